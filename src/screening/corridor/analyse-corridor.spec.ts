// Each kind of corridor, and the neighbours it must not be taken for.
import type { Place } from '../normalise/place-shape';
import { ABSENT, read, type Reading } from '../normalise/reading';
import { analyseCorridor, type CorridorFinding } from './analyse-corridor';
import type { CorridorInput } from './corridor-input';
import { measureRoad } from './road-book';
import { type CountryGroupRow, CountryGroups } from './country-groups';
import { shippedNetwork } from '../../../test/support/trade-network';

const network = shippedNetwork();
const USUAL: Told = { dispatch: 'DE', destination: 'KZ' };

const rows: [CountryGroupRow['group'], string][] = [
  ['customs_union', 'RU BY KZ KG AM'],
  ['same_region', 'UZ GE AZ'],
  ['trading_hub', 'TR AE CN HK'],
  ['far_east', 'CN HK JP'],
  ['caspian_road', 'AZ GE'],
];
const groups = new CountryGroups(
  rows.flatMap(([group, countries]) => countries.split(' ').map((country) => ({ group, country, from: '', to: '' }))),
);

function stop(name: string, country: string, rest: Partial<Place> = {}): Reading<Place> {
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
      ...rest,
    },
    name,
  );
}
const post = (name: string): Reading<Place> => stop(name, 'KZ', { counterpart: 'RU', kind: 'border_post' });
const aktau = stop('Aktau', 'KZ', { roles: ['caspian_port'], kind: 'port' });
const tie = { kind: 'phone' as const, weight: 0.4, evidence: { field: 'parties[0].phone', value: '+7 912' } };

interface Told extends Partial<CorridorInput> {
  dispatch?: string | undefined;
  transit?: string[];
  destination?: string | undefined;
  stops?: Reading<Place>[];
}

const reading = (country: string | undefined): Reading<string> =>
  country === undefined ? ABSENT : read(country, country);

function analyse(told: Told): CorridorFinding {
  const { dispatch, transit = [], destination, stops = [], mode = 'road', ...input } = { ...USUAL, ...told };

  return analyseCorridor(
    {
      road: measureRoad(
        {
          dispatch: reading(dispatch),
          transit: transit.map(reading),
          destination: reading(destination),
          stops,
          positions: stops.map((_, at) => at),
        },
        { sellerCountry: input.sellerCountry, mode, network },
      ),
      mode,
      on: '2024-06-12',
      sensitiveGoods: true,
      origins: new Set(['DE']),
      sellerCountry: undefined,
      receiverCountry: undefined,
      foreignBrand: false,
      russianMaker: false,
      implausibleOrigin: false,
      oil: false,
      certificateOfOrigin: false,
      ties: [],
      ...input,
    },
    groups,
  );
}
const kind = (told: Told): string => analyse(told).kind;

describe('analyseCorridor', () => {
  it('believes papers that name Russia or Belarus', () => {
    expect(kind({ destination: 'RU' })).toBe('direct_to_russia');
    expect(kind({ destination: 'BY' })).toBe('direct_to_russia');
    expect(kind({ destination: 'RU', transit: ['TR'] })).toBe('direct_to_russia');
    expect(kind({ destination: 'RU', transit: ['KZ'] })).toBe('kazakhstan_to_russia');
    expect(kind({ dispatch: 'CN', destination: 'RU', transit: ['KZ'], origins: new Set(['CN']) })).toBe(
      'direct_to_russia',
    );
    expect(kind({ dispatch: 'UZ', destination: 'RU', transit: ['KZ'] })).toBe('third_country_to_russia');
    expect(kind({ dispatch: 'KZ', destination: 'RU' })).toBe('kazakhstan_to_russia');
    expect(kind({ dispatch: 'KZ', destination: 'RU', origins: new Set(['KZ']) })).toBe('direct_to_russia');
    expect(kind({ dispatch: 'TR', destination: 'RU' })).toBe('third_country_to_russia');
    expect(kind({ dispatch: 'TR', destination: 'RU', origins: new Set(['TR']) })).toBe('direct_to_russia');
  });

  it('sees a route that goes on after the declared end', () => {
    const kazakh = analyse({ dispatch: 'CN', stops: [stop('Almaty', 'KZ'), post('Syrym')] });
    expect(kazakh.kind).toBe('kazakhstan_to_russia');
    expect(kazakh.likelyDestination).toBe('RU');
    expect(kazakh.onwardStop?.place.name).toBe('Syrym');
    expect(kind({ destination: 'GE', stops: [stop('Tbilisi', 'GE'), stop('Vladikavkaz', 'RU')] })).toBe(
      'third_country_to_russia',
    );
    expect(kind({ destination: 'FR', stops: [stop('Lyon', 'FR'), stop('Pskov', 'RU')] })).toBe('direct_to_russia');
  });

  it('does not take an entry from Russia for an exit', () => {
    expect(kind({ transit: ['RU'], stops: [stop('Kurgan', 'RU'), post('Zhana Zhol'), stop('Petropavl', 'KZ')] })).toBe(
      'transit_via_russia',
    );
  });

  it('weighs ties only where the goods are wanted in Russia', () => {
    const ties = [tie, { ...tie, kind: 'registration_number' as const, weight: 0.5 }];
    expect(kind({ ties })).toBe('kazakhstan_to_russia');
    expect(kind({ ties, sensitiveGoods: false })).toBe('kazakhstan_final');
    expect(kind({ ties: [tie] })).toBe('kazakhstan_final');
    expect(kind({ destination: 'AE', ties })).toBe('third_country_to_russia');
    expect(kind({ destination: 'FR', ties })).toBe('none');
    expect(kind({ transit: ['RU'], ties })).toBe('kazakhstan_to_russia');
    expect(kind({ transit: ['RU'], ties, destination: 'UZ' })).toBe('third_country_to_russia');
    expect(kind({ sensitiveGoods: false, ties: [{ ...tie, kind: 'party', weight: 1 }] })).toBe('kazakhstan_to_russia');
  });

  it('lowers its confidence with every tie', () => {
    expect(analyse({ ties: [tie] }).confidence).toBeLessThan(analyse({}).confidence);
  });

  it('tells masked origin from Kazakh goods', () => {
    const origins = new Set(['KZ']);
    expect(kind({ dispatch: 'RU', destination: 'BG', origins })).toBe('russian_origin_masked');
    expect(kind({ dispatch: 'KZ', destination: 'TR', origins, russianMaker: true, stops: [aktau] })).toBe(
      'russian_origin_masked',
    );
    expect(kind({ dispatch: 'KZ', destination: 'LT', transit: ['RU'], origins, implausibleOrigin: true })).toBe(
      'russian_origin_masked',
    );
    expect(kind({ dispatch: 'KZ', destination: 'LT', transit: ['RU'], origins })).toBe('northern_route_export');
    const cpc = stop('Yuzhnaya Ozereyevka', 'RU', { roles: ['kz_origin_oil_transit'], kind: 'terminal' });
    expect(
      kind({
        dispatch: 'RU',
        destination: 'IT',
        origins,
        oil: true,
        certificateOfOrigin: true,
        stops: [cpc, stop('Augusta', 'IT')],
      }),
    ).not.toBe('russian_origin_masked');
    expect(kind({ dispatch: 'RU', destination: 'IT', origins, oil: true, stops: [cpc, stop('Augusta', 'IT')] })).toBe(
      'russian_origin_masked',
    );
  });

  it('tells west, east and the neighbourhood apart', () => {
    const origins = new Set(['KZ']);
    expect(kind({ dispatch: 'KZ', destination: 'DE', origins, stops: [aktau, stop('Baku', 'AZ')] })).toBe(
      'middle_corridor',
    );
    expect(kind({ dispatch: 'CN', destination: 'DE', transit: ['KZ', 'AZ'], origins: new Set(['CN']) })).toBe(
      'middle_corridor',
    );
    expect(kind({ dispatch: 'KZ', destination: 'CN', origins })).toBe('eastbound');
    expect(kind({ dispatch: 'KZ', destination: 'KG', origins })).toBe('third_country_final');
    expect(kind({ dispatch: 'CN', destination: 'UZ', transit: ['KZ'], origins: new Set(['CN']) })).toBe(
      'third_country_final',
    );
    expect(kind({ dispatch: 'KZ', destination: 'PL', mode: 'rail', origins })).toBe('undetermined');
    expect(kind({ dispatch: 'KZ', destination: 'PL', mode: 'air', origins })).toBe('middle_corridor');
  });

  it('falls back on parties and stops where the declared ends are missing', () => {
    expect(kind({ destination: undefined, receiverCountry: 'KZ' })).toBe('kazakhstan_final');
    expect(kind({ destination: undefined, stops: [stop('Almaty', 'KZ')] })).toBe('kazakhstan_final');
    expect(analyse({ dispatch: undefined, sellerCountry: 'FR' }).path).toEqual(['FR', 'KZ']);
    const open = analyse({ dispatch: undefined, destination: undefined });
    expect(open).toMatchObject({ kind: 'undetermined', likelyDestination: null, confidence: 0, path: [] });
  });

  it('finds no link between partners', () => {
    expect(kind({ destination: 'FR' })).toBe('none');
    expect(kind({ dispatch: 'RU', destination: 'FR', origins: new Set(['RU']) })).toBe('undetermined');
    expect(kind({ destination: 'AE' })).toBe('third_country_final');
  });
});
