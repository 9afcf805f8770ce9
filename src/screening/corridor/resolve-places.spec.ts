// Names of several places against the shipped tables: the stops before and after decide, and what fits nowhere stays open.
import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { parse } from 'csv-parse/sync';
import { CountryIndex, type CountryRow } from '../normalise/country';
import { PlaceIndex } from '../normalise/place';
import type { CityRow, PlaceRow } from '../normalise/place-shape';
import { resolvePlaces } from './resolve-places';

function rowsOf<T>(name: string): T[] {
  return parse<T>(fs.readFileSync(path.join(__dirname, '../../../data', name)), { columns: true });
}
const countries = new CountryIndex(rowsOf<CountryRow>('countries.csv'));
const index = new PlaceIndex(rowsOf<PlaceRow>('places.csv'), rowsOf<CityRow>('cities.csv'), countries);

/** Where each stop of `A; B; C` was found to lie: its country, `country/counterpart` of a border, or the reason why it stays open. */
function resolve(stops: string, from?: string, to?: string, transit: string[] = []): string[] {
  return resolvePlaces(stops.split('; '), { dispatch: from, transit, destination: to }, index).map((reading) => {
    if (reading.state !== 'read') return reading.state === 'absent' ? 'absent' : reading.reason;
    const { country, counterpart, kind } = reading.value;
    return kind === 'border_post' || kind === 'rail_border' ? `${country}/${counterpart}` : String(country);
  });
}

describe('resolvePlaces', () => {
  it('does not put a stop between Khorgos and Orenburg into Slovakia', () => {
    expect(resolve('Khorgos; Dobra; Orenburg')[1]).toBe('may be Dobrá (SK), which lies far off this route: left open');
    expect(resolve('Košice; Dobra; Chop')[1]).toBe('SK');
    expect(resolve('Budapest; Dobra; Kyiv', 'HU', 'UA')[1]).toBe('SK');
  });

  it.each([
    ['Samara; Leninogorsk; Kazan', 1, 'RU'],
    ['Semey; Leninogorsk; Oskemen', 1, 'KZ'],
    ['Poti; Armavir; Gyumri', 1, 'AM'],
    ['Novorossiysk; Armavir; Stavropol', 1, 'RU'],
    ['Budapest; Horgos; Belgrade', 1, 'HU/RS'],
    ['Urumqi; Horgos; Almaty', 1, 'KZ/CN'],
    ['Kashgar; Aksu; Urumqi', 1, 'CN'],
    ['Pavlodar; Aksu; Ekibastuz', 1, 'KZ'],
    ['Savannah; Birmingham; Memphis', 1, 'US'],
    ['London; Birmingham; Manchester', 1, 'GB'],
    ['Bishkek; Karasu; Almaty', 1, 'KZ/KG'],
    ['Izmir; Karasu; Ankara', 1, 'TR'],
  ])('in %s decides by the neighbours', (stops, at, country) => {
    expect(resolve(stops)[at]).toBe(country);
  });

  it('keeps apart the namesakes in America', () => {
    expect(resolve('Moscow, ID; Moscow, Idaho; Moscow')).toEqual(['US', 'US', 'RU']);
    expect(resolve('St. Petersburg, FL; St. Petersburg')).toEqual(['US', 'RU']);
    expect(resolve('Moscow', 'US', 'KZ')).toEqual(['RU']);
  });

  it('believes a mistyped crossing on the way, not one on the other side of the world', () => {
    expect(resolve('Hamburg; Mashtakvo; Oral', 'DE', 'KZ')[1]).toBe('KZ/RU');
    expect(resolve('Dallas; Mashtakvo; Houston', 'US', 'US')[1]).toBe(
      'no such place is known, and the text names no country',
    );
    expect(resolve('Samara; Маштаково; Oral', 'RU', 'KZ')[1]).toBe('KZ/RU');
  });

  it('leaves a name with one meaning as it is, however far it lies', () => {
    expect(resolve('Hamburg; Dubai; Almaty', 'DE', 'KZ')).toEqual(['DE', 'AE', 'KZ']);
    expect(resolve('Hamburg; Vladivostok; Almaty', 'DE', 'KZ')[1]).toBe('RU');
  });

  it('answers one reading a stop, whatever the stops', () => {
    const stop = fc.oneof(
      fc.constantFrom('Dobra', 'Pavlovka', 'Horgos', 'Leninogorsk', 'Birmingham', 'Almaty', 'RU', '', 'x', 'Orsk'),
      fc.string({ maxLength: 12 }),
    );
    fc.assert(
      fc.property(fc.array(stop, { maxLength: 60 }), (stops) => {
        const readings = resolvePlaces(stops, { dispatch: 'DE', transit: [], destination: 'KZ' }, index);
        expect(readings).toHaveLength(stops.length);
      }),
      { numRuns: 100 },
    );
  });
});
