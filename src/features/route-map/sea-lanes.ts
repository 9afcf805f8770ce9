// The lanes that ships take between ports, roughly: so that a leg by sea is drawn around the land and not across it.
import { geoDistance, geoInterpolate } from 'd3-geo';
import { countryAt } from './land-grid';
import type { Position } from './simplify-line';

/** Points at sea: name, longitude, latitude. */
const POINTS = `
northSea 3.5 54|skagerrak 9 57.9|kattegat 11.4 56.6|sound 12.7 55.4|arkona 14.5 55|baltic 18.9 56|gotland 20.2 58.5|finland 25 59.7|bothnia 19.6 62
dover 1.4 51|channel -4.5 49.2|finisterre -10 44|lisbon -10.2 38.5|gibraltar -5.8 35.9|alboran -2 36.3|westMed 5 38.3|sicily 11.4 37.5|genoa 9 43.3
ionian 18.5 35.8|adriatic 18.6 41.5|venice 13.3 44.8|crete 23.3 35.7|aegean 25 37.8|dardanelles 25.8 40|marmara 28 40.7|bosporus 29.3 41.5
blackWest 30.6 43.6|odesa 31 45.7|blackEast 37.8 43.6|kerch 36.6 44.8|azov 37 46|levant 31.5 33|suezNorth 32.4 31.5|suez 32.6 29.6|redSea 38 20.5|bab 43.3 12.5
aden 51 13|oman 60 24|hormuz 56.6 26.4|gulf 52 26.8|kuwait 49.2 29.2|arabian 66 16|mumbai 71.5 18.5|lanka 80.5 5.4|bengal 88 17|andaman 95 6
malacca 100.6 3.1|singapore 104.2 1.2|vietnam 110 9|siam 101.5 10|southChina 114.5 18|hongKong 114.5 21.8|taiwan 119.2 23.8|eastChina 123.2 30.5
yellow 123 36|bohai 119.5 38.6|korea 129 34|japanSea 132.5 41|tsugaru 140.5 41.4|okhotsk 147 50|tokyo 141.5 34.6|kanto 136 33
kamchatka 163 51|northPacific 180 50|alaska -150 53.5|seattle -126 47.5|losAngeles -119.5 33.3|mexico -106 19|panamaWest -79.8 7.3|panamaEast -79.6 9.8
windward -74 20.3|florida -80 25.2|mexicanGulf -89 26.5|hatteras -74 35|newYork -72.5 40|halifax -62 43.6|lawrence -60 47.5|midAtlantic -35 46
azores -28 39|antilles -62 19|amazon -47 4|recife -33.5 -7|rio -40.5 -24|plata -54 -36.5|horn -66 -57.5|chile -75 -35|peru -80 -10
canaries -16.5 28|dakar -19 14.5|guinea 2 3|angola 10 -10|cape 18 -36|durban 33 -31|mozambique 41.5 -16|kenya 44 -3|mauritius 58 -19
sunda 105 -7.5|java 112 -5.5|timor 122 -10|arafura 136 -9.5|coral 148 -14|brisbane 156 -27|sydney 152.5 -35|bass 144 -40|perth 113 -32|tasman 166 -42
philippines 127 10|guam 145 15|hawaii -158 20.5|murmansk 35 70.5|northCape 24 72|norway 4 62.5|white 40 66.2|iceland -20 62.5`;

/** Chains of points that follow each other along a lane. */
const LANES = `
northSea skagerrak kattegat sound arkona baltic gotland finland|gotland bothnia|northSea dover channel finisterre lisbon gibraltar alboran westMed sicily ionian crete aegean dardanelles marmara bosporus blackWest blackEast
westMed genoa|genoa sicily|ionian adriatic venice|crete adriatic|bosporus blackEast|blackWest odesa|blackEast kerch azov|blackWest kerch|ionian suezNorth|crete levant suezNorth suez redSea bab aden arabian mumbai|aden oman hormuz gulf kuwait
oman mumbai|oman arabian|arabian lanka andaman malacca singapore vietnam southChina taiwan eastChina yellow bohai|aden lanka|mumbai lanka bengal andaman|bengal lanka|vietnam siam singapore|southChina hongKong taiwan|eastChina korea japanSea tsugaru|yellow korea
korea kanto tokyo tsugaru|tokyo kamchatka|tsugaru okhotsk kamchatka|tsugaru kamchatka northPacific alaska seattle losAngeles mexico panamaWest panamaEast windward hatteras newYork halifax midAtlantic channel|tokyo northPacific|northPacific seattle|eastChina kanto
tokyo hawaii losAngeles|hawaii panamaWest|panamaEast florida hatteras|florida mexicanGulf|panamaEast antilles azores finisterre|antilles newYork|windward azores|halifax lawrence|halifax channel|newYork azores gibraltar|newYork midAtlantic|antilles amazon recife
antilles windward|recife rio plata horn chile peru panamaWest|recife dakar canaries lisbon|recife canaries|canaries gibraltar|dakar guinea angola cape durban mozambique kenya aden|dakar angola|dakar cape|recife cape|rio cape|durban mauritius arabian|mauritius sunda
mauritius lanka|sunda singapore|sunda java timor arafura coral brisbane sydney bass perth|sunda perth|durban perth|java singapore|java southChina|sydney tasman|brisbane tasman|tasman horn|philippines southChina|philippines java|philippines guam tokyo|guam hawaii|coral guam
brisbane hawaii|northSea norway northCape murmansk white|dover northSea|norway iceland midAtlantic|iceland halifax|losAngeles seattle`;

interface LaneNode {
  position: Position;
  next: { node: number; length: number }[];
}

let lanes: LaneNode[] | undefined;

/** Nodes that a port may start from, the nearest ones. */
const NEAREST = 6;
/** A way over land to the lane counts so much more. */
const DRY_SUPPLEMENT = 8;
const SAMPLES = 16;
/** Mostly water: no lane is needed. */
const OPEN_WATER = 0.9;

/** The positions that a ship passes from port to port, both included; only the two where the straight way is open water. */
export function sailBetween(from: Position, to: Position): Position[] {
  if (waterBetween(from, to) >= OPEN_WATER) return [from, to];
  lanes ??= readLanes();
  const starts = linksOf(from, lanes);
  const ends = new Map(linksOf(to, lanes).map(({ node, length }) => [node, length]));
  return [from, ...shortest(lanes, starts, ends), to];
}

/** The share of a great circle that is water. */
export function waterBetween(from: Position, to: Position): number {
  const between = geoInterpolate(from, to);
  let wet = 0;
  for (let i = 1; i <= SAMPLES; i++) if (countryAt(...between(i / (SAMPLES + 1))) === undefined) wet++;
  return wet / SAMPLES;
}

function linksOf(port: Position, nodes: readonly LaneNode[]): LaneNode['next'] {
  return nodes
    .map(({ position }, node) => ({ node, far: geoDistance(port, position) }))
    .sort((a, b) => a.far - b.far || a.node - b.node)
    .slice(0, NEAREST)
    .map(({ node, far }) => {
      const dry = 1 - waterBetween(port, nodes[node]?.position ?? port);
      return { node, length: far * (1 + DRY_SUPPLEMENT * dry) };
    });
}

/** Dijkstra over some hundred nodes. */
function shortest(
  nodes: readonly LaneNode[],
  starts: LaneNode['next'],
  ends: ReadonlyMap<number, number>,
): Position[] {
  const length = nodes.map(() => Infinity);
  const before = nodes.map(() => -1);
  const open = new Set<number>();
  for (const start of starts) {
    length[start.node] = start.length;
    open.add(start.node);
  }
  let [best, end] = [Infinity, -1];
  while (open.size > 0) {
    const at = [...open].reduce((a, b) => ((length[b] ?? 0) < (length[a] ?? 0) ? b : a));
    open.delete(at);
    const so = length[at] ?? Infinity;
    if (so >= best) break;
    const whole = so + (ends.get(at) ?? Infinity);
    if (whole < best) [best, end] = [whole, at];
    for (const link of nodes[at]?.next ?? []) {
      if (so + link.length >= (length[link.node] ?? 0)) continue;
      length[link.node] = so + link.length;
      before[link.node] = at;
      open.add(link.node);
    }
  }
  const passed: Position[] = [];
  for (let at = end; at !== -1; at = before[at] ?? -1) passed.unshift(nodes[at]?.position ?? [0, 0]);
  return passed;
}

function readLanes(): LaneNode[] {
  const names = new Map<string, number>();
  const nodes = split(POINTS).map((row, index): LaneNode => {
    const [name = '', longitude, latitude] = row.split(' ');
    names.set(name, index);
    return { position: [Number(longitude), Number(latitude)], next: [] };
  });
  for (const lane of split(LANES)) {
    const chain = lane.split(' ').map((name) => names.get(name) ?? -1);
    chain.slice(1).forEach((to, index) => join(nodes, chain[index] ?? -1, to));
  }
  return nodes;
}

function split(text: string): string[] {
  return text
    .trim()
    .split(/[|\n]/u)
    .map((row) => row.trim());
}

/** @throws for a lane that names no point: a mistake in the table above */
function join(nodes: LaneNode[], from: number, to: number): void {
  const [a, b] = [nodes[from], nodes[to]];
  if (!a || !b) throw new Error('a sea lane names a point that is not there');
  const length = geoDistance(a.position, b.position);
  a.next.push({ node: to, length });
  b.next.push({ node: from, length });
}
