import { geoDistance, geoInterpolate } from 'd3-geo';
import { centreOf } from './country-centre';
import { countryAt } from './land-grid';
import { sailBetween, waterBetween } from './sea-lanes';
import { type Position, simplifyLine } from './simplify-line';
import { landAt } from './world-map';

describe('the ground of the map', () => {
  it.each<[string, Position, string | undefined]>([
    ['Almaty', [76.9, 43.2], 'KZ'],
    ['Moscow', [37.6, 55.75], 'RU'],
    ['Chukotka, beyond the date line', [-173, 66.5], 'RU'],
    ['Crimea, as the law has it', [34.1, 45.2], 'UA'],
    ['Pristina', [21.1, 42.65], 'XK'],
    ['the Caspian', [50.5, 42], undefined],
    ['the Pacific at the date line', [180, 0], undefined],
    ['Baku', [49.6, 40.4], 'AZ'],
  ])('knows %s', (_, [longitude, latitude], country) => expect(countryAt(longitude, latitude)).toBe(country));

  it('gives every country a middle that is its own, or close', () => {
    for (const country of ['KZ', 'RU', 'DE', 'US', 'CN', 'TR', 'GE', 'SG', 'HK', 'MT', 'GF', 'XK'])
      expect({ country, centre: centreOf(country) }).toEqual({
        country,
        centre: [expect.any(Number), expect.any(Number)],
      });
    expect(centreOf('ZZ')).toBeUndefined();
    for (const country of ['KZ', 'RU', 'DE', 'US', 'FR', 'NL'])
      expect(countryAt(...(centreOf(country) ?? [0, 0]))).toBe(country);
  });

  it('has less detail at a smaller scale, and no piece turned inside out', () => {
    const points = (degrees: number): number =>
      landAt(degrees).reduce((sum, { polygon }) => sum + (polygon.coordinates[0]?.length ?? 0), 0);
    expect(points(0.2)).toBeLessThan(points(0.03) / 2);
    for (const { radius } of landAt(0.4)) expect(radius).toBeLessThan(Math.PI / 2);
  });

  it('keeps both ends of a line and what stands out of it', () => {
    const line: Position[] = [[0, 0], [1, 0.001], [2, 0], [2.001, 1], [2, 2]]; // prettier-ignore
    expect(simplifyLine(line, 0.1)).toEqual([[0, 0], [2, 0], [2, 2]]); // prettier-ignore
    const islet: Position[] = [[0, 0], [0.01, 0.01], [0, 0]]; // prettier-ignore
    expect(simplifyLine(islet, 0.1)).toEqual([[0, 0], [0, 0]]); // prettier-ignore
  });
});

describe('sea lanes', () => {
  const ports: Readonly<Record<string, Position>> = {
    rotterdam: [4.1, 52],
    shanghai: [122, 31.2],
    novorossiysk: [37.8, 44.6],
    ustLuga: [28.3, 59.7],
    dubai: [55, 25.3],
    mumbai: [72.8, 18.9],
    losAngeles: [-118.3, 33.7],
    vladivostok: [131.9, 43],
    santos: [-46.3, -24],
    durban: [31.1, -29.9],
  };
  const pairs = Object.entries(ports).flatMap(([a, from]) =>
    Object.entries(ports).flatMap(([b, to]): [string, Position, Position][] =>
      a < b ? [[`${a} to ${b}`, from, to]] : [],
    ),
  );
  it.each(pairs)('%s is mostly water', (_, from, to) => {
    const line = sailBetween(from, to);
    let [wet, all] = [0, 0];
    line.slice(1).forEach((next, index) => {
      const before = line[index] ?? next;
      const between = geoInterpolate(before, next);
      const length = geoDistance(before, next);
      all += length;
      for (let i = 0; i < 60; i++) if (countryAt(...between((i + 0.5) / 60)) === undefined) wet += length / 60;
    });
    expect(wet / all).toBeGreaterThan(0.93);
  });

  it('goes straight over open water', () => {
    const [from, to]: [Position, Position] = [[-9.5, 38.5], [-73, 40]]; // prettier-ignore
    expect(waterBetween(from, to)).toBeGreaterThan(0.9);
    expect(sailBetween(from, to)).toEqual([from, to]);
  });
});
