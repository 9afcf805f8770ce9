// Ways over the shipped network: the ones that every forwarder knows, with and without Russian soil.
import { shippedNetwork } from '../../../test/support/trade-network';
import { greatCircleKm } from './great-circle';
import { TradeNetwork } from './trade-network';

const network = shippedNetwork();
const node = (country: string): number => network.nodeOf(country, null, null);

describe('TradeNetwork', () => {
  it('leads a lorry from Germany to Kazakhstan through Russia, or round it over the Caspian', () => {
    expect(network.countries(node('DE'), node('KZ'), 'road', false)).toEqual(['DE', 'PL', 'BY', 'RU', 'KZ']);
    const around = network.countries(node('DE'), node('KZ'), 'road', true);
    expect(around).toEqual(expect.arrayContaining(['GE', 'AZ', 'KZ']));
    expect(around).not.toContain('RU');
    expect(network.waysBy('road', true).km(node('DE'), node('KZ'))).toBeGreaterThan(
      network.waysBy('road', false).km(node('DE'), node('KZ')),
    );
  });

  it('needs no Russia between China and Kazakhstan, nor between Georgia and Armenia', () => {
    expect(network.countries(node('CN'), node('KZ'), 'rail', false)).toEqual(['CN', 'KZ']);
    expect(network.countries(node('GE'), node('AM'), 'road', false)).toEqual(['GE', 'AM']);
  });

  it('keeps ships out of the way of lorries and wagons, ferries not', () => {
    expect(network.waysBy('road', false).km(node('JP'), node('KR'))).toBe(Infinity);
    expect(network.waysBy('sea', false).km(node('JP'), node('KR'))).toBeLessThan(2000);
    expect(network.waysBy('rail', true).km(node('AZ'), network.nodeOf('KZ', 43.6, 51.2))).toBeLessThan(600);
  });

  it('takes the great circle by air, and knows nothing of countries off the network', () => {
    expect(network.straightKm(node('KR'), node('AE'))).toBeGreaterThan(6000);
    expect(network.nodeOf('TO', null, null)).toBe(-1);
    expect(network.waysBy('road', false).km(-1, node('DE'))).toBe(Infinity);
    expect(network.countries(-1, node('DE'), 'road', false)).toEqual([]);
  });

  it('finds the part of a big country that a place lies in', () => {
    const [oral, almaty] = [network.nodeOf('KZ', 51.23, 51.37), network.nodeOf('KZ', 43.24, 76.95)];
    expect(oral).not.toBe(almaty);
    expect(network.countries(oral, almaty, 'road', true)).toEqual(['KZ']);
  });

  it('joins every country with every other by some way', () => {
    const main = [...'DE KZ RU CN TR AE IN KR JP US BR ZA UZ TJ KG TM AM GE AZ MN RS VN MY TH SG'.split(' ')].map(node);
    for (const from of main)
      for (const to of main) expect(network.waysBy(undefined, false).km(from, to)).toBeLessThan(30_000);
  });

  it('takes the cheaper of two links between the same points, borders and ships counted in', () => {
    const small = new TradeNetwork(
      [
        { id: 'A', country: 'FI', name: '', lat: '60', lon: '25' },
        { id: 'B', country: 'EE', name: '', lat: '59', lon: '25' },
      ],
      [
        { from: 'A', to: 'B', modes: 'ferry', km: '90' },
        { from: 'A', to: 'B', modes: 'road', km: '500' },
      ],
    );
    expect(small.waysBy('road', false).km(0, 1)).toBe(500);
    expect(small.waysBy('road', false).cost(0, 1)).toBe(600);
  });
});

describe('greatCircleKm', () => {
  it('measures known distances', () => {
    expect(greatCircleKm(52.52, 13.4, 43.24, 76.9)).toBeGreaterThan(4500);
    expect(greatCircleKm(52.52, 13.4, 43.24, 76.9)).toBeLessThan(4800);
    expect(greatCircleKm(10, 20, 10, 20)).toBe(0);
  });
});
