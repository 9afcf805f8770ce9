// The rows of a trade file: delimiter told from the header, quotes and line breaks inside cells understood, memory bounded.
import { Readable } from 'node:stream';
import { CsvError, type Options, parse } from 'csv-parse';
import { parse as parseSync } from 'csv-parse/sync';
import { decodeFile, type DecodedFile } from './decode-file';
import { FileFault } from './file-fault';
import { countKnownColumns, type Header, mapHeader } from './map-header';

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

export interface TradeFile {
  header: Header;
  delimiter: string;
  encoding: DecodedFile['encoding'];
  /** Data rows in order, cells as uploaded. */
  rows: AsyncIterable<string[]>;
}

/** @throws FileFault where the file as a whole cannot be read; also while its rows are read */
export async function openTradeFile(bytes: AsyncIterable<Uint8Array>): Promise<TradeFile> {
  const file = await decodeFile(bytes);
  const delimiter = sniffDelimiter(file.peek);
  const rows = readRows(file.text, delimiter);
  const first = await rows.next();
  if (first.done === true) throw new FileFault('empty_file', 'the file holds no row');
  return { header: mapHeader(first.value), delimiter, encoding: file.encoding, rows };
}

/** The delimiter under which the first row has the most known columns; a comma where none fits. */
function sniffDelimiter(peek: string): string {
  let best = { delimiter: ',', known: 0 };
  for (const delimiter of DELIMITERS) {
    const known = countKnownColumns(firstRow(peek, delimiter));
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
  const source = Readable.from(text);
  const parser = source.pipe(parse({ ...OPTIONS, delimiter }));
  source.on('error', (error) => parser.destroy(error));
  try {
    for await (const row of parser) yield row as string[];
  } catch (error) {
    throw error instanceof CsvError ? new FileFault('bad_quotes', error.message) : error;
  }
  return undefined;
}
