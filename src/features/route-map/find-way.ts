// How a leg is travelled, as far as that can be told: by the declared mode, by what its ends are, and by how much water lies between them.
import { geoDistance } from 'd3-geo';
import type { TransportMode } from '../../screening/trade-request';
import { countryAt } from './land-grid';
import { sailBetween, waterBetween } from './sea-lanes';
import type { Position } from './simplify-line';

export interface WayEnd {
  position: Position;
  kind: 'town' | 'crossing' | 'country';
  /** Countries that the point touches: both sides of a crossing. */
  countries: readonly string[];
  isPort: boolean;
}

export interface Way {
  way: 'land' | 'sea' | 'air';
  /** Both ends, and by sea the points of the lane between them. */
  line: Position[];
  overCaspian: boolean;
}

/** Shares of a leg over water from which it is taken for a sea leg. */
const WET = { betweenPorts: 0.25, betweenCoasts: 0.35, others: 0.5, bySea: 0.1 };
/** Radians: some 760 km. */
const SHORT = 0.12;
const BAKU: Position = [49.7, 40.3];

export function findWay(from: WayEnd, to: WayEnd, mode: TransportMode | undefined): Way {
  const ends = [from.position, to.position];
  if (mode === 'air') return { way: 'air', line: ends, overCaspian: false };
  const caspian = overCaspian(from, to);
  if (caspian) return { way: 'sea', line: caspian, overCaspian: true };
  // No ship leaves the Caspian for the oceans.
  const isSea = !liesOnCaspian(from) && !liesOnCaspian(to) && goesBySea(from, to, mode);
  return isSea
    ? { way: 'sea', line: sailBetween(from.position, to.position), overCaspian: false }
    : { way: 'land', line: ends, overCaspian: false };
}

const EAST = ['KZ', 'TM'];
const BEHIND_BAKU = ['GE', 'AM', 'TR'];

/** The line over the Caspian; beyond Azerbaijan it goes by Baku. */
function overCaspian(from: WayEnd, to: WayEnd): Position[] | undefined {
  if (from.kind === 'crossing' || to.kind === 'crossing') return undefined;
  const [a, b] = [from.countries[0] ?? '', to.countries[0] ?? ''];
  if (a === b) return undefined;
  const other = EAST.includes(a) ? b : EAST.includes(b) ? a : undefined;
  const line = [from.position, to.position];
  if (other === 'AZ' || (liesOnCaspian(from) && liesOnCaspian(to))) return line;
  const isByBaku = other !== undefined && BEHIND_BAKU.includes(other) && (liesOnCaspian(from) || liesOnCaspian(to));
  return isByBaku ? [from.position, BAKU, to.position] : undefined;
}

function liesOnCaspian({ isPort, position: [longitude, latitude] }: WayEnd): boolean {
  return isPort && longitude > 46 && longitude < 54.5 && latitude > 36 && latitude < 47.5;
}

function goesBySea(from: WayEnd, to: WayEnd, mode: TransportMode | undefined): boolean {
  const wet = waterBetween(from.position, to.position);
  if (mode === 'sea' || mode === 'inland_water') {
    const isShort = geoDistance(from.position, to.position) < SHORT || from.countries[0] === to.countries[0];
    return !isShort || wet >= WET.bySea;
  }
  if (from.isPort && to.isPort) return wet >= WET.betweenPorts;
  const mayShip = mode === 'multimodal' || mode === undefined;
  return wet >= (mayShip && isByWater(from) && isByWater(to) ? WET.betweenCoasts : WET.others);
}

/** Half a degree from the sea. */
function isByWater({ position: [longitude, latitude] }: WayEnd): boolean {
  const steps = [-0.5, 0, 0.5];
  return steps.some((x) => steps.some((y) => countryAt(longitude + x, latitude + y) === undefined));
}
