// Borders are crossed in the direction that the neighbouring stops tell; declared transit stands where it belongs.
import type { Place } from '../normalise/place-shape';
import { ABSENT, read, type Reading } from '../normalise/reading';
import { shippedNetwork } from '../../../test/support/trade-network';
import { layItinerary } from './itinerary';

const network = shippedNetwork();

function town(name: string, country: string): Reading<Place> {
  return read(
    {
      name,
      country,
      counterpart: null,
      roles: [],
      modes: [],
      lat: null,
      lon: null,
      locode: null,
      kind: 'city',
      certainty: 'from_memory',
      side: null,
    },
    name,
  );
}

function post(name: string, country = 'KZ', counterpart = 'RU'): Reading<Place> {
  return read(
    {
      name,
      country,
      counterpart,
      roles: [],
      modes: ['road'],
      lat: null,
      lon: null,
      locode: null,
      kind: 'border_post',
      certainty: 'sourced',
      side: null,
    },
    name,
  );
}

const lay = (dispatch: string, transit: string[], destination: string, stops: Reading<Place>[]): string[] =>
  layItinerary({ dispatch, transit, destination, stops }, network).path;

describe('layItinerary', () => {
  it('enters Kazakhstan from Russia at a post between Russian and Kazakh towns', () => {
    expect(
      lay('EE', ['LV', 'RU'], 'KZ', [
        town('Tallinn', 'EE'),
        town('Saratov', 'RU'),
        post('Ozinki'),
        post('Taskala'),
        town('Oral', 'KZ'),
      ]),
    ).toEqual(['EE', 'LV', 'RU', 'KZ']);
  });

  it('leaves Kazakhstan at a post that ends the route', () => {
    expect(
      lay('CN', [], 'KZ', [town('Urumqi', 'CN'), post('Khorgos', 'KZ', 'CN'), town('Almaty', 'KZ'), post('Syrym')]),
    ).toEqual(['CN', 'KZ', 'RU']);
  });

  it('enters at a post that ends the route when the goods come through Russia', () => {
    expect(
      lay('DE', ['LT', 'RU'], 'KZ', [town('Hamburg', 'DE'), town('Klaipeda', 'LT'), post('Syrym'), town('Oral', 'KZ')]),
    ).toEqual(['DE', 'LT', 'RU', 'KZ']);
    expect(lay('DE', [], 'KZ', [town('Hamburg', 'DE'), post('Syrym')])).toEqual(['DE', 'RU', 'KZ']);
  });

  it('stays where a post is only passed on the inside', () => {
    expect(lay('TR', [], 'KZ', [town('Aktau', 'KZ'), post('Kairak'), town('Kostanay', 'KZ')])).toEqual(['TR', 'KZ']);
  });

  it('weaves in declared countries that no stop lies in', () => {
    expect(
      lay('DE', ['PL', 'BY', 'RU'], 'KZ', [town('Kempten', 'DE'), town('Moscow', 'RU'), town('Petropavl', 'KZ')]),
    ).toEqual(['DE', 'PL', 'BY', 'RU', 'KZ']);
    expect(lay('KZ', ['AZ', 'GE'], 'IT', [])).toEqual(['KZ', 'AZ', 'GE', 'IT']);
  });

  it('keeps what follows the declared end', () => {
    expect(lay('LT', ['TR', 'KZ'], 'KG', [town('Bishkek', 'KG'), town('Petropavl', 'KZ'), town('Omsk', 'RU')])).toEqual(
      ['LT', 'TR', 'KG', 'KZ', 'RU'],
    );
  });

  it('counts occupied territory as Russian', () => {
    const occupied = town('Sevastopol', 'UA');
    if (occupied.state === 'read') occupied.value.roles = ['occupied'];
    expect(lay('TR', [], 'UA', [town('Istanbul', 'TR'), occupied])).toEqual(['TR', 'RU', 'UA']);
  });

  it('leaves out what could not be read', () => {
    expect(lay('DE', [], 'KZ', [ABSENT, { state: 'unreadable', raw: '?', reason: 'no such place' }])).toEqual([
      'DE',
      'KZ',
    ]);
  });
});
