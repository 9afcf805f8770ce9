// A CSV table with columns of known names for a command that answers row by row: other columns stay as they are.
import { FileFault } from '../features/batches/csv/file-fault';
import { openCsv } from '../features/batches/csv/read-rows';
import { openInput } from './open-input';
import { UsageError } from './usage-error';

export interface Table<Column extends string> {
  header: readonly string[];
  delimiter: string;
  /** Numbers are 1-based and do not count the header. */
  rows: AsyncIterable<{ row: number; cells: readonly string[] }>;
  /** Cell of a row; undefined where the table lacks the column or the row is short. */
  cell(cells: readonly string[], column: Column): string | undefined;
}

/** Names by which columns are known, and whether a table can do without; names are compared in small letters. */
export type TableColumns<Column extends string> = Readonly<Record<Column, { required: boolean; names: string[] }>>;

/**
 * Opens the table and hands it to `work`.
 * @throws UsageError where the file cannot be read as a whole, lacks a required column or has two for one
 */
export async function withTable<Column extends string>(
  file: string,
  columns: TableColumns<Column>,
  work: (table: Table<Column>) => Promise<void>,
): Promise<void> {
  const known = Object.values<{ names: string[] }>(columns).flatMap(({ names }) => names);
  const input = openInput(file);
  try {
    const csv = await openCsv(input, (cells) => cells.filter((cell) => known.includes(keyOf(cell))).length);
    const places = placesOf(csv.header, columns);
    await work({
      header: csv.header,
      delimiter: csv.delimiter,
      rows: numbered(csv.rows),
      cell: (cells, column) => {
        const place = places.get(column);
        return place === undefined ? undefined : cells[place];
      },
    });
  } catch (error) {
    throw error instanceof FileFault ? new UsageError(`${file}: ${error.message}`) : error;
  }
}

/** A row as long as its header, so that what is added stands under its own names. */
export function filledUp(cells: readonly string[], { header }: Pick<Table<never>, 'header'>): string[] {
  return [...cells, ...Array.from({ length: Math.max(0, header.length - cells.length) }, () => '')];
}

function placesOf<Column extends string>(
  header: readonly string[],
  columns: TableColumns<Column>,
): Map<string, number> {
  const keys = header.map(keyOf);
  const places = new Map<string, number>();
  for (const [column, { required, names }] of Object.entries<{ required: boolean; names: string[] }>(columns)) {
    const found = keys.flatMap((key, place) => (names.includes(key) ? [place] : []));
    const [first, second] = found;
    if (second !== undefined)
      throw new FileFault(
        'duplicate_column',
        `the columns ${JSON.stringify(header[first ?? 0])} and ${JSON.stringify(header[second])} both mean \`${column}\``,
      );
    if (first !== undefined) places.set(column, first);
    else if (required) throw new FileFault('missing_column', `the column \`${column}\` is missing`);
  }
  return places;
}

async function* numbered(rows: AsyncIterable<string[]>): AsyncGenerator<{ row: number; cells: string[] }, undefined> {
  let row = 0;
  for await (const cells of rows) yield { row: ++row, cells };
  return undefined;
}

function keyOf(cell: string): string {
  return cell.trim().toLowerCase();
}
