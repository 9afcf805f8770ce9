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
  readonly noLoadingPlace: boolean;
  readonly ties: number;

  private readonly known: boolean;
  private readonly from: string | undefined;

  /** What is costly and seldom asked is answered when it is asked. */
  constructor(private readonly record: ReadRecord) {
    const { corridor, on } = record;
    const groups = record.reference.countryGroups;
    const from = valueOf(record.road.dispatch) ?? (record.seller && valueOf(record.seller.country));
    const to = corridor.declaredDestination;
    const known = to !== undefined;
    this.known = known;
    this.from = from;
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
    this.noLoadingPlace =
      (from === 'KZ' || start.customs_union || start.same_region) &&
      !isRussianSide(from) &&
      startsOnRussianSoil(corridor);
    this.ties = corridor.pull;
  }

  get russianPort(): boolean {
    return this.record.corridor.stops.some(isRussianPort);
  }

  get russianCaspianPort(): boolean {
    return this.record.corridor.stops.some(isRussianCaspianPort);
  }

  get domestic(): boolean {
    return (
      this.known &&
      this.from === this.declaredDestination &&
      this.record.corridor.path.every((country) => country === this.declaredDestination)
    );
  }

  get endsShort(): boolean {
    return (
      this.known &&
      endsShort(this.record.corridor, this.record.road.stops.at(-1)?.state !== 'read') &&
      restLeadsAstray(this.record)
    );
  }

  get goesPastEnd(): boolean {
    return this.known && goesPastEnd(this.record.corridor);
  }

  get atRussianBorder(): boolean {
    return (
      !this.record.corridor.crossesRussia &&
      !this.record.corridor.onwardStop &&
      this.record.corridor.stops.some(isPostToRussia)
    );
  }

  get viaHub(): boolean {
    return hubsOnTheWay(this.record).length > 0;
  }

  get detour(): number {
    return detourOf(this.record.corridor.ways) ?? 1;
  }

  get wayRoundRussia(): number {
    return priceOfAvoidingRussia(this.record.corridor.ways) ?? 1;
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
