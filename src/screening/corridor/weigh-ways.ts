// How long the road is over the stops that are given, how long it would be off Russian soil, and how long the best one between its ends: what is not said can be told from that.
import type { TransportMode } from '../trade-request';
import type { Waypoint } from './itinerary';
import type { TradeNetwork } from './trade-network';

/** Infinity where no such way exists or an end is unknown. */
export interface Ways {
  /** Kilometres over all stops by the way that a carrier would choose. */
  km: number;
  /** Kilometres over all stops without Russia and Belarus. */
  offRussiaKm: number;
  /** Cost of both, borders and ships counted in: what they are compared by. */
  cost: number;
  offRussiaCost: number;
  /** Kilometres between the two ends, without Russia and Belarus unless the stops lie there. */
  directKm: number;
}

export const WAYS_UNKNOWN: Ways = {
  km: Infinity,
  offRussiaKm: Infinity,
  cost: Infinity,
  offRussiaCost: Infinity,
  directKm: Infinity,
};

/** Weighs the completions of a road; cheap table look-ups, no search. */
export function weighWays(
  waypoints: readonly Waypoint[],
  network: TradeNetwork,
  mode: TransportMode | undefined,
): Ways {
  const first = waypoints[0];
  const last = waypoints[waypoints.length - 1];
  if (!first || !last || waypoints.length < 2) return WAYS_UNKNOWN;
  if (mode === 'air') return weighFlight(waypoints, network, network.straightKm(first.node, last.node));
  const [anywhere, avoiding] = [network.waysBy(mode, false), network.waysBy(mode, true)];
  const ways = { km: 0, offRussiaKm: 0, cost: 0, offRussiaCost: 0, directKm: Infinity };
  let from = first.node;
  for (const { node } of waypoints) {
    ways.km += anywhere.km(from, node);
    ways.cost += anywhere.cost(from, node);
    ways.offRussiaKm += avoiding.km(from, node);
    ways.offRussiaCost += avoiding.cost(from, node);
    from = node;
  }
  ways.directKm = (ways.offRussiaKm === Infinity ? anywhere : avoiding).km(first.node, last.node);
  return ways;
}

/** An aircraft crosses no land border: nothing can be told of the ground below it. */
function weighFlight(waypoints: readonly Waypoint[], network: TradeNetwork, directKm: number): Ways {
  let km = 0;
  for (let i = 1; i < waypoints.length; i++)
    km += network.straightKm(waypoints[i - 1]?.node ?? -1, waypoints[i]?.node ?? -1);
  return { km, offRussiaKm: km, cost: km, offRussiaCost: km, directKm };
}

/** By how much the stops lengthen the road between its ends: 1 for no detour; undefined where it cannot be told. */
export function detourOf({ km, directKm }: Ways): number | undefined {
  // Under a thousand kilometres every stop is a detour.
  return km === Infinity || directKm === Infinity || directKm < 1000 ? undefined : km / directKm;
}

/** From here on the way off Russian soil is so much dearer that a carrier hardly takes it unsaid. Own judgement: Baltic ports lie above, Germany and Poland below. */
export const LONG_WAY_ROUND = 1.45;

/** How much dearer the way off Russian soil is than the one that a carrier would choose: 1 where that is the same; undefined where it cannot be told. */
export function priceOfAvoidingRussia({ cost, offRussiaCost }: Ways): number | undefined {
  return cost === Infinity ? undefined : offRussiaCost / cost;
}

/** Countries of the shortest way over all waypoints, neighbours never repeated. */
export function countriesOver(
  waypoints: readonly Waypoint[],
  network: TradeNetwork,
  mode: TransportMode | undefined,
  avoidRussia: boolean,
): string[] {
  const countries: string[] = [];
  // An aircraft crosses no land border.
  if (mode === 'air')
    return waypoints.map(({ country }) => country).filter((country, at, all) => country !== all[at - 1]);
  for (let i = 1; i < waypoints.length; i++) {
    const leg = network.countries(waypoints[i - 1]?.node ?? -1, waypoints[i]?.node ?? -1, mode, avoidRussia);
    for (const country of leg) if (countries[countries.length - 1] !== country) countries.push(country);
  }
  return countries;
}
