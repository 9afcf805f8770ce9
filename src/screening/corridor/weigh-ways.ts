// How long the road is over the stops that are given, how long it would be off Russian soil, and how long the best one between its ends: what is not said can be told from that.
import type { TransportMode } from '../trade-request';
import type { Waypoint } from './itinerary';
import type { TradeNetwork } from './trade-network';

/** Lengths in kilometres; Infinity where no such way exists or an end is unknown. */
export interface Ways {
  /** Over all stops by the shortest way. */
  shortest: number;
  /** Over all stops without Russia and Belarus. */
  offRussia: number;
  /** Between the two ends, without Russia and Belarus unless the stops lie there. */
  direct: number;
}

const UNKNOWN: Ways = { shortest: Infinity, offRussia: Infinity, direct: Infinity };

/** Weighs the completions of a road; cheap table look-ups, no search. */
export function weighWays(
  waypoints: readonly Waypoint[],
  network: TradeNetwork,
  mode: TransportMode | undefined,
): Ways {
  const first = waypoints[0];
  const last = waypoints[waypoints.length - 1];
  if (!first || !last || waypoints.length < 2) return UNKNOWN;
  let shortest = 0;
  let offRussia = 0;
  for (let i = 1; i < waypoints.length; i++) {
    const from = waypoints[i - 1]?.node ?? -1;
    const to = waypoints[i]?.node ?? -1;
    shortest += network.km(from, to, mode, false);
    offRussia += mode === 'air' ? 0 : network.km(from, to, mode, true);
  }
  if (mode === 'air') offRussia = shortest;
  return { shortest, offRussia, direct: network.km(first.node, last.node, mode, offRussia !== Infinity) };
}

/** By how much the stops lengthen the road between its ends: 1 for no detour; undefined where it cannot be told. */
export function detourOf({ shortest, direct }: Ways): number | undefined {
  // Under a thousand kilometres every stop is a detour.
  return shortest === Infinity || direct === Infinity || direct < 1000 ? undefined : shortest / direct;
}

/** How much longer the way off Russian soil is than the shortest: 1 where the shortest already is; undefined where it cannot be told. */
export function priceOfAvoidingRussia({ shortest, offRussia }: Ways): number | undefined {
  return shortest === Infinity ? undefined : offRussia / shortest;
}

/** Countries of the shortest way over all waypoints, neighbours never repeated. */
export function countriesOver(
  waypoints: readonly Waypoint[],
  network: TradeNetwork,
  mode: TransportMode | undefined,
  avoidRussia: boolean,
): string[] {
  const countries: string[] = [];
  for (let i = 1; i < waypoints.length; i++) {
    const leg = network.countries(waypoints[i - 1]?.node ?? -1, waypoints[i]?.node ?? -1, mode, avoidRussia);
    for (const country of leg) if (countries[countries.length - 1] !== country) countries.push(country);
  }
  return countries;
}
