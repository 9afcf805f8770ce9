// Countries against the shipped table: what is read, what is refused and with which words.
import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { parse } from 'csv-parse/sync';
import { CountryIndex, type CountryRow } from './country';
import { valueOf } from './reading';

const file = path.join(__dirname, '../../../data/countries.csv');
const rows = parse<CountryRow>(fs.readFileSync(file), { columns: true });
const countries = new CountryIndex(rows);

function reasonOf(text: string): string {
  const reading = countries.read(text);
  return reading.state === 'unreadable' ? reading.reason : reading.state;
}

describe('CountryIndex', () => {
  it.each([
    [
      'KZ',
      [
        'KZ',
        'kz',
        'KAZ',
        'Kazakhstan',
        'KAZAKHSTAN',
        'Kazakstan',
        'РК',
        'Казахстан',
        'Қазақстан',
        'ҚР',
        'Republic of Kazakhstan',
        'KZ - Kazakhstan',
        'Kazakhstan (KZ)',
      ],
    ],
    [
      'RU',
      [
        'RU',
        'RUS',
        'РФ',
        'Russian Federation',
        'Россия',
        'Ресей',
        'RUSSIA',
        '俄罗斯',
        'Rusya',
        ' Российская  Федерация ',
      ],
    ],
    ['AE', ['UAE', 'U.A.E.', 'ОАЭ', 'United Arab Emirates', 'БАӘ', 'BAE']],
    ['TR', ['Turkey', 'Türkiye', 'TURKIYE', 'Турция']],
    ['CN', ['PRC', 'P.R. China', 'КНР', 'China', '中国', 'Çin']],
    ['GB', ['UK', 'Great Britain', 'United Kingdom', 'Великобритания', 'England']],
    ['HK', ['Hong Kong', 'Hong Kong (China)', 'Гонконг', 'HKG']],
    ['KR', ['South Korea', 'Republic of Korea', 'Korea, Republic of']],
    ['TW', ['Taiwan', 'Republic of China']],
    ['CZ', ['Czech Republic', 'Czechia', 'Česko', 'Tschechien']],
    ['XK', ['Kosovo']],
  ])('reads %s', (code, names) => {
    const read = names.map((name) => [name, valueOf(countries.read(name))]);
    expect(read).toEqual(read.map(([name]) => [name, code]));
  });

  it('refuses placeholders, unions and names that two countries share', () => {
    for (const text of ['XX', 'ZZ', 'xx', 'QQ', 'N/A', 'unknown', 'неизвестно'])
      expect(reasonOf(text)).toBe('says that the country is not known');
    expect(reasonOf('EU')).toContain('union');
    expect(reasonOf('ЕАЭС')).toContain('union');
    expect(reasonOf('Korea')).toBe('Korea may be KR or KP');
    expect(reasonOf('Congo')).toBe('Congo may be CG or CD');
    expect(reasonOf('Georgia (USA)')).toContain('no such country');
  });

  it('offers the nearest name and decides nothing by it', () => {
    expect(reasonOf('Kazakhstn')).toBe('no such country: did you mean Kazakhstan (KZ)?');
    expect(reasonOf('Казахстн')).toContain('(KZ)');
    expect(reasonOf('Qwertyuiop')).toBe('no such country');
  });

  it('is absent where nothing is written', () => {
    expect(countries.read(undefined).state).toBe('absent');
    expect(countries.read(' \t').state).toBe('absent');
  });

  it('names every code in English and reads each of its own names back', () => {
    for (const row of rows) {
      expect(countries.nameOf(row.alpha2)).toBe(row.name_en);
      for (const name of [row.alpha2, row.alpha3, row.name_en, row.name_ru])
        expect([name, valueOf(countries.read(name))]).toEqual([name, row.alpha2]);
    }
    expect(countries.nameOf('XX')).toBe('XX');
  });

  it('never fails', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) =>
        ['absent', 'read', 'unreadable'].includes(countries.read(text).state),
      ),
    );
  });
});
