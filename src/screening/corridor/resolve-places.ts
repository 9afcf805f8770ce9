// Which of several places of one name a stop means: the one that lies on the way. What lies far off the way stays open, and says so.
import type { PlaceAnswer, PlaceIndex } from '../normalise/place';
import type { Place } from '../normalise/place-shape';
import { read, type Reading, unreadable } from '../normalise/reading';
import { greatCircleKm } from './great-circle';

/** The countries that the request declares; names that could not be read are left out. */
export interface DeclaredWay {
  dispatch: string | undefined;
  transit: readonly string[];
  destination: string | undefined;
}

/** Kilometres that a way between two places of which one cannot be put on the map is taken for, unless they share a country. */
const UNKNOWN_KM = 1500;
/** A place later in our tables is a smaller one: what it must be nearer by, to be meant. */
const LATER_KM = 200;
const UNDECLARED_KM = 400;
/** The way round for which a name that many places bear, or a guess, is not believed. */
const TOO_FAR_KM = 2200;
/** Two places as near as this to the way are equally likely. */
const SAME_KM = 100;
const PASSES = 3;

/** The way as it stands: what each stop is taken for, and the ends that the request declares. */
interface Route {
  answers: readonly PlaceAnswer[];
  chosen: (Place | undefined)[];
  start: Place | undefined;
  end: Place | undefined;
  declared: ReadonlySet<string>;
}

/** The stops of a route as read: names with one meaning as they are, the others by their neighbours and the declared countries. */
export function resolvePlaces(texts: readonly string[], way: DeclaredWay, index: PlaceIndex): Reading<Place>[] {
  const hints = [way.dispatch, ...way.transit, way.destination].filter((country) => country !== undefined);
  const answers = texts.map((text) => index.lookUp(text, hints));
  if (!answers.some(isDoubtful)) return answers.map(({ reading }) => reading);
  const route: Route = {
    answers,
    chosen: answers.map(({ candidates }) => candidates[0]),
    start: way.dispatch === undefined ? undefined : index.townOf(way.dispatch),
    end: way.destination === undefined ? undefined : index.townOf(way.destination),
    declared: new Set(hints),
  };
  for (let pass = 0; pass < PASSES; pass++) if (!improve(route)) break;
  return answers.map((answer, at) => readingOf(answer, at, route));
}

function isDoubtful({ candidates }: PlaceAnswer): boolean {
  const [first] = candidates;
  return candidates.length > 1 || first?.common === true || first?.guessed !== undefined;
}

/** Gives each stop the candidate that makes the way shortest, its neighbours being as they are; whether anything changed. */
function improve(route: Route): boolean {
  let changed = false;
  for (let at = 0; at < route.answers.length; at++) {
    const candidates = route.answers[at]?.candidates ?? [];
    if (candidates.length < 2) continue;
    const costs = candidates.map((place, order) => costOf(place, order, at, route));
    const best = candidates[costs.indexOf(Math.min(...costs))];
    if (best !== route.chosen[at]) changed = true;
    route.chosen[at] = best;
  }
  return changed;
}

function costOf(place: Place, order: number, at: number, route: Route): number {
  const isDeclared = route.declared.size === 0 || speaksFor(place, route);
  return wayRound(place, at, route) + order * LATER_KM + (isDeclared ? 0 : UNDECLARED_KM);
}

/** How much longer the way gets through this place; the ends of which only the country is known count half. */
function wayRound(place: Place, at: number, { chosen, start, end }: Route): number {
  const before = chosen.slice(0, at).findLast(isOnMap);
  const after = chosen.slice(at + 1).find(isOnMap);
  const from = before ?? start;
  const to = after ?? end;
  const there = from ? kilometres(from, place) * (before ? 1 : 0.5) : 0;
  const onward = to ? kilometres(place, to) * (after ? 1 : 0.5) : 0;
  const straight = from && to ? kilometres(from, to) * (before && after ? 1 : 0.5) : 0;
  return Math.max(0, there + onward - straight);
}

function readingOf({ reading }: PlaceAnswer, at: number, route: Route): Reading<Place> {
  const place = route.chosen[at];
  if (reading.state !== 'read' || place === undefined) return reading;
  const rival = rivalOf(place, at, route);
  if (rival)
    return unreadable(reading.raw, `may be ${nameOf(place)} or ${nameOf(rival)}: the route does not tell, left open`);
  const isWeak = place.common === true || place.guessed !== undefined;
  if (isWeak && !speaksFor(place, route) && wayRound(place, at, route) > TOO_FAR_KM)
    return unreadable(reading.raw, `may be ${nameOf(place)}, which lies far off this route: left open`);
  return place === reading.value ? reading : read(place, reading.raw);
}

/** Another place in another country that fits just as well, where no declared country speaks for either. */
function rivalOf(place: Place, at: number, route: Route): Place | undefined {
  const candidates = route.answers[at]?.candidates ?? [];
  const hasNeighbour = route.chosen.some((other, index) => index !== at && other !== undefined);
  if (candidates.length < 2 || !hasNeighbour || speaksFor(place, route)) return undefined;
  const cost = costOf(place, candidates.indexOf(place), at, route);
  return candidates.find(
    (other, order) =>
      other !== place &&
      !countriesOf(other).some((country) => countriesOf(place).includes(country)) &&
      costOf(other, order, at, route) - cost < SAME_KM,
  );
}

function speaksFor(place: Place, { declared }: Route): boolean {
  return countriesOf(place).some((country) => declared.has(country));
}

function nameOf(place: Place): string {
  return `${place.name} (${countriesOf(place).join('/')})`;
}

function countriesOf({ country, counterpart }: Place): string[] {
  return [country, counterpart].filter((code) => code !== null);
}

function isOnMap(place: Place | undefined): place is Place {
  return place !== undefined && place.lat !== null && place.lon !== null;
}

/** Along the surface of the earth; a guess where one of the two is not on the map. */
function kilometres(a: Place, b: Place): number {
  if (a.lat === null || a.lon === null || b.lat === null || b.lon === null)
    return countriesOf(a).some((country) => countriesOf(b).includes(country)) ? 0 : UNKNOWN_KM;
  return greatCircleKm(a.lat, a.lon, b.lat, b.lon);
}
