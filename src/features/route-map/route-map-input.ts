// What the map of a route is drawn from: the corridor analysis, and the stops as they were read.
import type { CorridorAnalysis } from '../../screening/assessment';
import type { Place } from '../../screening/normalise/place-shape';
import type { TransportMode } from '../../screening/trade-request';

export interface MapStop {
  /** As the caller wrote it. */
  given: string;
  /** Undefined where it could not be read as a place. */
  place: Pick<Place, 'name' | 'country' | 'counterpart' | 'kind' | 'roles' | 'lat' | 'lon'> | undefined;
}

export interface RouteMapInput {
  /** What the map is called: the reference of the request. */
  title: string;
  corridor: CorridorAnalysis;
  /** Alpha-2, by the papers. */
  declaredDestination: string | undefined;
  mode: TransportMode | undefined;
  /** In travel order. */
  stops: readonly MapStop[];
  /** English name of an alpha-2 code. */
  nameOf: (country: string) => string;
}
