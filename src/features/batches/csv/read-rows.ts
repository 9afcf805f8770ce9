// The rows of a trade file: delimiter told from the header, quotes and line breaks inside cells understood, memory bounded.
import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { parse as parseSync } from 'csv-parse/sync';
import { decodeFile, type DecodedFile } from './decode-file';
import { FileFault } from './file-fault';
import { countKnownColumns, type Header, mapHeader } from './map-header';

const DELIMITERS = [',', ';', '\t', '|'];
/** One row may not be longer than this, in bytes: a quote that is never closed would swallow the file. */
const ROW_LIMIT = 1024 * 1024;

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
    const rows: string[][] = parseSync(peek, { ...options(delimiter), to: 1 });
    return rows[0] ?? [];
  } catch {
    return [];
  }
}

function options(delimiter: string): {
  delimiter: string;
  bom: true;
  relax_column_count: true;
  skip_empty_lines: true;
  relax_quotes: true;
  max_record_size: number;
} {
  return {
    delimiter,
    bom: true,
    relax_column_count: true,
    skip_empty_lines: true,
    relax_quotes: true,
    max_record_size: ROW_LIMIT,
  };
}

async function* readRows(text: AsyncIterable<string>, delimiter: string): AsyncGenerator<string[], undefined> {
  const source = Readable.from(text);
  const parser = source.pipe(parse(options(delimiter)));
  source.on('error', (error) => parser.destroy(error));
  try {
    for await (const row of parser) yield row as string[];
  } catch (error) {
    if (error instanceof CsvError) throw new FileFault('bad_quotes', `line ${error['lines'] ?? '?'}: ${error.message}`);
    throw error;
  }
  return undefined;
}
