// The stops of a request as read: which country each lies in, where a border is crossed and in which direction, and the declared countries between them.
import type { Place } from '../normalise/place-shape';
import { type Reading, valueOf } from '../normalise/reading';
import type { TradeNetwork } from './trade-network';

export interface Stop {
  /** Position in `route.places`. */
  index: number;
  raw: string;
  place: Place;
  /** Countries in travel order: one for a town, two for a border that is crossed here. */
  countries: string[];
}

/** One country on the road, with the point of the trade network that it is entered at or left from (-1 off the network). */
export interface Waypoint {
  country: string;
  node: number;
}

export interface ItineraryInput {
  dispatch: string | undefined;
  transit: readonly string[];
  destination: string | undefined;
  stops: readonly Reading<Place>[];
  /** Position in `route.places` of each stop; its own place in the list where not given. */
  positions?: readonly number[];
}

export interface Itinerary {
  stops: Stop[];
  /** Stops and declared countries in travel order. */
  waypoints: Waypoint[];
  /** Countries in travel order, neighbours never repeated. */
  path: string[];
}

/** A place that stands for the border itself, not for a town in one country. */
export function isCrossing(place: Place): boolean {
  return place.counterpart !== null && (place.kind === 'border_post' || place.kind === 'rail_border');
}

/** Reads the stops in order and joins them with the declared countries into one path. */
export function layItinerary(input: ItineraryInput, network: TradeNetwork): Itinerary {
  const stops = readStops(input);
  const waypoints = joinWaypoints(input, stops, network);
  const path: string[] = [];
  for (const { country } of waypoints) if (path[path.length - 1] !== country) path.push(country);
  return { stops, waypoints, path };
}

function readStops(input: ItineraryInput): Stop[] {
  const stops: Stop[] = [];
  for (let index = 0; index < input.stops.length; index++) {
    const reading = input.stops[index];
    const place = reading && valueOf(reading);
    if (!reading || reading.state !== 'read' || !place || place.country === null) continue;
    stops.push({ index: input.positions?.[index] ?? index, raw: reading.raw, place, countries: [] });
  }
  let before = input.dispatch;
  for (let i = 0; i < stops.length; i++) {
    const stop = stops[i];
    if (!stop) continue;
    stop.countries = isCrossing(stop.place) ? crossingOrder(input, stops, i, before) : [holderOf(stop.place)];
    before = stop.countries[stop.countries.length - 1];
  }
  return stops;
}

/** Who holds a town: goods that reach occupied territory are in Russian hands, whatever country it belongs to. */
function holderOf(place: Place): string {
  return place.roles.includes('occupied') ? 'RU' : (place.country ?? '');
}

/** Both sides of a border in travel order; one country where the stop only lies beside the border just crossed. */
function crossingOrder(input: ItineraryInput, stops: Stop[], at: number, before: string | undefined): string[] {
  const place = stops[at]?.place;
  const near = place?.country ?? '';
  const far = place?.counterpart ?? '';
  const after = nextTown(stops, at);
  // Both sides of one border named one after the other are one crossing.
  const previous = stops[at - 1];
  if (
    sameBorder(previous?.place, place) &&
    previous?.countries.length === 2 &&
    before !== undefined &&
    after !== undefined
  )
    return [before];
  if (before === far) {
    // Nothing says that goods which had left the country come back over the post that ends the list.
    const left = after === undefined && (input.dispatch === near || wasIn(stops, at, near));
    return after === far || left ? [far] : [far, near];
  }
  if (before === near) {
    if (after === near) return [near];
    if (after === undefined && sameBorder(stops[at - 1]?.place, place)) return [near];
    return [near, far];
  }
  if (after === near) return [far, near];
  if (after === far) return [near, far];
  // Neither neighbour tells: a declared transit through the far side, or a declared end on the near side, means that it is entered here.
  if (input.transit.includes(far) && input.destination !== far) return [far, near];
  return input.destination === near ? [far, near] : [near, far];
}

function wasIn(stops: readonly Stop[], before: number, country: string): boolean {
  return stops.slice(0, before).some(({ countries }) => countries.includes(country));
}

function nextTown(stops: Stop[], at: number): string | undefined {
  for (let i = at + 1; i < stops.length; i++) {
    const place = stops[i]?.place;
    if (place && !isCrossing(place)) return place.country ?? undefined;
  }
  return undefined;
}

function sameBorder(a: Place | undefined, b: Place | undefined): boolean {
  return (
    a !== undefined && b !== undefined && isCrossing(a) && a.country === b.country && a.counterpart === b.counterpart
  );
}

function joinWaypoints(input: ItineraryInput, stops: readonly Stop[], network: TradeNetwork): Waypoint[] {
  const waypoints: Waypoint[] = [];
  for (const { place, countries } of stops)
    for (const country of countries) waypoints.push({ country, node: network.nodeOf(country, place.lat, place.lon) });
  const { dispatch, destination } = input;
  if (dispatch && waypoints[0]?.country !== dispatch) waypoints.unshift(mainPoint(dispatch, network));
  // A destination that was reached earlier is not the end of the road: what follows it stays last.
  if (destination && !isReached(destination, stops) && waypoints[waypoints.length - 1]?.country !== destination)
    waypoints.push(mainPoint(destination, network));
  if (input.transit.length > 0) insertDeclared(input, waypoints, stops, network);
  return waypoints;
}

/** Puts in the declared countries that no stop lies in, in one order whatever order they were given in. */
function insertDeclared(
  { dispatch, transit, destination }: ItineraryInput,
  waypoints: Waypoint[],
  stops: readonly Stop[],
  network: TradeNetwork,
): void {
  const isWalked = (country: string): boolean => stops.some(({ countries }) => countries.includes(country));
  for (const country of transit.length > 1 ? new Set([...transit].sort()) : transit)
    if (country !== dispatch && country !== destination && !isWalked(country))
      insertWhereItLies(mainPoint(country, network), waypoints, network, destination);
}

/** A town there is named; a border post alone is only passed. */
function isReached(country: string, stops: readonly Stop[]): boolean {
  return stops.some(
    (stop, index) => stop.countries.includes(country) && (!isCrossing(stop.place) || index === stops.length - 1),
  );
}

function mainPoint(country: string, network: TradeNetwork): Waypoint {
  return { country, node: network.nodeOf(country, null, null) };
}

/** Transit countries come in any order: each is put where it lengthens the road least, after the start and before the declared end is reached. */
function insertWhereItLies(
  point: Waypoint,
  waypoints: Waypoint[],
  network: TradeNetwork,
  destination: string | undefined,
): void {
  const end = waypoints.findIndex(({ country }, index) => index > 0 && country === destination);
  const last = end === -1 ? waypoints.length : end;
  let best = last;
  let least = Infinity;
  for (let at = 1; at <= last; at++) {
    const [before, after] = [waypoints[at - 1], waypoints[at]];
    if (!before) continue;
    const around = hop(before, point, network) + (after ? hop(point, after, network) - hop(before, after, network) : 0);
    if (around < least) [best, least] = [at, around];
  }
  waypoints.splice(best, 0, point);
}

/** Where no way is known, longer than any. */
const UNCONNECTED_KM = 40_000;

function hop(from: Waypoint, to: Waypoint, network: TradeNetwork): number {
  const km = network.waysBy(undefined, false).km(from.node, to.node);
  return km === Infinity ? UNCONNECTED_KM : km;
}
