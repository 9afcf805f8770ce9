// The network of roads, railways, ferries, sea lanes and pipes between countries, and the shortest way between any two of its points, with and without Russian soil.
import type { TransportMode } from '../trade-request';
import { isRussianSide } from './country-groups';

/** One row of data/corridor-nodes.csv: a country, or a part of a big one, by the place that its traffic gathers in. */
export interface NetworkNodeRow {
  id: string;
  country: string;
  name: string;
  lat: string;
  lon: string;
}

/** One row of data/corridor-links.csv; `modes` separated by `;`, `km` blank where the straight line with a supplement will do. */
export interface NetworkLinkRow {
  from: string;
  to: string;
  modes: string;
  km: string;
}

interface Node {
  country: string;
  lat: number;
  lon: number;
}

/** Which links a consignment may use: lorries and wagons take ferries, a box by sea is brought to the port by land. */
type Carriage = 'road' | 'rail' | 'any';

const USABLE: Readonly<Record<Carriage, ReadonlySet<string>>> = {
  road: new Set(['road', 'ferry']),
  rail: new Set(['rail', 'ferry']),
  any: new Set(['road', 'rail', 'ferry', 'sea', 'pipeline']),
};

/** Roads and rails are longer than the straight line; measured on some thirty pairs of towns, they differ by 15 to 30 %. */
const LAND_SUPPLEMENT = 1.2;
const NO_NODE = -1;

/** Shortest ways between all nodes under one set of links. */
interface ShortestWays {
  km: Float64Array;
  next: Int16Array;
}

export class TradeNetwork {
  private readonly nodes: readonly Node[];
  private readonly ofCountry = new Map<string, number[]>();
  private readonly links: readonly { from: number; to: number; modes: readonly string[]; km: number }[];
  private readonly ways = new Map<string, ShortestWays>();

  constructor(nodes: readonly NetworkNodeRow[], links: readonly NetworkLinkRow[]) {
    this.nodes = nodes.map(({ country, lat, lon }) => ({ country, lat: Number(lat), lon: Number(lon) }));
    const ids = new Map(nodes.map(({ id }, index) => [id, index]));
    this.nodes.forEach(({ country }, index) => {
      this.ofCountry.set(country, [...(this.ofCountry.get(country) ?? []), index]);
    });
    this.links = links.map((row) => this.readLink(row, ids));
  }

  private readLink(
    { from, to, modes, km }: NetworkLinkRow,
    ids: ReadonlyMap<string, number>,
  ): TradeNetwork['links'][0] {
    const [a, b] = [ids.get(from) ?? NO_NODE, ids.get(to) ?? NO_NODE];
    const straight = this.straightKm(a, b);
    return { from: a, to: b, modes: modes.split(';'), km: km === '' ? straight * LAND_SUPPLEMENT : Number(km) };
  }

  /** The node of a country next to a position, or its main one where no position is known; -1 for a country off the network. */
  nodeOf(country: string, lat: number | null, lon: number | null): number {
    const nodes = this.ofCountry.get(country);
    if (nodes === undefined) return NO_NODE;
    let best = nodes[0] ?? NO_NODE;
    if (lat === null || lon === null || nodes.length === 1) return best;
    let nearest = Infinity;
    for (const node of nodes) {
      const far = squaredDegrees(this.nodes[node], lat, lon);
      if (far < nearest) [best, nearest] = [node, far];
    }
    return best;
  }

  /** Kilometres of the shortest way; Infinity where there is none or an end is off the network. By air the great circle. */
  km(from: number, to: number, mode: TransportMode | undefined, avoidRussia: boolean): number {
    if (from === NO_NODE || to === NO_NODE) return Infinity;
    if (mode === 'air') return this.straightKm(from, to);
    return this.waysFor(mode, avoidRussia).km[from * this.nodes.length + to] ?? Infinity;
  }

  /** Countries of the shortest way in travel order, both ends included; empty where there is none. */
  countries(from: number, to: number, mode: TransportMode | undefined, avoidRussia: boolean): string[] {
    if (from === NO_NODE || to === NO_NODE) return [];
    const { next } = this.waysFor(mode, avoidRussia);
    const countries: string[] = [];
    for (let at = from; at !== NO_NODE; at = at === to ? NO_NODE : (next[at * this.nodes.length + to] ?? NO_NODE)) {
      const country = this.nodes[at]?.country;
      if (country !== undefined && countries[countries.length - 1] !== country) countries.push(country);
    }
    return countries;
  }

  private waysFor(mode: TransportMode | undefined, avoidRussia: boolean): ShortestWays {
    const carriage: Carriage = mode === 'road' || mode === 'rail' ? mode : 'any';
    const key = `${carriage}${avoidRussia}`;
    const known = this.ways.get(key);
    if (known) return known;
    const found = this.findShortest(USABLE[carriage], avoidRussia);
    this.ways.set(key, found);
    return found;
  }

  /** Floyd–Warshall: some hundred nodes, done once for each kind of carriage. */
  private findShortest(usable: ReadonlySet<string>, avoidRussia: boolean): ShortestWays {
    const count = this.nodes.length;
    const km = new Float64Array(count * count).fill(Infinity);
    const next = new Int16Array(count * count).fill(NO_NODE);
    const closed = this.nodes.map(({ country }) => avoidRussia && isRussianSide(country));
    for (let node = 0; node < count; node++) km[node * count + node] = 0;
    for (const link of this.links) {
      if (!link.modes.some((mode) => usable.has(mode)) || closed[link.from] || closed[link.to]) continue;
      const [there, back] = [link.from * count + link.to, link.to * count + link.from];
      if (link.km >= (km[there] ?? 0)) continue;
      km[there] = km[back] = link.km;
      next[there] = link.to;
      next[back] = link.from;
    }
    relax(km, next, count);
    return { km, next };
  }

  private straightKm(a: number, b: number): number {
    const [from, to] = [this.nodes[a], this.nodes[b]];
    return from && to ? greatCircleKm(from.lat, from.lon, to.lat, to.lon) : Infinity;
  }
}

function relax(km: Float64Array, next: Int16Array, count: number): void {
  for (let via = 0; via < count; via++) {
    for (let from = 0; from < count; from++) {
      const first = km[from * count + via] ?? Infinity;
      if (first === Infinity) continue;
      for (let to = 0; to < count; to++) {
        const length = first + (km[via * count + to] ?? Infinity);
        if (length >= (km[from * count + to] ?? Infinity)) continue;
        km[from * count + to] = length;
        next[from * count + to] = next[from * count + via] ?? NO_NODE;
      }
    }
  }
}

/** Good enough to tell which node of one country is nearer. */
function squaredDegrees(node: Node | undefined, lat: number, lon: number): number {
  if (!node) return Infinity;
  const narrow = Math.cos((lat * Math.PI) / 180);
  return (node.lat - lat) ** 2 + ((node.lon - lon) * narrow) ** 2;
}

/** Great circle between two positions in degrees, in kilometres, on a sphere. */
export function greatCircleKm(latA: number, lonA: number, latB: number, lonB: number): number {
  const radians = Math.PI / 180;
  const half =
    Math.sin(((latB - latA) * radians) / 2) ** 2 +
    Math.cos(latA * radians) * Math.cos(latB * radians) * Math.sin(((lonB - lonA) * radians) / 2) ** 2;
  return 2 * 6371 * Math.asin(Math.sqrt(Math.min(1, half)));
}
