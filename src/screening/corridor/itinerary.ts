// The stops of a request as read: which country each lies in, where a border is crossed and in which direction.
import type { Place } from '../normalise/place-shape';
import { type Reading, valueOf } from '../normalise/reading';

export interface Stop {
  /** Position in `route.places`. */
  index: number;
  raw: string;
  place: Place;
  /** Countries in travel order: one for a town, two for a border that is crossed here. */
  countries: string[];
}

export interface ItineraryInput {
  dispatch: string | undefined;
  transit: readonly string[];
  destination: string | undefined;
  stops: readonly Reading<Place>[];
}

export interface Itinerary {
  stops: Stop[];
  /** Countries in travel order, neighbours never repeated. */
  path: string[];
}

/** A place that stands for the border itself, not for a town in one country. */
export function isCrossing(place: Place): boolean {
  return place.counterpart !== null && (place.kind === 'border_post' || place.kind === 'rail_border');
}

/** Reads the stops in order and joins them with the declared countries into one path. */
export function layItinerary(input: ItineraryInput): Itinerary {
  const stops = readStops(input);
  return { stops, path: joinPath(input, stops) };
}

function readStops(input: ItineraryInput): Stop[] {
  const stops: Stop[] = [];
  for (let index = 0; index < input.stops.length; index++) {
    const reading = input.stops[index];
    const place = reading && valueOf(reading);
    if (!reading || reading.state !== 'read' || !place || place.country === null) continue;
    stops.push({ index, raw: reading.raw, place, countries: [] });
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
  if (before === far) return after === far ? [far] : [far, near];
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

function joinPath(input: ItineraryInput, stops: Stop[]): string[] {
  const walked: string[] = [];
  for (const stop of stops) walked.push(...stop.countries);
  const declared = input.transit.filter((country) => country !== input.dispatch && country !== input.destination);
  const sequence = weave(walked, declared, input.destination);
  const path: string[] = [];
  const push = (country: string | undefined): void => {
    if (country && path[path.length - 1] !== country) path.push(country);
  };
  push(input.dispatch);
  sequence.forEach(push);
  // A destination that was passed through earlier is not the end of the road: what follows it stays last.
  if (input.destination && !walked.includes(input.destination)) push(input.destination);
  return path;
}

/** Puts declared transit countries that no stop lies in where their declared neighbours stand. */
function weave(walked: string[], declared: readonly string[], destination: string | undefined): string[] {
  const sequence = [...walked];
  for (let i = 0; i < declared.length; i++) {
    const country = declared[i];
    if (!country || sequence.includes(country)) continue;
    // Before whatever is declared to come after it: the next transit country or the destination, whichever the road meets first.
    const later = [...declared.slice(i + 1), destination].flatMap((name) =>
      name !== undefined && sequence.includes(name) ? sequence.indexOf(name) : [],
    );
    const previous = declared[i - 1];
    if (later.length > 0) sequence.splice(Math.min(...later), 0, country);
    else if (previous !== undefined && sequence.includes(previous))
      sequence.splice(sequence.indexOf(previous) + 1, 0, country);
    else sequence.push(country);
  }
  return sequence;
}
