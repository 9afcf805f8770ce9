// What makes a list file unreadable as a whole: which file, where in it, why, and what was expected instead.

export type ListFileFault =
  | 'empty_file'
  | 'no_entries'
  | 'unknown_format'
  | 'html'
  | 'not_text'
  | 'bad_encoding'
  | 'bad_gzip'
  | 'truncated'
  | 'bad_xml'
  | 'bad_json'
  | 'bad_csv'
  | 'too_large'
  | 'part_alone'
  | 'unreadable';

export interface ListFilePlace {
  /** Line or row, counted from 1, where it is known. */
  line?: number;
  column?: number;
}

export class ListFileError extends Error {
  readonly reason: string;
  readonly expected: string | undefined;
  readonly place: ListFilePlace;

  /** @param file name of the file as its sender calls it */
  constructor(
    readonly code: ListFileFault,
    readonly file: string,
    reason: string,
    { expected, ...place }: ListFilePlace & { expected?: string } = {},
  ) {
    const where = [file, place.line, place.column].filter((part) => part !== undefined).join(':');
    super(`${where}: ${reason}${expected === undefined ? '' : `; expected ${expected}`}`);
    this.name = 'ListFileError';
    this.reason = reason;
    this.expected = expected;
    this.place = place;
  }
}
