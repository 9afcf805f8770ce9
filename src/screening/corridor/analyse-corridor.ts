// Where does it really go: the direction of one request, decided by an ordered list of questions. First yes wins.
import type { CorridorKind } from '../assessment';
import { CountryGroups, isRussianSide } from './country-groups';
import type { CorridorInput } from './corridor-input';
import { type Itinerary, type Stop, isCrossing, layItinerary } from './itinerary';
import { TIES_DECIDE, weighTies } from './russian-ties';

export interface CorridorFinding {
  kind: CorridorKind;
  path: string[];
  likelyDestination: string | null;
  /** 0..1. */
  confidence: number;
  declaredDestination: string | undefined;
  stops: Stop[];
  /** A stop in Russia or Belarus, or a crossing into them, after the declared destination was reached. */
  onwardStop: Stop | undefined;
  /** Goods cross Russia or Belarus on the way to somewhere else. */
  crossesRussia: boolean;
  crossesCaspian: boolean;
  /** Strength of the ties to Russia, 0..1. */
  pull: number;
  /** How much of the route could be read, 0..1; 0 where nothing was given. */
  routeKnown: number;
}

/** Decides the kind of corridor, the likely end and how sure that is. Never throws; what cannot be told is `undetermined`. */
export function analyseCorridor(input: CorridorInput, groups: CountryGroups): CorridorFinding {
  const { transit, destination, stops } = input;
  const itinerary = layItinerary({ dispatch: input.dispatch ?? input.sellerCountry, transit, destination, stops });
  const view = new CorridorView(input, itinerary, groups);
  const { kind, end, confidence } = decide(view);
  return {
    kind,
    path: itinerary.path,
    likelyDestination: end,
    confidence: Math.round(confidence * 100) / 100,
    declaredDestination: view.destination,
    stops: itinerary.stops,
    onwardStop: view.onwardStop,
    crossesRussia: view.crossesRussia,
    crossesCaspian: view.crossesCaspian,
    pull: view.pull,
    routeKnown: view.routeKnown,
  };
}

interface Decision {
  kind: CorridorKind;
  end: string | null;
  confidence: number;
}

/** The request seen from the road: the handful of yes/no answers that the decision is made of. */
class CorridorView {
  readonly dispatch: string | undefined;
  readonly destination: string | undefined;
  readonly onwardStop: Stop | undefined;
  readonly crossesRussia: boolean;
  readonly crossesCaspian: boolean;
  readonly passesKazakhstan: boolean;
  readonly pull: number;
  readonly routeKnown: number;

  constructor(
    readonly input: CorridorInput,
    readonly itinerary: Itinerary,
    readonly groups: CountryGroups,
  ) {
    const { path, stops } = itinerary;
    this.dispatch = input.dispatch ?? input.sellerCountry ?? path[0];
    this.destination = input.destination ?? input.receiverCountry ?? lastTown(stops);
    this.onwardStop = findOnwardStop(stops, this.destination);
    const between = path.slice(path[0] === this.dispatch ? 1 : 0);
    this.crossesRussia = !isRussianSide(this.destination) && this.passesRussiaBeforeEnd(between);
    this.crossesCaspian = this.findCaspian(path, stops);
    this.passesKazakhstan = path.includes('KZ') || input.origins.has('KZ');
    this.pull = weighTies(input.ties);
    const given = input.stops.filter((stop) => stop.state !== 'absent').length;
    this.routeKnown = given > 0 ? stops.length / given : input.transit.length > 0 ? 0.5 : 0;
  }

  concerns(country: string | undefined): boolean {
    return this.groups.isThirdCountryOfConcern(country, this.input.on);
  }

  private passesRussiaBeforeEnd(between: string[]): boolean {
    const end = this.destination ? between.lastIndexOf(this.destination) : between.length;
    return between.slice(0, end === -1 ? between.length : end).some(isRussianSide);
  }

  private findCaspian(path: string[], stops: Stop[]): boolean {
    if (stops.some((stop) => stop.place.roles.includes('caspian_port'))) return true;
    const caspian = path.some((country) => this.groups.has('caspian_road', country, this.input.on));
    return caspian && path.includes('KZ') && this.input.mode !== 'air';
  }
}

function decide(view: CorridorView): Decision {
  return (
    toRussia(view) ??
    maskedOrigin(view) ??
    onwardToRussia(view) ??
    throughRussia(view) ??
    tiedToRussia(view) ??
    fromKazakhstan(view) ??
    finalOrNone(view)
  );
}

function decision(kind: CorridorKind, end: string | null | undefined, confidence: number): Decision {
  return { kind, end: end ?? null, confidence };
}

/** The papers themselves name Russia or Belarus as the end. */
function toRussia(view: CorridorView): Decision | undefined {
  const { destination, dispatch, itinerary, input } = view;
  if (!isRussianSide(destination)) return undefined;
  if (isRussianSide(dispatch)) return decision('direct_to_russia', destination, 0.9);
  if (itinerary.path.includes('KZ')) return decision('kazakhstan_to_russia', destination, 0.97);
  const fromUnion = view.groups.has('customs_union', dispatch, input.on);
  const foreign = input.origins.size > 0 && !(dispatch !== undefined && input.origins.has(dispatch));
  if (fromUnion || (view.concerns(dispatch) && foreign)) return decision('third_country_to_russia', destination, 0.95);
  return decision('direct_to_russia', destination, 0.99);
}

/** Goods shown as Kazakh (or another neighbour's) that start in Russia, carry a Russian mark, or cannot come from there. */
function maskedOrigin(view: CorridorView): Decision | undefined {
  const { input, dispatch, destination, itinerary } = view;
  const claimed =
    input.origins.has('KZ') ||
    [...input.origins].some((origin) => view.groups.has('customs_union', origin, input.on) && !isRussianSide(origin));
  const leaves =
    destination !== undefined && destination !== 'KZ' && !view.groups.has('customs_union', destination, input.on);
  if (!claimed || !leaves) return undefined;
  if (input.russianMaker) return decision('russian_origin_masked', destination, 0.9);
  const knownOilRoad = input.oil && itinerary.stops.some((stop) => stop.place.roles.includes('kz_origin_oil_transit'));
  if (isRussianSide(dispatch) && !(knownOilRoad && input.certificateOfOrigin))
    return decision('russian_origin_masked', destination, 0.85);
  if (input.implausibleKazakhOrigin && view.crossesRussia) return decision('russian_origin_masked', destination, 0.8);
  return undefined;
}

/** The declared end lies before the last stop, and what follows is Russia. */
function onwardToRussia(view: CorridorView): Decision | undefined {
  const { onwardStop, destination } = view;
  if (!onwardStop) return undefined;
  const end = onwardStop.countries.find(isRussianSide) ?? 'RU';
  const sure = isCrossing(onwardStop.place) ? 0.85 : 0.95;
  if (destination === 'KZ') return decision('kazakhstan_to_russia', end, sure);
  return decision(view.concerns(destination) ? 'third_country_to_russia' : 'direct_to_russia', end, sure);
}

/** Goods cross Russia or Belarus and are declared for somewhere else. */
function throughRussia(view: CorridorView): Decision | undefined {
  if (!view.crossesRussia) return undefined;
  const { dispatch, destination, input } = view;
  if (dispatch === 'KZ' || (input.origins.has('KZ') && isRussianSide(dispatch)))
    return decision('northern_route_export', destination, 0.9);
  const stays = input.sensitiveGoods && view.pull >= TIES_DECIDE;
  if (stays && destination === 'KZ') return decision('kazakhstan_to_russia', 'RU', 0.5 + view.pull * 0.35);
  if (stays && view.concerns(destination)) return decision('third_country_to_russia', 'RU', 0.5 + view.pull * 0.35);
  return decision('transit_via_russia', destination, 0.9 - view.pull * 0.3);
}

/** Neither the end nor the road is Russian, but people, numbers or payers are. */
function tiedToRussia(view: CorridorView): Decision | undefined {
  const { destination, input } = view;
  const decisive = view.pull >= 1 || (input.sensitiveGoods && view.pull >= TIES_DECIDE);
  if (!decisive) return undefined;
  if (destination === 'KZ') return decision('kazakhstan_to_russia', 'RU', 0.4 + view.pull * 0.4);
  if (view.concerns(destination)) return decision('third_country_to_russia', 'RU', 0.4 + view.pull * 0.4);
  return undefined;
}

/** Leaves Kazakhstan, or crosses it, and does not end there. */
function fromKazakhstan(view: CorridorView): Decision | undefined {
  const { dispatch, destination, input, itinerary } = view;
  if (!itinerary.path.includes('KZ') || destination === undefined || destination === 'KZ') return undefined;
  const starts = dispatch === 'KZ';
  const fromFarEast = view.groups.has('far_east', dispatch, input.on);
  if (!fromFarEast && view.groups.has('far_east', destination, input.on))
    return decision('eastbound', destination, 0.95);
  if (view.groups.has('customs_union', destination, input.on)) return undefined;
  const westward = !view.groups.has('far_east', destination, input.on) && !isCentralAsian(destination);
  if (westward && view.crossesCaspian) return decision('middle_corridor', destination, 0.95);
  if (!starts || !westward || view.concerns(destination)) return undefined;
  // The road west is not told: over the Caspian or through Russia, nobody can say.
  return input.mode === 'air' ? undefined : decision('undetermined', destination, 0.3);
}

function finalOrNone(view: CorridorView): Decision {
  const { destination, dispatch, itinerary } = view;
  const sure = 0.6 + 0.35 * view.routeKnown - 0.4 * view.pull;
  if (destination === 'KZ') return decision('kazakhstan_final', 'KZ', sure);
  if (view.concerns(destination)) return decision('third_country_final', destination, sure);
  if (destination === undefined) return decision('undetermined', null, 0);
  if (isRussianSide(dispatch)) return decision('none', destination, 0.5);
  return decision('none', destination, itinerary.path.includes('KZ') ? 0.7 : 0.95);
}

function isCentralAsian(country: string): boolean {
  return country === 'UZ' || country === 'TJ' || country === 'TM' || country === 'KG';
}

function lastTown(stops: Stop[]): string | undefined {
  for (let i = stops.length - 1; i >= 0; i--) {
    const stop = stops[i];
    if (stop && !isCrossing(stop.place)) return stop.place.country ?? undefined;
  }
  return undefined;
}

/** The last stop that leads out of the declared destination into Russia or Belarus, if the route ends beyond or at such a border. */
function findOnwardStop(stops: Stop[], destination: string | undefined): Stop | undefined {
  const last = stops[stops.length - 1];
  if (!last || !destination || isRussianSide(destination)) return undefined;
  const end = last.countries[last.countries.length - 1];
  return isRussianSide(end) ? last : undefined;
}
