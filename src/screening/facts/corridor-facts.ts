// Facts about the direction: what the corridor analysis found.
import type { CorridorFinding } from '../corridor/analyse-corridor';
import { isRussianSide } from '../corridor/country-groups';
import { isCrossing, type Stop } from '../corridor/itinerary';
import { detourOf, priceOfAvoidingRussia } from '../corridor/weigh-ways';
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
  readonly domestic: boolean;
  readonly endsShort: boolean;
  readonly viaHub: boolean;
  readonly detour: number;
  readonly wayRoundRussia: number;
  readonly noKazakhLoadingPlace: boolean;
  readonly ties: number;

  constructor(record: ReadRecord) {
    const { corridor, on } = record;
    const groups = record.reference.countryGroups;
    const from = valueOf(record.dispatch) ?? (record.seller && valueOf(record.seller.country));
    const to = corridor.declaredDestination;
    const known = to !== undefined;
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
    this.fromUnion = groups.has('customs_union', from, on);
    this.fromEu = groups.has('eu', from, on);
    this.fromEuPartner = groups.has('eu_partner', from, on);
    this.fromRussia = isRussianSide(from);
    this.toKazakhstan = known ? to === 'KZ' : undefined;
    this.toThirdCountry = known ? groups.isThirdCountryOfConcern(to, on) : undefined;
    this.toKyrgyzstan = known ? to === 'KG' : undefined;
    this.toEu = known ? groups.has('eu', to, on) : undefined;
    this.toEuPartner = known ? groups.has('eu_partner', to, on) : undefined;
    this.final = known ? corridor.kind === 'kazakhstan_final' || corridor.kind === 'third_country_final' : undefined;
    this.russianPort = corridor.stops.some(isRussianPort);
    this.domestic = known && from === to && corridor.path.every((country) => country === to);
    this.endsShort = known && endsShort(corridor, record.stops.at(-1)?.state !== 'read');
    this.viaHub = hubsOnTheWay(record).length > 0;
    this.detour = detourOf(corridor.ways) ?? 1;
    this.wayRoundRussia = priceOfAvoidingRussia(corridor.ways) ?? 1;
    this.noKazakhLoadingPlace = corridor.declaredDispatch === 'KZ' && startsOnRussianSoil(corridor);
    this.ties = corridor.pull;
  }
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
      (country) => country !== corridor.declaredDestination && reference.countryGroups.has('trading_hub', country, on),
    );
}

/** The first town named is a Russian one and no Kazakh one is named at all. */
function startsOnRussianSoil({ stops }: CorridorFinding): boolean {
  const towns = stops.filter(({ place }) => !isCrossing(place));
  const [first] = towns;
  if (!first || isRussianPort(first) || first.place.roles.includes('kz_origin_oil_transit')) return false;
  return first.countries.some(isRussianSide) && !towns.some(({ countries }) => countries.includes('KZ'));
}

/** Ports in Russia: towns whose role or kind in the data says so. */
export function isRussianPort({ place }: Stop): boolean {
  if (place.country !== 'RU') return false;
  return place.kind === 'port' || place.roles.some((role) => role === 'ru_port' || role === 'ru_caspian_port');
}
