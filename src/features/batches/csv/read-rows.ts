// The rows of a CSV file: delimiter told from the header, quotes and line breaks inside cells understood, memory bounded.
import { pipeline, Readable } from 'node:stream';
import { type Options, parse } from 'csv-parse';
import { parse as parseSync } from 'csv-parse/sync';
import { decodeFile } from './decode-file';
import { FileFault } from './file-fault';
import type { Encoding } from './guess-encoding';

const DELIMITERS = [',', ';', '\t', '|'];
/** One row may not be longer than this, in characters: a quote that is never closed would swallow the file. */
const ROW_LIMIT = 256 * 1024;

/** Line ends of all three kinds, also mixed in one file: told apart by the first one, rows would be glued together. */
const OPTIONS: Options = {
  bom: true,
  record_delimiter: ['\r\n', '\n', '\r'],
  relax_column_count: true,
  skip_empty_lines: true,
  relax_quotes: true,
  max_record_size: ROW_LIMIT,
};

export interface CsvFile {
  header: string[];
  delimiter: string;
  encoding: Encoding;
  /** Rows after the header in order, cells as in the file; empty lines are left out and not counted. */
  rows: AsyncIterable<string[]>;
}

/**
 * @param countKnown how many cells of a header row are known names: tells the right delimiter from a wrong one
 * @throws FileFault where the file as a whole cannot be read; also while its rows are read
 */
export async function openCsv(
  bytes: AsyncIterable<Uint8Array>,
  countKnown: (cells: readonly string[]) => number,
): Promise<CsvFile> {
  const { peek, text, encoding } = await decodeFile(bytes);
  const delimiter = sniffDelimiter(peek, countKnown);
  const rows = readRows(text, delimiter);
  const first = await rows.next();
  if (first.done === true) throw new FileFault('empty_file', 'the file holds no row');
  return { header: first.value, delimiter, encoding, rows };
}

/**
 * The first rows of a text, at most `count`.
 * @throws FileFault where a quote is not closed in the text
 */
export function firstRows(text: string, count: number, countKnown: (cells: readonly string[]) => number): string[][] {
  try {
    return parseSync(text, { ...OPTIONS, delimiter: sniffDelimiter(text, countKnown), to: count });
  } catch (error) {
    throw isCsvError(error) ? new FileFault('bad_quotes', error.message) : error;
  }
}

/** By its code: the parser comes in two builds, each with a class of its own. */
function isCsvError(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('CSV_');
}

/** The delimiter under which the first row has the most known columns; a comma where none fits. */
function sniffDelimiter(peek: string, countKnown: (cells: readonly string[]) => number): string {
  let best = { delimiter: ',', known: 0 };
  for (const delimiter of DELIMITERS) {
    const known = countKnown(firstRow(peek, delimiter));
    if (known > best.known) best = { delimiter, known };
  }
  return best.delimiter;
}

function firstRow(peek: string, delimiter: string): string[] {
  try {
    const rows: string[][] = parseSync(peek, { ...OPTIONS, delimiter, to: 1 });
    return rows[0] ?? [];
  } catch {
    return [];
  }
}

async function* readRows(text: AsyncIterable<string>, delimiter: string): AsyncGenerator<string[], undefined> {
  const parser = parse({ ...OPTIONS, delimiter });
  // Faults of the text reach the reader through the parser.
  pipeline(Readable.from(text), parser, () => undefined);
  try {
    for await (const row of parser) yield row as string[];
  } catch (error) {
    throw isCsvError(error) ? new FileFault('bad_quotes', error.message) : error;
  }
  return undefined;
}
