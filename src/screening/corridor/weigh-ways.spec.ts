// What a route leaves unsaid: how long it is through Russia, round it, and without its stops.
import { shippedNetwork } from '../../../test/support/trade-network';
import type { Waypoint } from './itinerary';
import { countriesOver, detourOf, LONG_WAY_ROUND, priceOfAvoidingRussia, WAYS_UNKNOWN, weighWays } from './weigh-ways';

const network = shippedNetwork();
const over = (...countries: string[]): Waypoint[] =>
  countries.map((country) => ({ country, node: network.nodeOf(country, null, null) }));

describe('weighWays', () => {
  it('finds the way round Russia far dearer from the Baltic than from Germany', () => {
    const baltic = priceOfAvoidingRussia(weighWays(over('DE', 'LV', 'KZ'), network, 'road')) ?? 0;
    const german = priceOfAvoidingRussia(weighWays(over('DE', 'KZ'), network, 'road')) ?? 0;
    expect(baltic).toBeGreaterThan(LONG_WAY_ROUND);
    expect(german).toBeGreaterThan(1);
    expect(german).toBeLessThan(LONG_WAY_ROUND);
    expect(priceOfAvoidingRussia(weighWays(over('DE', 'GE', 'AZ', 'KZ'), network, 'road'))).toBe(1);
  });

  it('finds no way off Russian soil where a stop lies on it', () => {
    const ways = weighWays(over('DE', 'RU', 'KZ'), network, 'road');
    expect(ways.offRussiaKm).toBe(Infinity);
    expect(priceOfAvoidingRussia(ways)).toBe(Infinity);
  });

  it('measures detours', () => {
    expect(detourOf(weighWays(over('KR', 'AE', 'KZ'), network, 'air'))).toBeGreaterThan(1.7);
    expect(detourOf(weighWays(over('DE', 'TR', 'KZ'), network, 'air'))).toBeLessThan(1.3);
    // On a short road every stop is a detour.
    expect(detourOf(weighWays(over('GE', 'TR', 'AM'), network, 'road'))).toBeUndefined();
  });

  it('tells nothing of roads with an end that is unknown', () => {
    expect(weighWays(over('DE'), network, 'road')).toBe(WAYS_UNKNOWN);
    expect(detourOf(weighWays(over('DE', 'TO'), network, 'road'))).toBeUndefined();
    expect(priceOfAvoidingRussia(weighWays(over('DE', 'TO'), network, 'road'))).toBeUndefined();
  });
});

describe('countriesOver', () => {
  it('names the countries between; an aircraft crosses none', () => {
    expect(countriesOver(over('LV', 'KZ'), network, 'road', false)).toEqual(['LV', 'RU', 'KZ']);
    expect(countriesOver(over('LV', 'KZ'), network, 'air', false)).toEqual(['LV', 'KZ']);
    expect(countriesOver(over('LV', 'KZ'), network, 'road', true)).not.toContain('RU');
  });
});
