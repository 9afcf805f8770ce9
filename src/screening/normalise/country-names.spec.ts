// Country names in the languages of the trade, measured against a public list beside the project; skipped where it is not there.
import fs from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { CountryIndex, type CountryRow } from './country';

const root = path.resolve(__dirname, '../../..');
const countries = new CountryIndex(
  parse<CountryRow>(fs.readFileSync(path.join(root, 'data/countries.csv')), { columns: true }),
);
const list = path.resolve(root, '../shared/data/geo/country_names_multilingual.csv.gz');
const isThere = fs.existsSync(list);
if (!isThere) process.stderr.write(`country names are not measured: ${list} is missing\n`);

const LANGUAGES = 'en ru kk de tr zh uk be ky uz tg tk az hy ka fa ar fr es it pl lt lv et fi ja'.split(' ');

(isThere ? describe : describe.skip)('names of countries by language', () => {
  const rows = isThere
    ? parse<{ iso2: string; lang: string; name: string }>(zlib.gunzipSync(fs.readFileSync(list)), { columns: true })
    : [];

  it.each(LANGUAGES)('reads the names in %s, and none as another country', (language) => {
    const named = rows.filter((row) => row.lang === language);
    const readings = named.map((row) => ({ row, reading: countries.read(row.name) }));
    const right = readings.filter(({ row, reading }) => reading.state === 'read' && reading.value === row.iso2);
    const wrong = readings.filter(({ row, reading }) => reading.state === 'read' && reading.value !== row.iso2);
    expect(named.length).toBeGreaterThan(200);
    expect(right.length / named.length).toBeGreaterThanOrEqual(0.985);
    // The list itself has Turkmen Iran for Iraq.
    expect(wrong.map(({ row }) => row.name).filter((name) => name !== 'Eýran')).toEqual([]);
    if (['en', 'ru', 'kk', 'de', 'tr', 'zh'].includes(language))
      expect(right.length / named.length).toBeGreaterThanOrEqual(0.99);
  });
});
