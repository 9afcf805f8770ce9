// CSV that spreadsheets cannot be tricked with: a cell that would be taken for a formula gets an apostrophe in front.
import { stringify } from 'csv-stringify/sync';

const FORMULA = /^[=+\-@\t\r\0]/u;
const NUMBER = /^[+-]?\d+(?:[.,]\d+)?$/u;

/** One row with its line end. */
export function csvRow(cells: readonly (string | number)[]): string {
  return stringify([cells.map((cell) => safeCell(String(cell)))], { record_delimiter: '\r\n' });
}

/** Plain numbers stay numbers. */
export function safeCell(cell: string): string {
  return FORMULA.test(cell) && !NUMBER.test(cell) ? `'${cell}` : cell;
}
