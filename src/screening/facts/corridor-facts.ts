// Facts about the direction: what the corridor analysis found.
import type { CorridorFinding } from '../corridor/analyse-corridor';
import { isRussianSide } from '../corridor/country-groups';
import { isCrossing, type Stop } from '../corridor/itinerary';
import { detourOf, priceOfAvoidingRussia, weighWays } from '../corridor/weigh-ways';
import { valueOf } from '../normalise/reading';
import type { ReadRecord } from './record-shape';

/** Values of the group `corridor`; what hangs on the end of the road is undefined where no end is named at all. */
export class CorridorFacts {
  readonly kind: string | undefined;
  readonly confidence: number;
  readonly likelyDestination: string | undefined;
  readonly declaredDestination: string | undefined;
  readonly endsInRussia: boolean | undefined;
  readonly declaredForRussia: boolean | undefined;
  readonly onwardToRussia: boolean | undefined;
  readonly onwardAtBorderPost: boolean;
  readonly crossesRussia: boolean | undefined;
  readonly crossesCaspian: boolean;
  readonly fromKazakhstan: boolean;
  readonly fromUnion: boolean;
  readonly fromEu: boolean;
  readonly fromEuPartner: boolean;
  readonly fromRussia: boolean;
  readonly toKazakhstan: boolean | undefined;
  readonly toThirdCountry: boolean | undefined;
  readonly toKyrgyzstan: boolean | undefined;
  readonly toEu: boolean | undefined;
  readonly toEuPartner: boolean | undefined;
  readonly final: boolean | undefined;
  readonly russianPort: boolean;
  readonly russianCaspianPort: boolean;
  readonly domestic: boolean;
  readonly endsShort: boolean;
  readonly goesPastEnd: boolean;
  readonly atRussianBorder: boolean;
  readonly viaHub: boolean;
  readonly detour: number;
  readonly wayRoundRussia: number;
  readonly noLoadingPlace: boolean;
  readonly ties: number;

  constructor(record: ReadRecord) {
    const { corridor, on } = record;
    const groups = record.reference.countryGroups;
    const from = valueOf(record.road.dispatch) ?? (record.seller && valueOf(record.seller.country));
    const to = corridor.declaredDestination;
    const known = to !== undefined;
    const [start, end] = [groups.of(from, on), groups.of(to, on)];
    this.kind = known ? corridor.kind : undefined;
    this.confidence = corridor.confidence;
    this.likelyDestination = corridor.likelyDestination ?? undefined;
    this.declaredDestination = to;
    this.endsInRussia = known ? isRussianSide(corridor.likelyDestination) : undefined;
    this.declaredForRussia = known ? isRussianSide(to) : undefined;
    this.onwardToRussia = known ? corridor.onwardStop !== undefined : undefined;
    this.onwardAtBorderPost = corridor.onwardStop !== undefined && isCrossing(corridor.onwardStop.place);
    // A road that is seen to cross Russia does so whatever its end.
    this.crossesRussia = corridor.crossesRussia || (known ? false : undefined);
    this.crossesCaspian = corridor.crossesCaspian;
    this.fromKazakhstan = from === 'KZ';
    this.fromUnion = start.customs_union;
    this.fromEu = start.eu;
    this.fromEuPartner = start.eu_partner;
    this.fromRussia = isRussianSide(from);
    this.toKazakhstan = known ? to === 'KZ' : undefined;
    this.toThirdCountry = known ? end.concern : undefined;
    this.toKyrgyzstan = known ? to === 'KG' : undefined;
    this.toEu = known ? end.eu : undefined;
    this.toEuPartner = known ? end.eu_partner : undefined;
    this.final = known ? corridor.kind === 'kazakhstan_final' || corridor.kind === 'third_country_final' : undefined;
    this.russianPort = corridor.stops.some(isRussianPort);
    this.russianCaspianPort = corridor.stops.some(isRussianCaspianPort);
    this.domestic = known && from === to && corridor.path.every((country) => country === to);
    this.endsShort =
      known && endsShort(corridor, record.road.stops.at(-1)?.state !== 'read') && restLeadsAstray(record);
    this.goesPastEnd = known && goesPastEnd(corridor);
    this.atRussianBorder = !corridor.crossesRussia && !corridor.onwardStop && corridor.stops.some(isPostToRussia);
    this.viaHub = hubsOnTheWay(record).length > 0;
    this.detour = detourOf(corridor.ways) ?? 1;
    this.wayRoundRussia = priceOfAvoidingRussia(corridor.ways) ?? 1;
    this.noLoadingPlace =
      (from === 'KZ' || start.customs_union || start.same_region) &&
      !isRussianSide(from) &&
      startsOnRussianSoil(corridor);
    this.ties = corridor.pull;
  }
}

/** A crossing into Russia or Belarus that the goods only come near by what is given. */
export function isPostToRussia({ place }: Stop): boolean {
  return isCrossing(place) && (isRussianSide(place.counterpart) || isRussianSide(place.country));
}

/** The declared end is reached, and the last town lies in yet another country. */
function goesPastEnd({ stops, onwardStop, declaredDestination }: CorridorFinding): boolean {
  const last = stops[stops.length - 1];
  if (!last || onwardStop || declaredDestination === undefined || isCrossing(last.place)) return false;
  const there = ({ countries }: Stop): boolean => countries.includes(declaredDestination);
  return !there(last) && stops.some((stop) => !isCrossing(stop.place) && there(stop));
}

/** The last place lies in another country than the declared end, and no town there is named before it. */
function endsShort({ stops, onwardStop, declaredDestination }: CorridorFinding, endUnread: boolean): boolean {
  const last = stops[stops.length - 1];
  if (!last || onwardStop || declaredDestination === undefined || endUnread) return false;
  const there = ({ countries }: Stop): boolean => countries.includes(declaredDestination);
  return !there(last) && !stops.some((stop) => !isCrossing(stop.place) && there(stop));
}

/** Trading hubs between the two ends. */
function hubsOnTheWay({ corridor, reference, on }: ReadRecord): string[] {
  return corridor.path
    .slice(1, -1)
    .filter(
      (country) => country !== corridor.declaredDestination && reference.countryGroups.of(country, on).trading_hub,
    );
}

/** The first town named is a Russian one, and no place of the country of dispatch is named before it or anywhere as a town. */
function startsOnRussianSoil({ stops, declaredDispatch }: CorridorFinding): boolean {
  const first = stops.findIndex(({ place }) => !isCrossing(place));
  const town = stops[first];
  if (!town || isRussianPort(town) || town.place.roles.includes('kz_origin_oil_transit')) return false;
  if (!town.countries.some(isRussianSide)) return false;
  const home = declaredDispatch ?? '';
  const named = stops.slice(0, first).some(({ place }) => place.country === home && place.side !== 'far');
  return !named && !stops.some(({ place, countries }) => !isCrossing(place) && countries.includes(home));
}

/** From the last place on, the way to the declared end leads through Russia, or the place lies far off it: a port on the Caspian is no riddle. */
function restLeadsAstray({ corridor, reference, request }: ReadRecord): boolean {
  const rest = weighWays(corridor.waypoints.slice(-2), reference.network, request.route?.mode);
  return (priceOfAvoidingRussia(rest) ?? 1) >= 1.2 || (detourOf(corridor.ways) ?? 1) >= 1.5;
}

export function isRussianCaspianPort({ place }: Stop): boolean {
  return place.roles.includes('ru_caspian_port');
}

/** Ports in Russia: towns whose role or kind in the data says so. */
export function isRussianPort({ place }: Stop): boolean {
  if (place.country !== 'RU') return false;
  return place.kind === 'port' || place.roles.some((role) => role === 'ru_port' || role === 'ru_caspian_port');
}
