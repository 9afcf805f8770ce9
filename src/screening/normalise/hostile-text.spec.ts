// Every reader against hostile text: none fails, none keeps a line waiting, whatever the field holds.
import fs from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { CountryIndex, type CountryRow } from './country';
import { readDate } from './date';
import { emailDomain } from './email';
import { foldText } from './fold-text';
import { readHsCode } from './hs-code';
import { readIdentifier } from './identifier';
import { readPhone } from './phone';
import { PlaceIndex } from './place';
import type { CityRow, PlaceRow } from './place-shape';
import { readNumber, readQuantity } from './quantity';

const project = path.join(__dirname, '../../..');
const rowsOf = <T>(name: string): T[] => parse<T>(fs.readFileSync(path.join(project, 'data', name)), { columns: true });
const countries = new CountryIndex(rowsOf<CountryRow>('countries.csv'));
const places = new PlaceIndex(rowsOf<PlaceRow>('places.csv'), rowsOf<CityRow>('cities.csv'), countries);

/** Each reader, and what it may answer besides the three states of a reading. */
const READERS: Readonly<Record<string, (text: string) => unknown>> = {
  foldText,
  country: (text) => countries.read(text).state,
  place: (text) => places.read(text, { hintCountries: ['KZ', 'RU'] }).state,
  placesInText: (text) => places.findAllIn(text).length,
  hsCode: (text) => readHsCode(text).state,
  date: (text) => readDate(text).state,
  number: (text) => readNumber(text).state,
  quantity: (text) => readQuantity(1, text).state,
  phone: (text) => readPhone(text, 'KZ').state,
  identifier: (text) => readIdentifier(text, 'KZ').state,
  emailDomain: (text) => emailDomain(text) ?? 'none',
};

const HANDMADE = [
  '\ud800',
  '\udfff\ud800',
  '\0',
  'constructor',
  '__proto__',
  'toString',
  'ﷺ'.repeat(50),
  'e\u0301'.repeat(200),
  '\u202eRU\u202c',
  '👩‍👩‍👧‍👦, KZ',
  "'; DROP TABLE places; --",
  '=HYPERLINK("x")',
];

const naughtyFile = path.join(project, '../shared/data/ingest/naughty_strings_dev.json');
const found = fs.existsSync(naughtyFile);
if (!found)
  console.log('skipped: the list of naughty strings is not on this machine, only the handmade ones are tried');
const naughty = found ? (JSON.parse(fs.readFileSync(naughtyFile, 'utf8')) as string[]) : [];

describe.each(Object.entries(READERS))('%s', (_, reader) => {
  it('takes every hostile text', () => {
    for (const text of [...HANDMADE, ...naughty]) expect(() => reader(text)).not.toThrow();
  });

  it('reads prototype names as ordinary text', () => {
    for (const text of ['constructor', '__proto__', 'toString'])
      expect(['unreadable', 'read', 'none', 0, text.toLowerCase()]).toContain(reader(text));
  });

  it.each(['a', ' ', '1', '-', 'г. ', 'порт ', 'KZ, ', '(', 'a@', 'é', '阿', '1,', 'a.', 'пункт пропуска '])(
    'takes no longer than in proportion for a long run of %j',
    (unit) => {
      const short = timeOf(() => reader(unit.repeat(4_000)));
      const long = timeOf(() => reader(unit.repeat(40_000)));
      // Ten times the text; a reader that goes over it again and again takes a hundred times as long. Too short to be measured says nothing.
      expect(long / Math.max(short, 2)).toBeLessThan(60);
    },
  );
});

/** The shortest of three runs, in milliseconds. */
function timeOf(run: () => unknown): number {
  let best = Infinity;
  for (let i = 0; i < 3; i++) {
    const begun = performance.now();
    run();
    best = Math.min(best, performance.now() - begun);
  }
  return best;
}

describe('countries', () => {
  it('names no country by a word of the language', () => {
    for (const text of ['constructor', '__proto__', 'hasOwnProperty'])
      expect(countries.read(text).state).toBe('unreadable');
  });
});
