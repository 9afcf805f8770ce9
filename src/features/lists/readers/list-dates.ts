// Days as lists write them: `08 Sep 1966`, `circa 1965`, `03/28/2025`, `00/00/1971`; only as exact as they are.

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** Which of the two first numbers of `01/02/1970` is the month: the United States and the rest. */
export type NumberOrder = 'month_first' | 'day_first';
/** A span of birth years longer than this tells nothing about a person. */
const LONGEST_SPAN = 10;

/** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; several for a span of years or an enumeration, none where nothing can be read. */
export function readListDates(text: string, order: NumberOrder = 'day_first'): string[] {
  const found = text
    .split(/;|\||\n|\bor\b|,(?=\s*\d{1,2}[ /.-])/iu)
    .flatMap((part) => readSpan(part.replace(/\b(?:circa|approximately|approx|about|c\.)/giu, ' ').trim(), order));
  return [...new Set(found)];
}

/** The one day that a field gives. */
export function readListDate(text: string, order: NumberOrder = 'day_first'): string | undefined {
  return readListDates(text, order)[0];
}

function readSpan(text: string, order: NumberOrder): string[] {
  const ends =
    /^(?:between\s+)?(.+?)\s+(?:to|and|-|–)\s+(.+)$/iu.exec(text) ?? /^(\d{4})\s*[-–/]\s*(\d{4})$/u.exec(text);
  if (!ends?.[1] || !ends[2]) return readOne(text, order);
  const [from] = readOne(ends[1], order);
  const [to] = readOne(ends[2], order);
  if (from === undefined || to === undefined) return [];
  return yearsBetween(Number(from.slice(0, 4)), Number(to.slice(0, 4)));
}

function yearsBetween(from: number, to: number): string[] {
  if (to < from || to - from > LONGEST_SPAN) return [];
  return Array.from({ length: to - from + 1 }, (_, index) => String(from + index));
}

function readOne(text: string, order: NumberOrder): string[] {
  const iso = /^(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?(?:[T ].*)?$/u.exec(text);
  if (iso) return written(iso[1], iso[2], iso[3]);
  const numbers = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/u.exec(text);
  if (numbers) {
    const [month, day] = order === 'month_first' ? [numbers[1], numbers[2]] : [numbers[2], numbers[1]];
    return written(numbers[3], month, day);
  }
  const words = /^(?:(\d{1,2})[ -])?\s*([A-Za-z]{3,9})\.?[ -](\d{4})$/u.exec(text);
  if (words) return written(words[3], monthOf(words[2]), words[1]);
  const american = /^([A-Za-z]{3,9})\.? (\d{1,2}), ?(\d{4})$/u.exec(text);
  return american ? written(american[3], monthOf(american[1]), american[2]) : [];
}

function monthOf(name: string | undefined): string | undefined {
  const at = MONTHS.indexOf((name ?? '').slice(0, 3).toLowerCase());
  return at < 0 ? undefined : String(at + 1);
}

/** Parts that are zero or no part of a calendar are left out with all behind them. */
function written(year = '', month = '', day = ''): string[] {
  const [yearNumber, monthNumber, dayNumber] = [Number(year), Number(month), Number(day)];
  if (yearNumber < 1800 || yearNumber > 2200) return [];
  if (month === '' || monthNumber < 1 || monthNumber > 12) return [year];
  const upToMonth = `${year}-${String(monthNumber).padStart(2, '0')}`;
  if (day === '' || dayNumber < 1 || dayNumber > daysIn(yearNumber, monthNumber)) return [upToMonth];
  return [`${upToMonth}-${String(dayNumber).padStart(2, '0')}`];
}

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}
