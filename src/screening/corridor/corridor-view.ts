// The request seen from the road: the handful of yes/no answers that the direction is decided from.
import type { CorridorInput } from './corridor-input';
import { type CountryGroups, isRussianSide } from './country-groups';
import { type Itinerary, type Stop, isCrossing } from './itinerary';
import { valueOf } from '../normalise/reading';
import { weighTies } from './russian-ties';
import { detourOf, LONG_WAY_ROUND, type Ways, priceOfAvoidingRussia } from './weigh-ways';

/** From here on a place lengthens the road so much that it is no stop on it. Own judgement. */
const OFF_THE_WAY = 1.4;

export class CorridorView {
  readonly itinerary: Itinerary;
  readonly ways: Ways;
  readonly dispatch: string | undefined;
  readonly destination: string | undefined;
  /** A stop in Russia or Belarus, or a crossing into them, after the declared destination was reached. */
  readonly onwardStop: Stop | undefined;
  /** A place in the declared destination is named. */
  readonly destinationReached: boolean;
  /** Goods cross Russia or Belarus on the way to somewhere else. */
  readonly crossesRussia: boolean;
  readonly crossesCaspian: boolean;
  /** The road is in Russia first and in the country of dispatch after that, although the papers say that it starts there. */
  readonly reachesDispatchFromRussia: boolean;
  /** Strength of the ties to Russia, 0..1. */
  readonly pull: number;
  /** How much of the route could be read, 0..1; 0 where nothing was given. */
  readonly routeKnown: number;

  constructor(
    readonly input: CorridorInput,
    readonly groups: CountryGroups,
  ) {
    const { road } = input;
    this.itinerary = road.itinerary;
    this.ways = road.ways;
    const { path, stops } = this.itinerary;
    this.dispatch = valueOf(road.dispatch) ?? input.sellerCountry ?? path[0];
    this.destination = valueOf(road.destination) ?? input.receiverCountry ?? lastTown(stops);
    this.onwardStop = findOnwardStop(stops, this.destination);
    this.destinationReached = stops.some(({ countries }) => countries.includes(this.destination ?? ''));
    this.crossesRussia = !isRussianSide(this.destination) && this.passesRussia(path);
    this.crossesCaspian = this.findCaspian(path, stops);
    this.reachesDispatchFromRussia =
      this.dispatch !== undefined && !isRussianSide(this.dispatch) && leadsFromRussiaTo(this.dispatch, stops);
    this.pull = weighTies(input.ties);
    const given = road.stops.filter((stop) => stop.state !== 'absent').length;
    this.routeKnown = given > 0 ? stops.length / given : road.transit.length > 0 ? 0.5 : 0;
  }

  declaresTransit(country: string): boolean {
    return this.input.road.transit.some((declared) => valueOf(declared) === country);
  }

  /** Countries other than Russia, Belarus and Kazakhstan through which goods have been led to Russia. */
  concerns(country: string | undefined): boolean {
    return this.groups.of(country, this.input.on).concern;
  }

  isInUnion(country: string | undefined): boolean {
    return this.groups.of(country, this.input.on).customs_union;
  }

  /** A neighbour of the customs union with a border of its own. */
  isInRegion(country: string | undefined): boolean {
    return this.groups.of(country, this.input.on).same_region;
  }

  isFarEastern(country: string | undefined): boolean {
    return this.groups.of(country, this.input.on).far_east;
  }

  /** Goods that were not made where they are sent from; sensitive ones of no declared origin are taken for such. */
  get foreignGoods(): boolean {
    const { origins, sensitiveGoods, foreignBrand } = this.input;
    if (origins.size === 0 || foreignBrand) return sensitiveGoods;
    return this.dispatch === undefined || !origins.has(this.dispatch);
  }

  /** The list of places breaks off in Russia at a place that lies on the way to the declared end. */
  get breaksOffOnTheWay(): boolean {
    return !this.destinationReached && (detourOf(this.ways) ?? 1) < OFF_THE_WAY;
  }

  /** Nothing is said of Russia, yet the way round it would be so long that hardly any carrier takes it. */
  get pointsThroughRussia(): boolean {
    return !this.crossesRussia && (priceOfAvoidingRussia(this.ways) ?? 1) >= LONG_WAY_ROUND;
  }

  /** Anywhere but at the start, where the goods come from, and at the end, where the road goes on past the declared one. */
  private passesRussia(path: readonly string[]): boolean {
    const between = path[0] === this.dispatch ? path.slice(1) : path;
    const last = between.findLastIndex((country) => !isRussianSide(country));
    return between.slice(0, last + 1).some(isRussianSide);
  }

  private findCaspian(path: readonly string[], stops: readonly Stop[]): boolean {
    if (stops.some((stop) => stop.place.roles.includes('caspian_port'))) return true;
    const caspian = path.some((country) => this.groups.of(country, this.input.on).caspian_road);
    return caspian && path.includes('KZ') && this.input.mode !== 'air';
  }
}

function lastTown(stops: readonly Stop[]): string | undefined {
  const town = stops.findLast((stop) => !isCrossing(stop.place));
  return town?.place.country ?? undefined;
}

/** The last stop that leads out of the declared destination into Russia or Belarus, if the route ends beyond or at such a border. */
function findOnwardStop(stops: readonly Stop[], destination: string | undefined): Stop | undefined {
  const last = stops[stops.length - 1];
  if (!last || !destination || isRussianSide(destination)) return undefined;
  const end = last.countries[last.countries.length - 1];
  return isRussianSide(end) ? last : undefined;
}

/** The first town named is a Russian one, and a place of the country follows. */
function leadsFromRussiaTo(country: string, stops: readonly Stop[]): boolean {
  const first = stops.findIndex(({ place }) => !isCrossing(place));
  if (stops[first]?.countries.some(isRussianSide) !== true) return false;
  return stops.slice(first).some((stop) => stop.countries.includes(country));
}
