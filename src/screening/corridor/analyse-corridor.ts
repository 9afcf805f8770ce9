// The direction of one request: the road as laid, what it amounts to, and how long it is one way or the other.
import type { CorridorKind } from '../assessment';
import type { CorridorInput } from './corridor-input';
import { CorridorView } from './corridor-view';
import type { CountryGroups } from './country-groups';
import { decideCorridor } from './decide-corridor';
import type { Stop, Waypoint } from './itinerary';
import type { Ways } from './weigh-ways';

export interface CorridorFinding {
  kind: CorridorKind;
  path: string[];
  likelyDestination: string | null;
  /** 0..1. */
  confidence: number;
  declaredDispatch: string | undefined;
  declaredDestination: string | undefined;
  stops: readonly Stop[];
  waypoints: readonly Waypoint[];
  /** A stop in Russia or Belarus, or a crossing into them, after the declared destination was reached. */
  onwardStop: Stop | undefined;
  /** Goods cross Russia or Belarus on the way to somewhere else. */
  crossesRussia: boolean;
  crossesCaspian: boolean;
  /** Strength of the ties to Russia, 0..1. */
  pull: number;
  /** How much of the route could be read, 0..1; 0 where nothing was given. */
  routeKnown: number;
  ways: Ways;
}

/** Decides the kind of corridor, the likely end and how sure that is. Never throws; what cannot be told is `undetermined`. */
export function analyseCorridor(input: CorridorInput, countryGroups: CountryGroups): CorridorFinding {
  const { itinerary, ways } = input.road;
  const view = new CorridorView(input, countryGroups);
  const { kind, end, confidence } = decideCorridor(view);
  return {
    kind,
    path: itinerary.path,
    likelyDestination: end,
    confidence: Math.round(confidence * 100) / 100,
    declaredDispatch: view.dispatch,
    declaredDestination: view.destination,
    stops: itinerary.stops,
    waypoints: itinerary.waypoints,
    onwardStop: view.onwardStop,
    crossesRussia: view.crossesRussia,
    crossesCaspian: view.crossesCaspian,
    pull: view.pull,
    routeKnown: view.routeKnown,
    ways,
  };
}
