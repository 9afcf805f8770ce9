// Days as people write them: ISO dates and RFC 3339 times. The order of day and month is never guessed.
import { ABSENT, read, type Reading, unreadable } from './reading';

const ISO = /^(\d{4})-(\d{2})-(\d{2})(?:[Tt ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:[Zz]|[+-]\d{2}:\d{2})?)?$/u;

/** Reads a day as `YYYY-MM-DD`; a time behind it is left out. */
export function readDate(text: string | undefined): Reading<string> {
  if (text === undefined || text.trim() === '') return ABSENT;
  const match = ISO.exec(text.trim());
  if (!match) {
    const ambiguous = /^\d{1,2}[./-]\d{1,2}[./-]\d{2,4}$/u.test(text.trim());
    return unreadable(text, ambiguous ? 'day and month could be either: write YYYY-MM-DD' : 'a day is written YYYY-MM-DD');
  }
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return unreadable(text, 'the calendar has no such day');
  return read(`${match[1]}-${match[2]}-${match[3]}`, text);
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** Days from one `YYYY-MM-DD` to another, negative where the second lies before. */
export function daysBetween(from: string, to: string): number {
  return dayNumber(to) - dayNumber(from);
}

/** Days since 0000-03-01 of the Gregorian calendar. */
function dayNumber(day: string): number {
  const month = (Number(day.slice(5, 7)) + 9) % 12;
  const year = Number(day.slice(0, 4)) - Math.floor(month / 10);
  return 365 * year + Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400) + Math.floor((month * 306 + 5) / 10) + Number(day.slice(8, 10)) - 1;
}
