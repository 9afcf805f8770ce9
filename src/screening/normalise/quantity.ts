// Numbers as people write them in files: decimal comma or point, separators between thousands.
import { ABSENT, read, type Reading, unreadable } from './reading';

const PLAIN = /^[+-]?\d+(?:\.\d+)?$/u;
const SPACES = /[\s\u00a0\u202f'’]/gu;

/**
 * Reads a number. With both comma and point the last one is the decimal sign. A single comma is the decimal sign; a single comma or point
 * before exactly three digits could separate thousands (`1,234`): a comma then does, a point then does not (`1.234` is one and a bit).
 */
export function readNumber(text: string | undefined): Reading<number> {
  if (text === undefined || text.trim() === '') return ABSENT;
  const plain = toPlainNumber(text.replace(SPACES, ''));
  if (plain === undefined) return unreadable(text, 'is not a number');
  const value = Number(plain);
  return Number.isFinite(value) && Math.abs(value) < 1e15 ? read(value, text) : unreadable(text, 'is not a number within bounds');
}

function toPlainNumber(text: string): string | undefined {
  if (PLAIN.test(text)) return text;
  const comma = text.lastIndexOf(',');
  const point = text.lastIndexOf('.');
  const decimal = comma > point ? ',' : '.';
  const thousands = decimal === ',' ? '.' : ',';
  if (comma >= 0 && point >= 0) return check(text, thousands, decimal);
  const sign = comma >= 0 ? ',' : '.';
  if (text.split(sign).length > 2) return check(text, sign, '');
  if (sign === ',' && /^[+-]?[1-9]\d{0,2},\d{3}$/u.test(text)) return text.replace(',', '');
  return check(text, '', sign);
}

/** The number with plain signs, if its thousands stand in groups of three. */
function check(text: string, thousands: string, decimal: string): string | undefined {
  const [whole = '', fraction] = decimal === '' ? [text] : text.split(decimal);
  const groups = thousands === '' ? [whole] : whole.split(thousands);
  if (groups.length > 1 && !groups.slice(1).every((group) => /^\d{3}$/u.test(group))) return undefined;
  const plain = groups.join('') + (fraction === undefined ? '' : `.${fraction}`);
  return PLAIN.test(plain) ? plain : undefined;
}
