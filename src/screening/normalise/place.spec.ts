// Travel stops against the shipped tables: spellings, sides of a border, homonyms, traps, and what stays unknown.
import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { parse } from 'csv-parse/sync';
import { CountryIndex, type CountryRow } from './country';
import { PlaceIndex } from './place';
import type { AirportRow, CityRow, Place, PlaceRow } from './place-shape';
import { valueOf } from './reading';

const data = path.join(__dirname, '../../../data');
function rowsOf<T>(name: string): T[] {
  return parse<T>(fs.readFileSync(path.join(data, name)), { columns: true });
}
const placeRows = rowsOf<PlaceRow>('places.csv');
const cityRows = rowsOf<CityRow>('cities.csv');
const countries = new CountryIndex(rowsOf<CountryRow>('countries.csv'));
const places = new PlaceIndex(placeRows, cityRows, countries, rowsOf<AirportRow>('airports.csv'));

function place(text: string, hintCountries?: string[]): Place | undefined {
  return valueOf(places.read(text, hintCountries ? { hintCountries } : {}));
}

describe('PlaceIndex.read', () => {
  it.each([
    [
      'Oral',
      'KZ',
      [
        'Oral',
        'ORAL',
        'Орал',
        'Уральск',
        'г. Уральск',
        'Uralsk',
        'Oral, Kazakhstan',
        'Oral (KZ)',
        'Oral Kazakhstan',
        'Oral, West Kazakhstan region, KZ',
        'KZURA',
      ],
    ],
    [
      'Almaty',
      'KZ',
      ['Almaty', 'Алма-Ата', '阿拉木图', 'KZ ALA', 'KZALA', 'Almaty airport', 'Dostyk Avenue, Almaty', 'ст. Алматы-1'],
    ],
    ['Aktau port', 'KZ', ['Aktau', 'порт Актау', 'Aktau port', 'Port of Aktau', 'Ақтау порты', 'Морской порт Актау']],
    [
      'St Petersburg',
      'RU',
      ['Saint Petersburg', 'St. Petersburg', 'Санкт-Петербург', 'Питер', 'RULED', 'г. Санкт-Петербург'],
    ],
    ['Poti', 'GE', ['Port of Poti', 'Поти', 'Poti, Georgia', 'GEPTI']],
    ['Klaipeda', 'LT', ['LTKLJ', 'LT KLJ', 'Klaipėda', 'Клайпеда', 'Klaipėdos uostas']],
    ['Hamburg', 'DE', ['Hamburg', 'DEHAM', 'DE HAM', 'Hamburg Hafen', 'Hamburg (DEHAM)', 'Гамбург']],
    ['Obninsk', 'RU', ['Калужская обл., г. Обнинск', 'Obninsk, Kaluga region, Russia']],
    ['Oskemen', 'KZ', ['Ust-Kamenogorsk', 'Усть-Каменогорск', 'Öskemen', 'Өскемен']],
  ])('reads %s in %s', (name, country, spellings) => {
    const read = spellings.map((text) => [text, place(text)?.name, place(text)?.country]);
    expect(read).toEqual(spellings.map((text) => [text, name, country]));
  });

  it.each([
    [
      'Syrym',
      ['Syrym', 'Сырым', 'пункт пропуска Сырым', 'Syrym border crossing', 'Syrym / Mashtakovo'],
      ['Mashtakovo', 'Маштаково', 'МАПП Маштаково', 'БАПП Маштаково', 'ПП Маштаково', 'Mashtakovo, RU'],
    ],
    ['Taskala', ['Taskala', 'Таскала'], ['Ozinki', 'Озинки']],
    ['Zhaisan', ['Жайсаң', 'Zhaysan'], ['Sagarchin', 'Сагарчин']],
    ['Kairak', ['Kairak', 'Kairak (Bugristoe)'], ['Bugristoye', 'Бугристое']],
  ])('knows both sides of %s', (name, near, far) => {
    for (const text of near)
      expect([text, place(text)]).toEqual([
        text,
        expect.objectContaining({ name, country: 'KZ', counterpart: 'RU', kind: 'border_post', side: 'near' }),
      ]);
    for (const text of far)
      expect([text, place(text)]).toEqual([text, expect.objectContaining({ name, counterpart: 'RU', side: 'far' })]);
  });

  it.each([
    ['Zabaikalsk', 'CN', 'RU'],
    ['Manzhouli', 'CN', 'RU'],
    ['Paternieki', 'LV', 'BY'],
    ['Koroszczyn', 'PL', 'BY'],
    ['Верхний Ларс', 'GE', 'RU'],
    ['Яраг-Казмаляр', 'AZ', 'RU'],
    ['Naushki', 'MN', 'RU'],
    ['Torfyanovka', 'FI', 'RU'],
    ['Dostyk-Alashankou', 'KZ', 'CN'],
  ])('knows the border post %s', (text, country, counterpart) => {
    expect(place(text)).toEqual(expect.objectContaining({ country, counterpart }));
  });

  it('keeps names apart that look alike', () => {
    expect(place('Petropavl')?.country).toBe('KZ');
    expect(place('Петропавловск')?.country).toBe('KZ');
    expect(place('Петропавловск-Камчатский')?.country).toBe('RU');
    expect(place('Petropavlovsk, RU')?.country).toBe('RU');
    expect(place('Aksu')?.name).toBe('Aksu (Pavlodar)');
    expect(place('Aksai')?.name).toBe('Aksai');
    expect(place('Alat')?.country).toBe('AZ');
    expect(place('Alatau')?.country).toBe('KZ');
    expect(place('Pavlovka')).toEqual(expect.objectContaining({ country: 'KZ', counterpart: 'RU', side: 'far' }));
    expect(place('Ural')).toBeUndefined();
  });

  it('takes a town before the post that bears its name, unless the text says post', () => {
    expect(place('Aksai')?.kind).toBe('city');
    expect(place('Aksai border crossing')?.kind).toBe('border_post');
    expect(place('Orsk')?.country).toBe('RU');
    expect(place('пункт пропуска Орск')?.name).toBe('Alimbet');
  });

  it('lets the route decide between towns of one name', () => {
    expect(place('Leninogorsk')?.country).toBe('KZ');
    expect(place('Leninogorsk', ['DE', 'RU'])?.country).toBe('RU');
    expect(place('Armavir', ['AM', 'GE'])?.country).toBe('AM');
    expect(place('Armavir, AM', ['RU'])?.country).toBe('AM');
  });

  it('knows states of the United States, parts of China and occupied towns', () => {
    expect(place('Chicago, IL')?.country).toBe('US');
    expect(place('Nowhereville, CA', ['US'])?.country).toBe('US');
    expect(place('Nowhereville, TX')?.country).toBe('US');
    expect(place('Nowhereville NJ')?.country).toBe('US');
    expect(place('Nowhereville AZ', ['US', 'KZ'])?.country).toBe('US');
    expect(place('Nowhereville, AZ', ['KZ', 'GE'])?.country).toBe('AZ');
    expect(place('Kowloon, China')?.country).toBe('HK');
    expect(place('Simferopol, RU')).toEqual(expect.objectContaining({ country: 'UA', roles: ['occupied'] }));
  });

  it('gives the country of a town that it does not know', () => {
    expect(place('Foobar, RU')).toEqual(
      expect.objectContaining({ name: 'Foobar', country: 'RU', kind: 'city', certainty: 'from_memory' }),
    );
    expect(place('PLQQQ')).toEqual(expect.objectContaining({ country: 'PL', kind: 'locode', locode: 'PLQQQ' }));
    expect(place('Казахстан')).toEqual(expect.objectContaining({ country: 'KZ', kind: 'country' }));
  });

  it.each([
    ['ст. Достык (эксп.)', 'Dostyk'],
    ['Достык-эксп.', 'Dostyk'],
    ['MAPP Mashtakovo', 'Syrym'],
    ['БЖК Сырым', 'Syrym'],
    ['автомобильный пункт пропуска «Сырым»', 'Syrym'],
    ['г.Уральск', 'Oral'],
    ['Sarp Sınır Kapısı', 'Sarp'],
    ['przejście graniczne Koroszczyn', 'Koroszczyn'],
    ['霍尔果斯铁路口岸', 'Altynkol'],
    ['Almaty airport (ALA)', 'Almaty'],
    ['ALA', 'Almaty'],
    ['UAAA', 'Almaty'],
    ['NQZ, Kazakhstan', 'Astana'],
    ['BLR', 'Belarus'],
    ['MOSCOW, IDAHO', 'MOSCOW'],
  ])('takes off the words and codes around %s', (text, name) => {
    expect(place(text)?.name).toBe(name);
  });

  it('reads other spellings and slips where the countries agree, and says that it guessed', () => {
    expect(place('Schymkent', ['DE', 'KZ'])).toEqual(
      expect.objectContaining({ name: 'Shymkent', guessed: 'spelling', country: 'KZ' }),
    );
    expect(place('Kasachstan, Aktjubinsk')?.name).toBe('Aktobe');
    expect(place('Mashtakvo', ['DE', 'KZ'])).toEqual(
      expect.objectContaining({ name: 'Syrym', side: 'far', guessed: 'typo' }),
    );
    expect(place('Mashtakvo', ['US', 'JP'])).toBeUndefined();
    expect(place('Chelyabinks, Russia')?.name).toBe('Chelyabinsk');
    expect(place('Chelyabinks', ['US'])).toBeUndefined();
    expect(place('Syrym')).not.toHaveProperty('guessed');
  });

  it('gives the coordinates with their precision', () => {
    expect(place('Altynkol')).toEqual(expect.objectContaining({ lat: 44.16, lon: 80.3, precision: 'exact' }));
    expect(place('Hamburg')).toEqual(expect.objectContaining({ lat: 53.55, lon: 9.99, precision: 'town' }));
    expect(place('Pavlovka')).toEqual(expect.objectContaining({ common: true, precision: 'km50' }));
  });

  it('does not guess', () => {
    for (const text of ['Qwertygrad', 'XXABC', 'kz qqq', 'plqqq', '12345', '—', 'in transit'])
      expect([text, places.read(text).state]).toEqual([text, 'unreadable']);
    expect(places.read(undefined).state).toBe('absent');
    expect(places.read('  ').state).toBe('absent');
    expect(places.read('x'.repeat(5000)).state).toBe('unreadable');
  });

  it('reads every name of every row as a place in a country of that row', () => {
    const wrong: string[] = [];
    for (const row of placeRows) {
      for (const name of [row.name, ...row.alt_names.split('|'), ...row.far_side.split('|')]) {
        if (name === '') continue;
        const found = place(name, [row.country, row.counterpart]);
        if (found?.country !== row.country && found?.country !== row.counterpart)
          wrong.push(`${name}: ${found?.country}`);
      }
    }
    for (const row of cityRows) if (place(`${row.name}, ${row.country}`)?.country !== row.country) wrong.push(row.name);
    expect(wrong).toEqual([]);
  });

  it('never fails and answers the same the second time', () => {
    const stop = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 80 }),
      fc
        .array(fc.constantFrom('Oral', 'порт', ',', ' ', '(', 'KZ', 'RU', '/', '-', 'station', 'г.'), { maxLength: 12 })
        .map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(stop, (text) => expect(places.read(text)).toEqual(places.read(text))),
      { numRuns: 500 },
    );
  });
});

describe('PlaceIndex.findAllIn', () => {
  const found = (text: string): string[] => places.findAllIn(text).map((hit) => `${hit.name} ${hit.country}`);

  it.each([
    ['г. Алматы, пр. Достык 91', ['Almaty KZ']],
    ['Kazakhstan, 050000, Almaty, Moscow street 5', ['Kazakhstan KZ', 'Almaty KZ']],
    ['г. Уфа, ул. Ленина 1', ['Ufa RU']],
    ['深圳市南山区', ['Shenzhen CN']],
    ['Office 5, Sharjah, UAE', ['Sharjah AE']],
    ['Алматы қ., Мәскеу көшесі 5', ['Almaty KZ']],
    ['Туркестанская обл., Сузакский р-н', ['South Kazakhstan region KZ']],
    ['no place at all in here', []],
  ])('finds the places of %j', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });
});
