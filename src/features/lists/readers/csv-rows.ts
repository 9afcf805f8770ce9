// The rows of a list in CSV: by number, every row as long as the header says, cells reached by column name.
import { pipeline, Readable } from 'node:stream';
import { type Options, parse } from 'csv-parse';
import { parse as parseSync } from 'csv-parse/sync';
import { ListFileError } from './list-file-error';
import type { ListText } from './list-text';

/** A statement of reasons may be long; a quote that is never closed may not swallow the file. */
const ROW_LIMIT = 1024 * 1024;
/** What DOS programs end a text with. */
export const END_MARK = '\u001a';

const OPTIONS: Options = {
  bom: true,
  record_delimiter: ['\r\n', '\n', '\r'],
  relax_column_count: true,
  skip_empty_lines: true,
  relax_quotes: true,
  max_record_size: ROW_LIMIT,
};

/** The first rows of a text that may be cut off behind them. */
export function firstRows(text: string, count: number, delimiter: string): string[][] {
  try {
    return parseSync(text, { ...OPTIONS, delimiter, to: count });
  } catch {
    return [];
  }
}

export interface CsvRow {
  /** From 1, the header included. */
  number: number;
  cells: string[];
}

/** @throws ListFileError bad_csv where a quote is not closed */
export async function* readCsvRows({ name, text }: ListText, delimiter: string): AsyncGenerator<CsvRow> {
  const parser = parse({ ...OPTIONS, delimiter });
  // Faults of the text reach the reader through the parser.
  pipeline(Readable.from(text), parser, () => undefined);
  let number = 0;
  try {
    for await (const cells of parser) {
      number += 1;
      if ((cells as string[])[0] !== END_MARK) yield { number, cells: cells as string[] };
    }
  } catch (error) {
    if (!isCsvError(error)) throw error;
    throw new ListFileError('bad_csv', name, error.message, { line: number + 1, expected: 'quotes that are closed' });
  }
}

function isCsvError(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('CSV_');
}

/** `Alias Quality`, `alias_quality` and `AliasQuality` are one column. */
export function columnKey(header: string): string {
  return header.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

export type ReadCell = (...columns: string[]) => string | undefined;

export interface NamedRow {
  number: number;
  /** The first of the columns that is there and not empty. */
  cell: ReadCell;
}

/**
 * Rows below the first row that has all the columns of `wanted`; a banner may stand above it.
 * @throws ListFileError truncated where a row has fewer cells than the header
 */
export async function* readNamedRows(
  text: ListText,
  delimiter: string,
  wanted: readonly string[],
): AsyncGenerator<NamedRow> {
  let columns: ReadonlyMap<string, number> | undefined;
  let width = 0;
  for await (const { number, cells } of readCsvRows(text, delimiter)) {
    if (!columns) {
      const header = new Map(cells.map((title, index) => [columnKey(title), index]));
      if (wanted.every((column) => header.has(column))) [columns, width] = [header, header.size];
    } else {
      if (cells.length < width) throw shortRow(text.name, number, cells.length, width);
      yield { number, cell: cellReader(columns, cells) };
    }
  }
}

function cellReader(columns: ReadonlyMap<string, number>, cells: readonly string[]): ReadCell {
  return (...names) => {
    for (const name of names) {
      const text = cells[columns.get(name) ?? -1]?.trim();
      if (text !== undefined && text !== '') return text;
    }
    return undefined;
  };
}

export function shortRow(file: string, line: number, has: number, wanted: number): ListFileError {
  return new ListFileError('truncated', file, `the row has ${has} of ${wanted} columns`, {
    line,
    expected: 'a file that is not cut off',
  });
}
