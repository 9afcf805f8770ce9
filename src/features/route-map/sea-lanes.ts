// The lanes that ships take between ports, roughly: so that a leg by sea is drawn around the land and not across it.
import { geoDistance, geoInterpolate } from 'd3-geo';
import { countryAt } from './land-grid';
import type { Position } from './simplify-line';

/** Points at sea: name, longitude, latitude. */
const POINTS = `
northSea 3.5 54|skagerrak 9 57.9|kattegat 11.4 56.6|sound 12.7 55.4|arkona 14.5 55|baltic 18.9 56|gotland 20.2 58.5|finland 25 59.7|bothnia 19.6 62
dover 1.4 51|channel -4.5 49.2|finisterre -10 44|lisbon -10.2 38.5|vincent -9.6 36.6|gibraltar -5.8 35.9|alboran -2 36.3|westMed 5 38.3|sicily 11.4 37.5
genoa 9 43.3|ionian 18.5 35.8|adriatic 18.6 41.5|venice 13.3 44.8|crete 23.3 35.8|southCrete 25 34.3|karpathos 26.6 35.2|aegean 25 37.9|dardanelles 25.8 40
marmara 28 40.7|bosporus 29.3 41.5|blackWest 30.6 43.6|odesa 31 45.7|blackEast 37.8 43.6|kerch 36.6 44.8|azov 37 46|levant 31.5 33|suezNorth 32.4 31.5
suezTown 32.5 29.9|suez 33.6 27.9|redSea 38 20.5|bab 43.3 12.5|aden 51 13|dhofar 55.8 15.8|masirah 59.6 19.5|hadd 60.4 22.5|oman 60 24|hormuz 56.6 26.4|kish 54.2 26.1
gulf 52 26.8|kuwait 49.2 29.2|arabian 66 16|mumbai 71.5 18.5|kerala 74.8 10.5|comorin 77.3 7.3|lanka 80.5 5.4|lankaEast 82.4 6.3|bengal 88 17
andaman 95 6.2|penang 98 5.2|malacca 100.6 3|melaka 102 1.9|johor 103.4 1.1|singapore 104.3 1.2|tioman 104.9 3|camau 105 7.8|siam 101.5 10|vietnam 110 9
southChina 114.5 18|hongKong 114.5 21.8|taiwan 119.2 23.8|luzon 121 20.5|eastChina 123.2 30.5|yellow 123 36|shandong 123 37.7|strait 121 38.4|bohai 119.5 38.6
jeju 125 33.4|korea 129 34.4|kyushu 130.3 30.4|kanto 136 33|tokyo 141.5 34.6|sanriku 142.9 39.5|japanSea 132.5 41|tsugaru 140.4 41.3|hokkaido 144 42
perouse 141.9 45.8|okhotsk 147 50|kamchatka 163 51|northPacific 180 50|alaska -150 53.5|seattle -126 47.5|mendocino -126 40.4|conception -122 35
losAngeles -119.5 33.3|baja -116.5 28|cabo -111 22.4|mexico -106 18.5|tehuantepec -96 14|costaRica -88 9.5|panamaWest -79.6 7|panamaEast -79.6 9.8
windward -74 20.3|yucatan -86 21.6|keyWest -83 24.1|florida -79.8 25.5|mexicanGulf -89 26.5|hatteras -74 35|newYork -72.5 40|halifax -62 43.6|lawrence -60 47.5
race -51 46|midAtlantic -35 46|azores -28 39.5|antilles -62 19|amazon -47 4|recife -33.5 -6|rio -40.5 -24|plata -54 -36.5|horn -66 -57.5|hornWest -76 -52
chile -75 -35|arica -77 -17|peru -82.4 -5|ecuador -81.6 1|canaries -16.5 28|dakar -19 14.5|bissau -18.6 11|liberia -12.5 5|palmas -7 3.6|guinea 2 3|angola 10 -10
namibia 12.3 -24|cape 17.5 -35|agulhas 21 -36|eastLondon 28.8 -34|durban 33 -31|mozambique 41.5 -16|kenya 44 -3|somalia 48 2|hafun 52.2 9.5|guardafui 52 12.4
mauritius 58 -19|sundaSouth 104.5 -7.5|sunda 105.5 -6|karimata 107.3 -3.2|natuna 107.5 2.5|java 112 -5.5|flores 118 -7.3|banda 127 -6.5|buru 125.2 -3|molucca 126 1.5
sumba 118 -11.5|timor 127 -11|arafura 133 -10|torres 141.5 -10.7|coral 147 -14|brisbane 156 -27|sydney 152.5 -35|gabo 150.5 -38.3|bass 146.5 -39.6
otway 143 -39.6|leeuwin 114.5 -36|perth 113 -32|tasman 166 -48.5|solomons 164 -12|philippines 128 10|guam 145 15|hawaii -158 20.5
murmansk 35 70.5|kola 42 67.8|white 39.5 65.6|northCape 24 72|norway 4 62.5|iceland -20 62.5`;

/** Chains of points that follow each other along a lane. */
const LANES = `
northSea skagerrak kattegat sound arkona baltic gotland finland|gotland bothnia|northSea dover channel finisterre lisbon vincent gibraltar alboran westMed sicily ionian
ionian crete aegean dardanelles marmara bosporus blackWest blackEast|bosporus blackEast|blackWest odesa|blackEast kerch azov|blackWest kerch|westMed genoa sicily
ionian adriatic venice|ionian southCrete levant suezNorth|southCrete suezNorth|crete southCrete|aegean karpathos levant|karpathos southCrete|suezNorth suezTown suez redSea bab aden
aden dhofar masirah hadd oman hormuz kish gulf kuwait|hadd mumbai|aden arabian mumbai|masirah arabian comorin|mumbai kerala comorin lanka lankaEast bengal andaman
lankaEast andaman penang malacca melaka johor singapore tioman camau siam|aden lanka|singapore vietnam southChina taiwan eastChina yellow shandong strait bohai|camau vietnam
southChina hongKong taiwan|southChina luzon philippines guam|luzon guam|luzon kyushu|eastChina jeju korea japanSea tsugaru hokkaido kamchatka|yellow jeju|eastChina kyushu kanto tokyo sanriku hokkaido
jeju kyushu|sanriku tsugaru|japanSea perouse okhotsk kamchatka|kamchatka northPacific alaska seattle mendocino conception losAngeles baja cabo mexico tehuantepec costaRica panamaWest panamaEast
northPacific seattle|northPacific mendocino|tokyo northPacific|tokyo hawaii conception|hawaii losAngeles|hawaii mexico|guam hawaii|guam tokyo|panamaEast windward hatteras newYork halifax midAtlantic channel
panamaEast yucatan keyWest florida hatteras|yucatan mexicanGulf keyWest|panamaEast antilles azores finisterre|antilles newYork|antilles windward azores|halifax lawrence|halifax race channel
newYork azores vincent|newYork midAtlantic|antilles amazon recife rio plata horn hornWest chile arica peru ecuador panamaWest|recife dakar canaries vincent|recife canaries gibraltar
dakar bissau liberia palmas guinea angola namibia cape agulhas eastLondon durban mozambique kenya somalia hafun guardafui aden|liberia namibia|liberia angola|dakar cape|recife cape|rio cape
durban mauritius arabian|mauritius sundaSouth|mauritius lanka|sundaSouth sunda karimata natuna vietnam|natuna singapore|karimata singapore|karimata java flores banda arafura|banda buru molucca philippines
sundaSouth sumba timor arafura torres coral brisbane sydney gabo bass otway leeuwin perth sundaSouth|durban leeuwin|brisbane solomons guam|solomons hawaii|brisbane hawaii|sydney tasman horn
northSea norway northCape murmansk kola white|norway iceland midAtlantic|iceland race`;

interface LaneNode {
  position: Position;
  next: { node: number; length: number }[];
}

let lanes: LaneNode[] | undefined;

/** Nodes that a port may start from, the nearest ones. */
const NEAREST = 6;
/** A way over land to the lane counts so much more. */
const DRY_SUPPLEMENT = 8;
/** Samples to a radian: every 60 km or so. */
const SAMPLES = 100;
const LEAST_SAMPLES = 12;
/** Radians of land, some 130 km, that the quays at both ends may make: no lane is needed. */
const QUAYS = 0.02;

/** The positions that a ship passes from port to port, both included; only the two where the straight way is open water. */
export function sailBetween(from: Position, to: Position): Position[] {
  if ((1 - waterBetween(from, to)) * geoDistance(from, to) <= QUAYS) return [from, to];
  lanes ??= readLanes();
  const starts = linksOf(from, lanes);
  const ends = new Map(linksOf(to, lanes).map(({ node, length }) => [node, length]));
  return [from, ...shortest(lanes, starts, ends), to];
}

/** The share of a great circle that is water. */
export function waterBetween(from: Position, to: Position): number {
  const between = geoInterpolate(from, to);
  const samples = Math.max(LEAST_SAMPLES, Math.round(geoDistance(from, to) * SAMPLES));
  let wet = 0;
  for (let i = 1; i <= samples; i++) if (countryAt(...between(i / (samples + 1))) === undefined) wet++;
  return wet / samples;
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
function shortest(nodes: readonly LaneNode[], starts: LaneNode['next'], ends: ReadonlyMap<number, number>): Position[] {
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
