// One rule file as read: the parsed content, and where in the file each part of it stands.

/** Path inside the file's content, such as `['tests', 0, 'expect']`. */
export type ContentPath = readonly (string | number)[];

/** 1-based. */
export interface TextPosition {
  line: number;
  column: number;
}

export interface RuleSource {
  /** Path without ending, relative to the rules folder: `routing/middle-corridor`. */
  id: string;
  /** File as it is shown in problems. */
  file: string;
  /** Parsed YAML; of any shape, the compiler checks it. */
  content: unknown;
  /** First line of the value at the path, 1-based; of the nearest parent where the path does not exist; undefined where unknown. */
  lineOf(path: ContentPath): number | undefined;
  /** Where in the file a character of the text at the path stands; undefined where unknown. */
  positionIn(path: ContentPath, offset: number): TextPosition | undefined;
}

/** What is wrong with a rule file. */
export interface RuleProblem {
  file: string;
  line?: number | undefined;
  column?: number | undefined;
  rule: string;
  message: string;
}
