// Days: what is a day, what is refused, and the arithmetic against the calendar of the machine.
import fc from 'fast-check';
import { daysBetween, readDate } from './date';

const day = fc
  .date({ min: new Date('0001-01-01T00:00:00Z'), max: new Date('9999-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('readDate', () => {
  it.each([
    ['2024-02-29', '2024-02-29'],
    [' 2026-03-01 ', '2026-03-01'],
    ['2026-03-01T23:30:00Z', '2026-03-01'],
    ['2026-03-01T23:30:00.123-05:00', '2026-03-01'],
    ['2026-03-01 10:00', '2026-03-01'],
    ['2000-02-29', '2000-02-29'],
  ])('reads %j', (text, expected) => {
    expect(readDate(text)).toEqual({ state: 'read', value: expected, raw: text });
  });

  it.each(['03/04/2024', '3.4.24', '31-12-2024'])('never guesses the order in %j', (text) => {
    expect(readDate(text)).toEqual({
      state: 'unreadable',
      raw: text,
      reason: 'ambiguous: day and month could be either, write YYYY-MM-DD',
    });
  });

  it.each([
    '2023-02-29',
    '1900-02-29',
    '2024-13-01',
    '2024-00-10',
    '2024-04-31',
    '2024-01-00',
    '0000-01-01',
    '2024-1-1',
    '20240101',
    '2024-01-01T25:00Z',
    '2024-01-01x',
    'tomorrow',
  ])('refuses %j', (text) => {
    expect(readDate(text).state).toBe('unreadable');
  });

  it('is absent where nothing is written', () => {
    expect(readDate(undefined).state).toBe('absent');
    expect(readDate('').state).toBe('absent');
  });

  it('reads every day of the calendar as itself', () => {
    fc.assert(fc.property(day, (text) => expect(readDate(text)).toEqual({ state: 'read', value: text, raw: text })));
  });
});

describe('daysBetween', () => {
  it('counts like the calendar of the machine', () => {
    expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2);
    expect(daysBetween('2024-03-01', '2024-02-28')).toBe(-2);
    fc.assert(
      fc.property(day, day, (from, to) =>
        expect(daysBetween(from, to)).toBe(Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)),
      ),
    );
  });
});
