// The network of roads, railways, ferries, sea lanes and pipes between countries, and the cheapest way between any two of its points, with and without Russian soil.
import type { TransportMode } from '../trade-request';
import { type CheapestWays, findCheapestWays, type Link, NO_NODE } from './cheapest-ways';
import { isRussianSide } from './country-groups';
import { greatCircleKm } from './great-circle';

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

/** Roads and rails are longer than the straight line by 15 to 30 %. */
const LAND_SUPPLEMENT = 1.2;
/** What a border and a ship cost beside the distance, in kilometres that a carrier would rather drive. Own judgement. */
const BORDER_COST_KM = 100;
const SHIP_COST_KM = 500;

export class TradeNetwork {
  private readonly nodes: readonly Node[];
  private readonly ofCountry = new Map<string, number[]>();
  private readonly links: readonly (Link & { modes: readonly string[] })[];
  private readonly anywhere: Partial<Record<Carriage, CheapestWays>> = {};
  private readonly offRussia: Partial<Record<Carriage, CheapestWays>> = {};

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
  ): Link & { modes: readonly string[] } {
    const [a, b] = [ids.get(from) ?? NO_NODE, ids.get(to) ?? NO_NODE];
    const kinds = modes.split(';');
    const length = km === '' ? this.straightKm(a, b) * LAND_SUPPLEMENT : Number(km);
    const border = this.nodes[a]?.country === this.nodes[b]?.country ? 0 : BORDER_COST_KM;
    const ship = kinds.includes('ferry') || kinds.includes('sea') ? SHIP_COST_KM : 0;
    return { from: a, to: b, modes: kinds, km: length, cost: length + border + ship };
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

  /** All ways for one mode of transport. By air there is none to choose: see `straightKm`. */
  waysBy(mode: TransportMode | undefined, avoidRussia: boolean): CheapestWays {
    const carriage = mode === 'road' || mode === 'rail' ? mode : 'any';
    const kept = avoidRussia ? this.offRussia : this.anywhere;
    return (kept[carriage] ??= this.findWays(USABLE[carriage], avoidRussia));
  }

  /** Countries of the cheapest way in travel order, both ends included; empty where there is none. */
  countries(from: number, to: number, mode: TransportMode | undefined, avoidRussia: boolean): string[] {
    if (from === NO_NODE || to === NO_NODE) return [];
    const ways = this.waysBy(mode, avoidRussia);
    const countries: string[] = [];
    for (let at = from; at !== NO_NODE; at = at === to ? NO_NODE : ways.after(at, to)) {
      const country = this.nodes[at]?.country;
      if (country !== undefined && countries[countries.length - 1] !== country) countries.push(country);
    }
    return countries;
  }

  private findWays(usable: ReadonlySet<string>, avoidRussia: boolean): CheapestWays {
    const isOpen = (node: number): boolean => !(avoidRussia && isRussianSide(this.nodes[node]?.country));
    const links = this.links.filter(
      ({ from, to, modes }) => modes.some((mode) => usable.has(mode)) && isOpen(from) && isOpen(to),
    );
    return findCheapestWays(links, this.nodes.length);
  }

  /** The great circle between two nodes, in kilometres. */
  straightKm(a: number, b: number): number {
    const [from, to] = [this.nodes[a], this.nodes[b]];
    return from && to ? greatCircleKm(from.lat, from.lon, to.lat, to.lon) : Infinity;
  }
}

/** Good enough to tell which node of one country is nearer. */
function squaredDegrees(node: Node | undefined, lat: number, lon: number): number {
  if (!node) return Infinity;
  const narrow = Math.cos((lat * Math.PI) / 180);
  return (node.lat - lat) ** 2 + ((node.lon - lon) * narrow) ** 2;
}
