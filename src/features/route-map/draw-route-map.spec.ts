import { allElements, parseSvg, type XmlElement } from '../../../test/support/parse-svg';
import type { CorridorAnalysis } from '../../screening/assessment';
import { drawRouteMap } from './draw-route-map';
import { COLOURS } from './palette';
import type { MapStop, RouteMapInput } from './route-map-input';

type PlaceOf = NonNullable<MapStop['place']>;
const NAMES: Readonly<Record<string, string>> = { KZ: 'Kazakhstan', RU: 'Russia', DE: 'Germany', NL: 'Netherlands' };

function stop(name: string, country: string, at: [number, number] | null, more: Partial<PlaceOf> = {}): MapStop {
  const [lat, lon] = at ?? [null, null];
  return { given: name, place: { name, country, counterpart: null, kind: 'city', roles: [], lat, lon, ...more } };
}
const hamburg = stop('Hamburg', 'DE', [53.55, 9.99]);
const poti = stop('Poti', 'GE', [42.15, 41.67], { kind: 'port' });
const baku = stop('Baku', 'AZ', [40.37, 49.89], { kind: 'port' });
const aktau = stop('Aktau', 'KZ', [43.6, 51.2], { kind: 'port' });
const almaty = stop('Almaty', 'KZ', [43.24, 76.93]);
const oral = stop('Oral', 'KZ', [51.2, 51.4]);
const syrym = stop('Syrym', 'KZ', [51.7, 51.15], { counterpart: 'RU', kind: 'border_post' });
const moscow = stop('Moscow', 'RU', [55.75, 37.62]);
const unread: MapStop = { given: 'Foobar', place: undefined };

function inputOf(
  stops: MapStop[],
  changes: Partial<RouteMapInput> & { path?: string[]; likely?: string } = {},
): RouteMapInput {
  const { path = [], likely, ...others } = changes;
  const corridor: CorridorAnalysis = {
    kind: 'kazakhstan_to_russia',
    path,
    likelyDestination: likely ?? null,
    confidence: 0.85,
    explanation: 'The road leads by Kazakhstan to Russia.',
  };
  return {
    title: 'PO-1',
    corridor,
    declaredDestination: undefined,
    mode: 'road',
    stops,
    nameOf: (code) => NAMES[code] ?? code,
    ...others,
  };
}

function draw(input: RouteMapInput): { svg: string; root: XmlElement; titles: string[]; texts: string[] } {
  const svg = drawRouteMap(input);
  const root = parseSvg(svg);
  const elements = allElements(root);
  const textOf = (name: string): string[] => elements.filter((one) => one.name === name).map(({ text }) => text);
  return { svg, root, titles: textOf('title'), texts: textOf('text') };
}

const toRussia = inputOf([hamburg, poti, baku, aktau, almaty, oral, syrym], {
  path: ['DE', 'GE', 'AZ', 'KZ', 'RU'],
  likely: 'RU',
  declaredDestination: 'KZ',
});

describe('drawRouteMap', () => {
  it('draws all stops, numbered, and all legs in order', () => {
    const { titles, texts } = draw(toRussia);
    expect(titles.filter((title) => title.startsWith('Leg '))).toEqual([
      'Leg 1: Hamburg to Poti, over land',
      'Leg 2: Poti to Baku, over land',
      'Leg 3: Baku to Aktau, over the Caspian Sea',
      'Leg 4: Aktau to Almaty, over land',
      'Leg 5: Almaty to Oral, over land',
      'Leg 6: Oral to Syrym, over land, touches Russia or Belarus',
    ]);
    for (const label of [
      '1 Hamburg',
      '2 Poti',
      '3 Baku',
      '4 Aktau',
      '5 Almaty',
      '6 Oral',
      '7 Syrym (KZ/RU)',
      'Caspian Sea',
    ])
      expect(texts).toContain(label);
  });

  it('marks declared and likely destination apart, and the way on over the border', () => {
    const { texts, titles } = draw(toRussia);
    expect(texts).toEqual(
      expect.arrayContaining(['Declared: Kazakhstan', 'Likely: Russia', 'likely onward, way not told']),
    );
    expect(titles).toContain('Likely onward, way not told');
    const same = draw(inputOf([hamburg, almaty], { path: ['DE', 'KZ'], likely: 'KZ', declaredDestination: 'KZ' }));
    expect(same.texts).toContain('Declared and likely: Kazakhstan');
    expect(same.titles).not.toContain('Likely onward, way not told');
  });

  it('dashes what goes by sea and draws in the accent colour what touches Russia, and nothing else', () => {
    const strokes = (svg: XmlElement, title: string): XmlElement['attributes'] => {
      const leg = allElements(svg).find(
        ({ children }) => children[0]?.name === 'title' && children[0].text.startsWith(title),
      );
      return leg?.children[2]?.attributes ?? {};
    };
    const { root } = draw(toRussia);
    expect(strokes(root, 'Leg 3')).toMatchObject({
      stroke: COLOURS.leg,
      'stroke-dasharray': expect.any(String) as string,
    });
    expect(strokes(root, 'Leg 4')).not.toHaveProperty('stroke-dasharray');
    expect(strokes(root, 'Leg 6')).toMatchObject({ stroke: COLOURS.accent });
  });

  it('puts a country without a place in its middle, and says so', () => {
    const { texts, titles } = draw(inputOf([], { path: ['KZ', 'RU', 'DE'], declaredDestination: 'DE', mode: 'rail' }));
    expect(texts).toEqual(expect.arrayContaining(['Kazakhstan', 'Russia', 'Germany', 'position of the country only']));
    expect(titles).toContain('Leg 1: Kazakhstan to Russia, over land, touches Russia or Belarus');
    const town = draw(inputOf([stop('Nowhereville', 'DE', null)], { path: ['DE'] }));
    expect(town.texts).toContain('1 Nowhereville (DE, about)');
  });

  it('lists what could not be read', () => {
    const { texts } = draw(inputOf([hamburg, unread, almaty], { path: ['DE', 'KZ'] }));
    expect(texts.join('\n')).toContain('Not read as a place, not on the map: 2 “Foobar”');
    expect(draw(inputOf([])).texts).toContain('No place and no country of the route could be put on the map.');
  });

  it('joins stops on one spot', () => {
    const { texts } = draw(inputOf([almaty, oral, almaty], { path: ['KZ'] }));
    expect(texts).toEqual(expect.arrayContaining(['1, 3 Almaty', '2 Oral']));
  });

  it('sails around the land', () => {
    const stops = [stop('Shanghai', 'CN', [31.23, 121.47]), stop('Rotterdam', 'NL', [51.92, 4.48])];
    const { titles, root } = draw(inputOf(stops, { path: ['CN', 'NL'], mode: 'sea' }));
    expect(titles).toContain('Leg 1: Shanghai to Rotterdam, by sea');
    const path = allElements(root).find(({ attributes }) => attributes['stroke-dasharray'] && attributes['stroke'])
      ?.attributes['d'];
    expect(path?.match(/[ML]/gu)?.length).toBeGreaterThan(20);
  });

  it.each<[string, MapStop[], RouteMapInput['mode']]>([
    ['a road across Eurasia', [hamburg, moscow, almaty], 'road'],
    ['one place', [almaty], undefined],
    ['the Pacific', [stop('Los Angeles', 'US', [34, -118]), stop('Vladivostok', 'RU', [43.1, 131.9])], 'sea'],
    ['Fiji and around', [stop('Suva', 'FJ', [-18, 178.4]), stop('Apia', 'WS', [-13.8, -171.8])], 'air'],
    ['around the world', [stop('Quito', 'EC', [0, -78]), stop('Singapore', 'SG', [1.3, 103.8]), hamburg], 'air'],
    ['the poles', [stop('Pole', 'AQ', [-90, 0]), stop('Alert', 'CA', [82.5, -62])], 'air'],
  ])('shows all of %s', (_, stops, mode) => {
    const { root, svg } = draw(inputOf(stops, { path: [], mode }));
    const map = root.children.find(({ name }) => name === 'svg');
    const [width, height] = [Number(map?.attributes['width']), Number(map?.attributes['height'])];
    const marks = allElements(root).filter(
      ({ name, attributes }) => name === 'circle' && attributes['r'] === '9' && Number(attributes['cy']) < height,
    );
    expect(marks.length).toBeGreaterThanOrEqual(1);
    for (const { attributes } of marks) {
      expect(Number(attributes['cx'])).toBeGreaterThan(0);
      expect(Number(attributes['cx'])).toBeLessThan(width);
      expect(Number(attributes['cy'])).toBeGreaterThan(0);
    }
    expect(svg).not.toMatch(/NaN|Infinity|undefined/u);
    expect(Buffer.byteLength(svg)).toBeLessThan(150_000);
  });

  it('keeps words from outside inert and readable', () => {
    const attack = '"><script>alert(1)</script><image href="http://evil/"/>&#x3c;';
    const { root, texts } = draw(
      inputOf([stop(attack, 'DE', [50, 9]), { given: attack, place: undefined }], { title: attack }),
    );
    const names = new Set(allElements(root).map(({ name }) => name));
    expect([...names].sort()).toEqual(['circle', 'desc', 'g', 'path', 'rect', 'svg', 'text', 'title']);
    expect(texts.join()).toContain('<script>');
  });
});
