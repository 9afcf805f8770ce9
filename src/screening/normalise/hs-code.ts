// Codes of the Harmonized System as people write them: dots, spaces, 4 to 10 digits. No digit is ever invented.
import { ABSENT, read, type Reading, unreadable } from './reading';

export interface HsCode {
  /** All digits as given, 4 to 10. */
  digits: string;
  /** The subheading, or null where fewer than six digits are given. */
  hs6: string | null;
  heading: string;
  chapter: string;
  /** An odd number of digits: a leading zero may have been lost in a spreadsheet. */
  oddLength: boolean;
}

export type HsEdition = 'HS2012' | 'HS2017' | 'HS2022';

const SEPARATORS = /[\s.\u00a0\u202f/-]/gu;

/** Reads a code; chapters 01 to 97 without the reserved 77, and the national chapters 98 and 99. */
export function readHsCode(text: string | undefined): Reading<HsCode> {
  if (text === undefined || text.trim() === '') return ABSENT;
  const digits = text.replace(SEPARATORS, '');
  if (!/^\d+$/u.test(digits)) return unreadable(text, 'a goods code has digits only, with dots or spaces between them');
  if (digits.length < 4 || digits.length > 10)
    return unreadable(text, `a goods code has 4 to 10 digits, not ${digits.length}`);
  const chapter = digits.slice(0, 2);
  if (chapter === '00' || chapter === '77') return unreadable(text, `the nomenclature has no chapter ${chapter}`);
  return read(
    {
      digits,
      hs6: digits.length >= 6 ? digits.slice(0, 6) : null,
      heading: digits.slice(0, 4),
      chapter,
      oddLength: digits.length % 2 === 1,
    },
    text,
  );
}

/** Edition in use on a day. The Eurasian Economic Union changed on 2022-04-01 (from memory), the others on 2022-01-01. */
export function hsEditionOn(day: string): HsEdition {
  if (day >= '2022-01-01') return 'HS2022';
  return day >= '2017-01-01' ? 'HS2017' : 'HS2012';
}

/**
 * HS2017 subheadings that ended, and what they became. All pairs are from general knowledge: check with the official correlation table.
 * Codes that only lost a part of their goods (to heading 8524) go on and are not in here.
 */
const SUCCESSORS: ReadonlyMap<string, readonly string[]> = new Map([
  ['880310', ['880710']],
  ['880320', ['880720']],
  ['880330', ['880730']],
  ['880390', ['880790']],
  ['854140', ['854141', '854142', '854143', '854149']],
  ['854150', ['854151', '854159']],
  ['854890', ['854800']],
  ['852580', ['852581', '852582', '852583', '852589']],
  ['851712', ['851713', '851714']],
  ['851770', ['851771', '851779']],
]);

/** HS2022 subheadings of a code of the older edition; the code itself where it did not change. */
export function toHs2022(hs6: string): readonly string[] {
  return SUCCESSORS.get(hs6) ?? [hs6];
}

/** Whether a subheading ended when HS2022 came. */
export function endedWithHs2022(hs6: string): boolean {
  return SUCCESSORS.has(hs6);
}
