// CSV as we write it: every reader can take it apart again, and spreadsheets cannot be tricked with it.
import { stringify } from 'csv-stringify/sync';

const FORMULA = /^[=+\-@\t\r\0]/u;
const NUMBER = /^[+-]?\d+(?:[.,]\d+)?$/u;

/** One row for a download, with its line end; a cell that would be taken for a formula gets an apostrophe in front. */
export function csvRow(cells: readonly (string | number)[]): string {
  return `${csvLine(cells.map((cell) => safeCell(String(cell))))}\r\n`;
}

/** One row with the cells as they are, without line end. */
export function csvLine(cells: readonly string[], delimiter = ','): string {
  // Any line break is quoted, not only the one that ends our rows.
  return stringify([cells], { delimiter, eof: false, quoted_match: /[\r\n]/u });
}

/** Plain numbers stay numbers. */
export function safeCell(cell: string): string {
  return FORMULA.test(cell) && !NUMBER.test(cell) ? `'${cell}` : cell;
}
