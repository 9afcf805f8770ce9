// What must hold for the map of any route: well-formed, inert, the same bytes, no label on another, and small.
import * as fs from 'node:fs';
import * as path from 'node:path';
import fc from 'fast-check';
import { drawRouteMap } from '../../src/features/route-map/draw-route-map';
import type { MapStop, RouteMapInput } from '../../src/features/route-map/route-map-input';
import { CORRIDOR_KINDS } from '../../src/screening/assessment';
import { TRANSPORT_MODES } from '../../src/screening/trade-request';
import { allElements, parseSvg, type XmlElement } from '../support/parse-svg';

const NAUGHTY = path.resolve(__dirname, '..', '..', '..', 'shared', 'data', 'ingest', 'naughty_strings_dev.json');
const DRAWN = new Set(['svg', 'g', 'title', 'desc', 'rect', 'path', 'circle', 'text']);
const ATTRIBUTES =
  /^(?:xmlns|x|y|cx|cy|r|rx|d|width|height|viewBox|role|overflow|fill|fill-opacity|stroke|stroke-(?:width|opacity|dasharray|linecap|linejoin)|font-(?:family|size|style|weight)|text-anchor)$/u;

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom(
    '<script>alert(1)</script>',
    ']]>',
    '"onload="x',
    '&amp;&#0;',
    '\u202Egnp',
    'Almaty',
    '東京都千代田区',
  ),
);
const country = fc.oneof(fc.constantFrom('KZ', 'RU', 'DE', 'CN', 'BY', 'FJ', 'SG', 'GF', 'AQ', 'ZZ'), text);
const degrees = (most: number): fc.Arbitrary<number | null> =>
  fc.option(fc.oneof(fc.double({ min: -most, max: most, noNaN: true }), fc.constantFrom(-most, 0, most, 1000, NaN)));
const stop: fc.Arbitrary<MapStop> = fc.record({
  given: text,
  place: fc.option(
    fc.record({
      name: text,
      country: fc.option(country),
      counterpart: fc.option(country),
      kind: fc.constantFrom('border_post', 'port', 'rail_border', 'city', 'country', 'terminal', 'locode', 'region'),
      roles: fc.array(fc.constantFrom('occupied', 'caspian_port')),
      lat: degrees(90),
      lon: degrees(180),
    }),
    { nil: undefined },
  ),
});
const input: fc.Arbitrary<RouteMapInput> = fc.record({
  title: text,
  corridor: fc.record({
    kind: fc.constantFrom(...CORRIDOR_KINDS),
    path: fc.array(country, { maxLength: 6 }),
    likelyDestination: fc.option(country),
    confidence: fc.double({ min: 0, max: 1, noNaN: true }),
    explanation: text,
  }),
  declaredDestination: fc.option(country, { nil: undefined }),
  mode: fc.option(fc.constantFrom(...TRANSPORT_MODES), { nil: undefined }),
  stops: fc.array(stop, { maxLength: 12 }),
  nameOf: fc.constant((code: string) => code),
});

/** What is wrong with a map; empty where nothing is. */
function faultsOf(svg: string): string[] {
  const elements = allElements(parseSvg(svg));
  return [
    ...elements.filter(({ name }) => !DRAWN.has(name)).map(({ name }) => `element ${name}`),
    ...elements.flatMap(({ attributes }) => Object.keys(attributes).filter((name) => !ATTRIBUTES.test(name))),
    ...elements.flatMap(({ attributes }) =>
      Object.entries(attributes).flatMap(([name, value]) =>
        /NaN|Infinity|undefined|url\(|javascript:/u.test(value) ? [`${name}=${value}`] : [],
      ),
    ),
    ...(Buffer.byteLength(svg) > 150_000 ? ['too large'] : []),
    ...overlaps(elements),
  ];
}

/** Plates of labels lie in the map without touching each other. */
function overlaps(elements: readonly XmlElement[]): string[] {
  const plates = elements
    .filter(({ name, attributes }) => name === 'rect' && (attributes['rx'] === '5' || attributes['rx'] === '6'))
    .map(({ attributes }) => ['x', 'y', 'width', 'height'].map((name) => Number(attributes[name])));
  return plates.flatMap(([x = 0, y = 0, width = 0, height = 0], index) =>
    plates.slice(index + 1).flatMap(([otherX = 0, otherY = 0, otherWidth = 0, otherHeight = 0]) => {
      const apart = 2; // Both are rounded to whole units.
      const across = Math.min(x + width, otherX + otherWidth) - Math.max(x, otherX);
      const down = Math.min(y + height, otherY + otherHeight) - Math.max(y, otherY);
      return across > apart && down > apart ? [`labels at ${x},${y} and ${otherX},${otherY}`] : [];
    }),
  );
}

describe('the map of any route', () => {
  it('is well-formed, inert, small, and no label lies on another', () => {
    fc.assert(
      fc.property(input, (one) => {
        expect(faultsOf(drawRouteMap(one))).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it('is the same for the same route', () => {
    fc.assert(
      fc.property(input, (one) => drawRouteMap(one) === drawRouteMap({ ...one, stops: [...one.stops] })),
      { numRuns: 40 },
    );
  });

  const naughty = fs.existsSync(NAUGHTY) ? (JSON.parse(fs.readFileSync(NAUGHTY, 'utf8')) as unknown[]) : [];
  if (naughty.length === 0) console.log('skipped: no file of naughty strings beside the project');
  (naughty.length > 0 ? it : it.skip)('takes the words that break other software', () => {
    const words = naughty.map((one) => (typeof one === 'string' ? one : JSON.stringify(one)));
    for (let i = 0; i < words.length; i += 8) {
      const some = words.slice(i, i + 8);
      const stops = some.map((given, index): MapStop => ({
        given,
        place:
          index % 2 === 0
            ? undefined
            : {
                name: given,
                country: 'KZ',
                counterpart: null,
                kind: 'city',
                roles: [],
                lat: 42 + index,
                lon: 52 + 3 * index,
              },
      }));
      const corridor = {
        kind: 'none' as const,
        path: ['KZ'],
        likelyDestination: null,
        confidence: 0,
        explanation: some.join(' '),
      };
      const title = some[0] ?? '';
      const svg = drawRouteMap({
        title,
        corridor,
        declaredDestination: 'KZ',
        mode: undefined,
        stops,
        nameOf: (code) => code,
      });
      expect(faultsOf(svg)).toEqual([]);
    }
  });
});
