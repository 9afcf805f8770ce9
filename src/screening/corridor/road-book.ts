// The roads of a stream: places read, laid on the network and measured once for each road, since most requests go over a few hundred of them.
import type { CountryIndex } from '../normalise/country';
import type { PlaceIndex } from '../normalise/place';
import type { Place } from '../normalise/place-shape';
import { type Reading, valueOf } from '../normalise/reading';
import { TextMemo } from '../normalise/text-memo';
import type { Route, TransportMode } from '../trade-request';
import { type Itinerary, layItinerary } from './itinerary';
import { type DeclaredWay, resolvePlaces } from './resolve-places';
import { mayHoldSeveral, splitStops } from './split-stops';
import type { TradeNetwork } from './trade-network';
import { type Ways, weighWays } from './weigh-ways';

/** A route as read. Shared between the requests that go over it: nobody changes it. */
export interface Road {
  dispatch: Reading<string>;
  transit: readonly Reading<string>[];
  destination: Reading<string>;
  stops: readonly Reading<Place>[];
  /** Position in `route.places` of each stop: one text may name several. */
  positions: readonly number[];
  itinerary: Itinerary;
  ways: Ways;
}

/** What the roads are read and laid with. */
export interface RoadTables {
  countries: CountryIndex;
  places: PlaceIndex;
  network: TradeNetwork;
}

/** Roads kept: a road takes some two kilobytes. */
const KEPT = 4096;
/** A longer description of a road hardly comes again. */
const LONGEST_KEPT = 1000;

export class RoadBook {
  private readonly roads = new TextMemo<Road>(KEPT);

  constructor(private readonly tables: RoadTables) {}

  /** The road of a route; `sellerCountry` stands for the country of dispatch where that is not declared. */
  lay(route: Route, sellerCountry: string | undefined): Road {
    const key = keyOf(route, sellerCountry);
    if (key.length > LONGEST_KEPT) return layRoad(route, sellerCountry, this.tables);
    return this.roads.get(key, () => layRoad(route, sellerCountry, this.tables));
  }
}

/** Everything that the road is made from, so that equal keys are equal roads. */
function keyOf(route: Route, sellerCountry: string | undefined): string {
  const { dispatchCountry, destinationCountry, mode, transitCountries, places } = route;
  return `${dispatchCountry}\0${destinationCountry}\0${mode}\0${sellerCountry}\0${transitCountries?.join('\x01')}\0${places?.join('\x01')}`;
}

/** Reads and lays a road, without looking whether it came before. */
export function layRoad(route: Route, sellerCountry: string | undefined, tables: RoadTables): Road {
  const { countries, places, network } = tables;
  const dispatch = countries.read(route.dispatchCountry);
  const destination = countries.read(route.destinationCountry);
  const transit = (route.transitCountries ?? []).map((country) => countries.read(country));
  const way = { dispatch: valueOf(dispatch), transit: valuesOf(transit), destination: valueOf(destination) };
  const { stops, positions } = readStops(route.places ?? [], way, places);
  return measureRoad(
    { dispatch, transit, destination, stops, positions },
    { sellerCountry, mode: route.mode, network },
  );
}

function readStops(given: readonly string[], way: DeclaredWay, places: PlaceIndex): Pick<Road, 'stops' | 'positions'> {
  if (!mayHoldSeveral(given)) return { stops: resolvePlaces(given, way, places), positions: given.map((_, at) => at) };
  const parts = splitStops(given, places);
  const read = resolvePlaces(
    parts.map(({ text }) => text),
    way,
    places,
  );
  // What is shown as evidence is the text as given.
  const stops = read.map((reading, at) => withText(reading, given[parts[at]?.position ?? -1]));
  return { stops, positions: parts.map(({ position }) => position) };
}

interface Surroundings {
  sellerCountry: string | undefined;
  mode: TransportMode | undefined;
  network: TradeNetwork;
}

/** Lays what is read already on the network, and measures it. */
export function measureRoad(
  read: Pick<Road, 'dispatch' | 'transit' | 'destination' | 'stops' | 'positions'>,
  { sellerCountry, mode, network }: Surroundings,
): Road {
  const itinerary = layItinerary(
    {
      dispatch: valueOf(read.dispatch) ?? sellerCountry,
      transit: valuesOf(read.transit),
      destination: valueOf(read.destination),
      stops: read.stops,
      positions: read.positions,
    },
    network,
  );
  return { ...read, itinerary, ways: weighWays(itinerary.waypoints, network, mode) };
}

function withText(reading: Reading<Place>, text: string | undefined): Reading<Place> {
  return text === undefined || reading.state === 'absent' || reading.raw === text ? reading : { ...reading, raw: text };
}

function valuesOf(readings: readonly Reading<string>[]): string[] {
  return readings.flatMap((reading) => valueOf(reading) ?? []);
}
