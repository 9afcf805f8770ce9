import * as fc from 'fast-check';
import { CONTEXT } from '../../../../test/support/list-files';
import { readListDates } from './list-dates';
import { toIdentifier } from './list-identifiers';
import { readCountry, splitAddress } from './read-country';

it.each([
  ['08 Sep 1966', ['1966-09-08']],
  ['Sep 1966', ['1966-09']],
  ['1966', ['1966']],
  ['circa 1965', ['1965']],
  ['1973 to 1975', ['1973', '1974', '1975']],
  ['1900 to 1975', []],
  ['00/00/1971', ['1971']],
  ['28/01/2026', ['2026-01-28']],
  ['10-Jun-2026', ['2026-06-10']],
  ['June 21, 2022', ['2022-06-21']],
  ['2019-02-31', ['2019-02']],
  ['2026-02-27T00:00:09.554Z', ['2026-02-27']],
  ['08 Sep 1966; 1967', ['1966-09-08', '1967']],
  ['unknown', []],
])('reads the day %s', (text, days) => {
  expect(readListDates(text)).toEqual(days);
});

it('reads days of the United States month first', () => {
  expect(readListDates('03/04/2025', 'month_first')).toEqual(['2025-03-04']);
});

it('gives only days that are days, whatever the text', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      for (const day of readListDates(text))
        expect(day).toMatch(/^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/u);
    }),
  );
});

it.each([
  ['Korea, North', 'KP'],
  ['Congo, Democratic Republic of the', 'CD'],
  ['Islamic Republic of Iran', 'IR'],
  ['Palestinian', 'PS'],
  ['Burma', 'MM'],
  ['KZ', 'KZ'],
  ['Korea', undefined],
  ['Georgia (USA)', undefined],
  ['unknown', undefined],
])('reads the country %s', (text, code) => {
  expect(readCountry(text, CONTEXT.countries)).toBe(code);
});

it.each([
  ['5 Lenina, Moscow, Russia', undefined, { street: '5 Lenina, Moscow', country: 'RU' }],
  ['5 Lenina, Moscow, Russia, 115035', undefined, { street: '5 Lenina, Moscow', postcode: '115035', country: 'RU' }],
  ['Komitas 26/114, Yerevan, Armenia, AM', undefined, { street: 'Komitas 26/114, Yerevan', country: 'AM' }],
  // Arizona, not Azerbaijan; Delaware, not Germany.
  ['3037 S. 69TH DRIVE, PHOENIX, AZ, 85043', undefined, { street: '3037 S. 69TH DRIVE, PHOENIX, AZ, 85043' }],
  ['1 Main St, Dover, DE', 'US', { street: '1 Main St, Dover, DE', country: 'US' }],
])('tells the country of the address %s', (text, own, address) => {
  expect(splitAddress(text, CONTEXT.countries, own)).toEqual(address);
});

it.each([
  ['Tax ID No.', '7707083893', 'RU', 'inn'],
  ['Tax ID No.', '7707083893', 'UA', 'tax_number'],
  ['Registration Number', '1027700132195', 'RU', 'ogrn'],
  ['Tax ID No.', '230440012345', 'KZ', 'bin'],
  ['National ID No.', '900101300123', 'KZ', 'national_id'],
  ['Company Number', 'IMO 5987042', undefined, 'imo'],
  ['SWIFT/BIC', 'RUDVRUMM', undefined, 'bic'],
  ['Secondary sanctions risk:', 'section 1(b)', undefined, undefined],
  ['Website', 'orlan2.ru', undefined, undefined],
])('calls %s %s of %s %s', (label, value, country, kind) => {
  expect(toIdentifier({ label, value, country })?.kind).toBe(kind);
});
