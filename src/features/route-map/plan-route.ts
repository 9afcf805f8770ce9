// The route as points and legs on the globe: every stop that could be read, and where none lies in a country of the path, its middle.
import { geoDistance } from 'd3-geo';
import { centreOf } from './country-centre';
import { findWay, type Way, type WayEnd } from './find-way';
import type { MapStop, RouteMapInput } from './route-map-input';
import type { Position } from './simplify-line';

export interface RoutePoint extends WayEnd {
  /** From 1, in the order of the given places; null for a country without a place. */
  number: number | null;
  name: string;
  given: string;
  /** The position is that of the country, not of the place. */
  isApproximate: boolean;
}

export interface Leg extends Way {
  from: RoutePoint;
  to: RoutePoint;
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
    const touchesRussia = touchesRussianSide(from) || touchesRussianSide(to);
    legs.push({ from, to, touchesRussia, ...findWay(from, to, mode) });
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
