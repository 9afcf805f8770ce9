// The header row of a file: which cell is which column, which cells nobody knows, and what is missing.
import { foldText } from '../../../screening/normalise/fold-text';
import { COLUMNS, type Column } from './columns';
import { FileFault } from './file-fault';
import { HEADER_SYNONYMS } from './header-synonyms';

export interface Header {
  /** Cells as uploaded. */
  cells: string[];
  /** Column of each cell, null for one that nobody knows. */
  columns: (Column | null)[];
  unknown: string[];
}

/** Columns that an earlier download of rejected rows has added: they are left out, so that the file can be uploaded as it is. */
const OWN = new Set(['_row', '_column', '_error']);

const BY_NAME = new Map<string, Column>();
for (const column of COLUMNS) {
  for (const name of [column.name, ...(HEADER_SYNONYMS[column.name] ?? '').split('|')]) {
    const key = keyOf(name);
    if (key !== '' && !BY_NAME.has(key)) BY_NAME.set(key, column);
  }
}

function keyOf(cell: string): string {
  return foldText(cell).replace(/[^\p{L}\p{N}]+/gu, '');
}

/** How many cells of a row are known columns; tells the right delimiter from a wrong one. */
export function countKnownColumns(cells: readonly string[]): number {
  return cells.filter((cell) => BY_NAME.has(keyOf(cell))).length;
}

/** @throws FileFault where the row is no header, names a column twice, or lacks a required one */
export function mapHeader(cells: string[]): Header {
  const columns = cells.map((cell) => BY_NAME.get(keyOf(cell)) ?? null);
  const known = columns.filter((column) => column !== null);
  if (known.length === 0) {
    throw new FileFault(
      'no_header',
      `the first row is no header: none of ${cells
        .slice(0, 5)
        .map((cell) => JSON.stringify(cell))
        .join(', ')} is a known column`,
    );
  }
  rejectRepeats(cells, columns);
  const names = new Set(known.map(({ name }) => name));
  if (!names.has('reference')) throw new FileFault('missing_column', 'the column `reference` is missing');
  if (!names.has('goods_description') && !names.has('hs_code')) {
    throw new FileFault(
      'missing_column',
      'the columns `goods_description` and `hs_code` are missing: one of them is needed',
    );
  }
  return {
    cells,
    columns,
    unknown: cells.filter((cell, index) => columns[index] === null && !OWN.has(cell.trim()) && cell.trim() !== ''),
  };
}

function rejectRepeats(cells: readonly string[], columns: readonly (Column | null)[]): void {
  const seen = new Map<string, string>();
  columns.forEach((column, index) => {
    if (!column) return;
    const before = seen.get(column.name);
    if (before !== undefined)
      throw new FileFault(
        'duplicate_column',
        `the columns ${JSON.stringify(before)} and ${JSON.stringify(cells[index])} both mean \`${column.name}\``,
      );
    seen.set(column.name, cells[index] ?? '');
  });
}
