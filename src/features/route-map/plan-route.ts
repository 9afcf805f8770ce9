// The route as points and legs on the globe: every stop that could be read, and where none lies in a country of the path, its middle.
import { geoDistance } from 'd3-geo';
import { centreOf } from './country-centre';
import type { MapStop, RouteMapInput } from './route-map-input';
import { sailBetween, waterBetween } from './sea-lanes';
import type { Position } from './simplify-line';

export interface RoutePoint {
  position: Position;
  /** From 1, in the order of the given places; null for a country without a place. */
  number: number | null;
  name: string;
  given: string;
  kind: 'town' | 'crossing' | 'country';
  /** Countries that the point touches: both sides of a crossing. */
  countries: readonly string[];
  isPort: boolean;
  /** The position is that of the country, not of the place. */
  isApproximate: boolean;
}

export interface Leg {
  from: RoutePoint;
  to: RoutePoint;
  way: 'land' | 'sea' | 'air';
  /** Both ends, and by sea the points of the lane between them. */
  line: Position[];
  overCaspian: boolean;
  touchesRussia: boolean;
}

/** Where the goods are thought to go after the last point. */
export interface OnwardLeg {
  from: RoutePoint;
  country: string;
  /** Undefined where the last point lies on that country's border. */
  to: Position | undefined;
}

export interface RoutePlan {
  points: RoutePoint[];
  legs: Leg[];
  onward: OnwardLeg | undefined;
  declared: string | undefined;
  likely: string | undefined;
  /** Stops that could not be read, and those whose country is on no map, with their numbers. */
  unread: { number: number; given: string }[];
}

export function planRoute(input: RouteMapInput): RoutePlan {
  const placed: RoutePoint[] = [];
  const unread: RoutePlan['unread'] = [];
  input.stops.forEach((stop, index) => {
    const point = toPoint(stop, index + 1);
    if (point) placed.push(point);
    else unread.push({ number: index + 1, given: stop.given });
  });
  const points = joinPath(placed, input);
  const likely = input.corridor.likelyDestination ?? undefined;
  const legs = toLegs(points, input.mode);
  return { points, legs, onward: findOnward(points, likely), declared: input.declaredDestination, likely, unread };
}

function toPoint({ given, place }: MapStop, number: number): RoutePoint | undefined {
  if (!place || place.country === null) return undefined;
  const { name, country, counterpart, kind, roles, lat, lon } = place;
  const known = isPosition(lat, lon);
  const position = known ?? centreOf(country);
  if (!position) return undefined;
  const isCrossing = counterpart !== null && (kind === 'border_post' || kind === 'rail_border');
  const holder = roles.includes('occupied') ? 'RU' : country;
  return {
    position,
    number,
    name,
    given,
    kind: isCrossing ? 'crossing' : kind === 'country' ? 'country' : 'town',
    countries: isCrossing ? [country, counterpart] : [holder],
    isPort: kind === 'port' || roles.some((role) => role.endsWith('port')),
    isApproximate: known === undefined,
  };
}

function isPosition(lat: number | null, lon: number | null): Position | undefined {
  return lat !== null && lon !== null && Math.abs(lat) <= 90 && Math.abs(lon) <= 180 ? [lon, lat] : undefined;
}

/** Stops in their order; a country of the path that no stop touches stands where it is passed. */
function joinPath(placed: readonly RoutePoint[], { corridor: { path }, nameOf }: RouteMapInput): RoutePoint[] {
  const points: RoutePoint[] = [];
  let next = 0;
  path.forEach((country, at) => {
    const ahead = path.slice(at + 1);
    for (let stop = placed[next]; stop; stop = placed[++next]) {
      if (!stop.countries.includes(country) && stop.countries.some((one) => ahead.includes(one))) break;
      points.push(stop);
    }
    const isTouched = points.at(-1)?.countries.includes(country) ?? placed[next]?.countries.includes(country);
    const position = centreOf(country);
    if (!isTouched && position) points.push(countryPoint(country, position, nameOf(country)));
  });
  return [...points, ...placed.slice(next)];
}

function countryPoint(country: string, position: Position, name: string): RoutePoint {
  return {
    position,
    number: null,
    name,
    given: '',
    kind: 'country',
    countries: [country],
    isPort: false,
    isApproximate: true,
  };
}

function toLegs(points: readonly RoutePoint[], mode: RouteMapInput['mode']): Leg[] {
  const legs: Leg[] = [];
  points.forEach((from, index) => {
    const to = points[index + 1];
    if (!to || geoDistance(from.position, to.position) === 0) return;
    const overCaspian = mode !== 'air' && crossesCaspian(from, to);
    const touchesRussia = touchesRussianSide(from) || touchesRussianSide(to);
    const way = overCaspian ? 'sea' : wayOf(from, to, mode);
    const isAround = way === 'sea' && !overCaspian;
    const line = isAround ? sailBetween(from.position, to.position) : [from.position, to.position];
    legs.push({ from, to, way, line, overCaspian, touchesRussia });
  });
  return legs;
}

export function touchesRussianSide({ countries }: RoutePoint): boolean {
  return countries.some(isRussianSide);
}

/** Russia, and Belarus as one customs area with it. */
export function isRussianSide(country: string | undefined): boolean {
  return country === 'RU' || country === 'BY';
}

const EAST_OF_CASPIAN = ['KZ', 'TM'];

function crossesCaspian(from: RoutePoint, to: RoutePoint): boolean {
  if (from.kind === 'crossing' || to.kind === 'crossing') return false;
  const [a, b] = [from.countries[0] ?? '', to.countries[0] ?? ''];
  if (a === b) return false;
  if ([a, b].includes('AZ') && EAST_OF_CASPIAN.includes(a === 'AZ' ? b : a)) return true;
  return liesOnCaspian(from) && liesOnCaspian(to);
}

function liesOnCaspian({ isPort, position: [longitude, latitude] }: RoutePoint): boolean {
  return isPort && longitude > 46 && longitude < 54.5 && latitude > 36 && latitude < 47.5;
}

/** Shares of a leg over water from which it is taken for a sea leg: ports mean to be sailed from. */
const WET = { ports: 0.25, others: 0.5, bySea: 0.1 };
const SHORT = 0.12;

function wayOf(from: RoutePoint, to: RoutePoint, mode: RouteMapInput['mode']): Leg['way'] {
  if (mode === 'air') return 'air';
  const wet = waterBetween(from.position, to.position);
  if (mode === 'sea' || mode === 'inland_water') {
    const isShort = geoDistance(from.position, to.position) < SHORT || from.countries[0] === to.countries[0];
    return isShort && wet < WET.bySea ? 'land' : 'sea';
  }
  return wet >= (from.isPort && to.isPort ? WET.ports : WET.others) ? 'sea' : 'land';
}

/** Nothing where the points already reach the likely destination. */
function findOnward(points: readonly RoutePoint[], likely: string | undefined): OnwardLeg | undefined {
  const last = points.at(-1);
  if (!last || likely === undefined) return undefined;
  const isReached = points.some(({ kind, countries }) => kind !== 'crossing' && countries.includes(likely));
  if (isReached) return undefined;
  if (last.countries.includes(likely)) return { from: last, country: likely, to: undefined };
  const to = centreOf(likely);
  return to && { from: last, country: likely, to };
}
