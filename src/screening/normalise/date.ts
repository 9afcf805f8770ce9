// Days as people write them: ISO dates and RFC 3339 times. The order of day and month is never guessed.
import { ABSENT, read, type Reading, unreadable } from './reading';

const ISO =
  /^(\d{4})-(\d{2})-(\d{2})(?:[Tt ]([01]\d|2[0-3]):[0-5]\d(?::(?:[0-5]\d|60)(?:\.\d+)?)?(?:[Zz]|[+-](?:[01]\d|2[0-3]):?[0-5]\d)?)?$/u;
const OTHER_ORDER = /^\d{1,2}[./-]\d{1,2}[./-](?:\d{2}|\d{4})$/u;

/** Reads a day as `YYYY-MM-DD`; a time behind it is left out, and the day stays the one that is written whatever its zone. */
export function readDate(text: string | undefined): Reading<string> {
  if (text === undefined) return ABSENT;
  const trimmed = text.trim();
  if (trimmed === '') return ABSENT;
  const match = ISO.exec(trimmed);
  if (!match)
    return unreadable(
      text,
      OTHER_ORDER.test(trimmed)
        ? 'ambiguous: day and month could be either, write YYYY-MM-DD'
        : 'a day is written YYYY-MM-DD',
    );
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > daysIn(year, month))
    return unreadable(text, 'the calendar has no such day');
  return read(`${match[1]}-${match[2]}-${match[3]}`, text);
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Days from one `YYYY-MM-DD` to another, negative where the second lies before. Both must be days as `readDate` gives them. */
export function daysBetween(from: string, to: string): number {
  return dayNumber(to) - dayNumber(from);
}

/** Days since 0000-03-01 of the Gregorian calendar: years begin in March here, so that the leap day is their last. */
function dayNumber(day: string): number {
  const month = (Number(day.slice(5, 7)) + 9) % 12;
  const year = Number(day.slice(0, 4)) - Math.floor(month / 10);
  const leapDays = Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400);
  return 365 * year + leapDays + Math.floor((month * 306 + 5) / 10) + Number(day.slice(8, 10)) - 1;
}
