// Collects everything that is wrong with one rule file, each with its line.
import type { ContentPath, RuleProblem, RuleSource } from './rule-source';

export class ProblemList {
  readonly problems: RuleProblem[] = [];

  constructor(readonly source: RuleSource) {}

  /** A problem at the value of a path. */
  add(path: ContentPath, message: string): void {
    const { file, id } = this.source;
    this.problems.push({ file, rule: id, line: this.source.lineOf(path), message });
  }

  /** A problem inside the text of a value, `at` characters from its start. */
  addInText(path: ContentPath, at: number, message: string): void {
    const { file, id } = this.source;
    const position = this.source.positionIn(path, at);
    this.problems.push({
      file,
      rule: id,
      line: position?.line ?? this.source.lineOf(path),
      column: position?.column,
      message,
    });
  }
}
