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

  /** A problem inside the text of a value: the offset is turned into line and column. */
  addInText(path: ContentPath, text: string, at: number, message: string): void {
    const before = text.slice(0, at).split('\n');
    const first = this.source.textLineOf(path);
    const { file, id } = this.source;
    const line = first === undefined ? this.source.lineOf(path) : first + before.length - 1;
    this.problems.push({ file, rule: id, line, column: (before[before.length - 1]?.length ?? 0) + 1, message });
  }
}
