// The place tables themselves: every cell says what its column promises, and everything lies where it should on the map.
import fs from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import type { AirportRow, CityRow, PlaceRow } from './place-shape';

function rowsOf<T>(name: string): T[] {
  return parse<T>(fs.readFileSync(path.join(__dirname, '../../../data', name)), { columns: true });
}
const places = rowsOf<PlaceRow>('places.csv');
const cities = rowsOf<CityRow>('cities.csv');
const airports = rowsOf<AirportRow>('airports.csv');
const codes = new Set(rowsOf<{ alpha2: string }>('countries.csv').map(({ alpha2 }) => alpha2));

/** Rough bounds of the countries on the corridors: south, north, west, east. */
const BOUNDS: Readonly<Record<string, readonly [number, number, number, number]>> = {
  KZ: [40.5, 55.5, 46.4, 87.4],
  KG: [39.1, 43.4, 69.2, 80.4],
  UZ: [37.1, 45.7, 55.9, 73.2],
  TJ: [36.6, 41.1, 67.3, 75.2],
  TM: [35.1, 42.9, 52.4, 66.8],
  AM: [38.8, 41.4, 43.4, 46.7],
  GE: [41.0, 43.7, 39.9, 46.8],
  AZ: [38.3, 42.0, 44.7, 50.7],
  MN: [41.5, 52.2, 87.7, 120.0],
  BY: [51.2, 56.2, 23.1, 32.8],
  TR: [35.8, 42.2, 25.6, 44.9],
  LT: [53.8, 56.5, 20.9, 26.9],
  LV: [55.6, 58.1, 20.9, 28.3],
  EE: [57.5, 59.8, 21.7, 28.3],
};

function outside(row: { lat?: string; lon?: string; country: string }): boolean {
  const bounds = BOUNDS[row.country];
  if (!bounds || row.lat === undefined || row.lat === '') return false;
  const [lat, lon] = [Number(row.lat), Number(row.lon)];
  const margin = 0.15;
  return lat < bounds[0] - margin || lat > bounds[1] + margin || lon < bounds[2] - margin || lon > bounds[3] + margin;
}

describe('the place tables', () => {
  it('name countries that exist, and each crossing two of them', () => {
    const rows = [...places, ...cities, ...airports];
    expect(rows.filter(({ country }) => !codes.has(country))).toEqual([]);
    const crossings = places.filter(({ kind }) => kind === 'border_post' || kind === 'rail_border');
    expect(crossings.filter(({ counterpart, country }) => !codes.has(counterpart) || counterpart === country)).toEqual(
      [],
    );
  });

  it('give coordinates with their precision, in the country', () => {
    const marks = ['exact', 'km5', 'km25', 'km50', 'town'];
    expect(
      places.filter(({ lat, precision }) => marks.includes(precision ?? '') !== (lat !== '')).map((row) => row.name),
    ).toEqual([]);
    expect([...places, ...cities, ...airports].filter(outside).map((row) => row.name)).toEqual([]);
    expect(places.filter(({ lat }) => lat === '').length).toBeLessThanOrEqual(1);
  });

  it('put every town that matters to routes on the map', () => {
    const near = new Set(['KZ', 'KG', 'UZ', 'TJ', 'TM', 'AM', 'GE', 'AZ', 'MN']);
    const blank = cities.filter((row) => near.has(row.country) && row.kind !== 'region' && row.lat === '');
    expect(blank.map((row) => row.name)).toEqual([]);
  });

  it('take far sides and common names from the names of the row', () => {
    const stray = places.flatMap((row) => {
      const names = new Set([...row.name.split(' / '), ...row.alt_names.split('|'), ...row.far_side.split('|')]);
      return (row.common_names ?? '').split('|').filter((name) => name !== '' && !names.has(name));
    });
    expect(stray).toEqual([]);
  });

  it('write codes as codes, each once', () => {
    const locodes = cities.map(({ locode }) => locode ?? '').filter((code) => code !== '');
    expect(locodes.filter((code) => !/^[A-Z]{2}[A-Z2-9]{3}$/u.test(code))).toEqual([]);
    expect(new Set(locodes).size).toBe(locodes.length);
    const air = airports
      .flatMap(({ iata, icao }) => [...iata.split('|'), ...icao.split('|')])
      .filter((code) => code !== '');
    expect(air.filter((code) => !/^[A-Z]{3,4}$/u.test(code))).toEqual([]);
    expect(new Set(air).size).toBe(air.length);
  });
});
