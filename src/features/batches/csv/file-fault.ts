// What makes a whole file unreadable, as opposed to a single row of it.

export class FileFault extends Error {
  constructor(
    readonly code:
      | 'empty_file'
      | 'no_header'
      | 'no_rows'
      | 'duplicate_column'
      | 'missing_column'
      | 'bad_encoding'
      | 'not_text'
      | 'bad_quotes'
      | 'bad_gzip'
      | 'too_large',
    message: string,
  ) {
    super(message);
    this.name = 'FileFault';
  }
}
