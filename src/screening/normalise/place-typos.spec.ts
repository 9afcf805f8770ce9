// Every crossing of the shipped table in each of its spellings, as it stands and with one typo; and towns elsewhere that must not become crossings.
import fs from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { CountryIndex, type CountryRow } from './country';
import { PlaceIndex } from './place';
import { isBorder } from './place-likeness';
import type { AirportRow, CityRow, Place, PlaceRow } from './place-shape';
import { valueOf } from './reading';

const root = path.resolve(__dirname, '../../..');
function rowsOf<T>(name: string): T[] {
  return parse<T>(fs.readFileSync(path.join(root, 'data', name)), { columns: true });
}
const crossings = rowsOf<PlaceRow>('places.csv').filter(({ kind }) => kind === 'border_post' || kind === 'rail_border');
const places = new PlaceIndex(
  rowsOf<PlaceRow>('places.csv'),
  rowsOf<CityRow>('cities.csv'),
  new CountryIndex(rowsOf<CountryRow>('countries.csv')),
  rowsOf<AirportRow>('airports.csv'),
);

const TYPOS_A_NAME = 8;
/** Shorter names change into other words: nobody can tell `Аул` from `Ауе`. */
const LEAST_LETTERS = 4;
const LETTERS = {
  latin: 'abcdefghijklmnopqrstuvwxyz',
  cyrillic: 'абвгдежзийклмнопрстуфхцчшщъыьэюя',
  han: '东西南北中山水口',
};

let state = 20_261_124;
function random(below: number): number {
  state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
  return Math.floor((state / 2_147_483_648) * below);
}

/** One letter changed, dropped, added or swapped with its neighbour, anywhere. */
function mistype(name: string): string {
  const signs = [...name];
  const at = random(signs.length);
  const sign = signs[at] ?? '';
  const script = /\p{Script=Cyrillic}/u.test(sign) ? 'cyrillic' : /\p{Script=Han}/u.test(sign) ? 'han' : 'latin';
  const letter = [...LETTERS[script]][random(LETTERS[script].length)] ?? '';
  const kind = random(4);
  if (kind === 0) signs[at] = letter;
  else if (kind === 1) signs.splice(at, 1);
  else if (kind === 2) signs.splice(at, 0, letter);
  else signs.splice(at, 2, ...signs.slice(at, at + 2).reverse());
  return signs.join('');
}

function spellingsOf(row: PlaceRow): string[] {
  const names = [row.name, ...row.name.split(' / '), ...row.alt_names.split('|'), ...row.far_side.split('|')];
  return [...new Set(names.filter((name) => name !== ''))];
}

/** Read as a crossing of the same border, or as the town on either side that bears the name. */
function isFound(place: Place | undefined, row: PlaceRow): boolean {
  if (!place) return false;
  const border = [row.country, row.counterpart];
  if (!isBorder(place)) return place.kind !== 'country' && border.includes(place.country ?? '');
  return border.includes(place.country ?? '') && border.includes(place.counterpart ?? '');
}

function missed(
  textsOf: (name: string) => string[],
  hintsOf: (row: PlaceRow) => string[],
): { all: number; names: string[] } {
  let all = 0;
  const names: string[] = [];
  for (const row of crossings) {
    for (const name of spellingsOf(row)) {
      for (const text of textsOf(name)) {
        all++;
        const place = valueOf(places.read(text, { hintCountries: hintsOf(row) }));
        if (!isFound(place, row)) names.push(`${text} (${name}): ${place?.name ?? 'unread'}`);
      }
    }
  }
  return { all, names };
}

const bothSides = (row: PlaceRow): string[] => [row.country, row.counterpart];

describe('crossings', () => {
  it('are found in each of their spellings', () => {
    const { all, names } = missed((name) => [name], bothSides);
    expect(all).toBeGreaterThan(2000);
    expect(names).toEqual([]);
  });

  it('are found in each of their spellings by somebody who names no country', () => {
    const { all, names } = missed(
      (name) => [name],
      () => [],
    );
    expect(names.length / all).toBeLessThan(0.01);
  });

  it('are found with one typo in 98 of 100 where the countries agree', () => {
    const typos = (name: string): string[] =>
      [...name].length < LEAST_LETTERS ? [] : Array.from({ length: TYPOS_A_NAME }, () => mistype(name));
    const { all, names } = missed(typos, bothSides);
    expect(1 - names.length / all).toBeGreaterThanOrEqual(0.98);
  });

  it('are found with one typo in 90 of 100 where nothing is said about countries', () => {
    const typos = (name: string): string[] => ([...name].length < LEAST_LETTERS ? [] : [mistype(name), mistype(name)]);
    const { all, names } = missed(typos, () => []);
    expect(1 - names.length / all).toBeGreaterThanOrEqual(0.9);
  });
});

const file = path.resolve(root, '../shared/data/geo/cities_geonames.csv.gz');
const isThere = fs.existsSync(file);
if (!isThere) process.stderr.write(`towns elsewhere are not measured: ${file} is missing\n`);

/** Countries with crossings of the table: a town there may well be one. */
const REGION = new Set('RU KZ KG UZ TJ TM AM GE AZ MN BY UA LT LV EE FI PL MD'.split(' '));

(isThere ? describe : describe.skip)('towns elsewhere', () => {
  const towns = isThere
    ? parse<{ name: string; country: string }>(zlib.gunzipSync(fs.readFileSync(file)), { columns: true }).filter(
        ({ country }) => !REGION.has(country),
      )
    : [];

  it.each([
    ['without a country', () => []],
    ['on a route to Kazakhstan', (country: string) => [country, 'KZ']],
  ])('become crossings in at most two of 2,000, %s', (_, hintsOf: (country: string) => string[]) => {
    const wrong = towns.filter(({ name, country }) => {
      const place = valueOf(places.read(name, { hintCountries: hintsOf(country) }));
      return place !== undefined && isBorder(place);
    });
    expect(towns.length).toBeGreaterThan(70_000);
    expect((wrong.length / towns.length) * 2000).toBeLessThanOrEqual(2);
  });
});
