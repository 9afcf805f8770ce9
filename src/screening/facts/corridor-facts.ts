// Facts about the direction: what the corridor analysis found, and which stops it rests on.
import type { Evidence } from '../assessment';
import { isRussianSide } from '../corridor/country-groups';
import { isCrossing, type Stop } from '../corridor/itinerary';
import { valueOf } from '../normalise/reading';
import type { DeclaredFact, DeclaredGroup } from './declared-fact';
import { fieldEvidence } from './declared-fact';
import { fieldPath } from './field-path';
import type { ReadRecord } from './record-shape';

/** Values of the group `corridor`. */
export class CorridorFacts {
  readonly kind: string;
  readonly confidence: number;
  readonly likelyDestination: string | undefined;
  readonly declaredDestination: string | undefined;
  readonly endsInRussia: boolean;
  readonly declaredForRussia: boolean;
  readonly onwardToRussia: boolean;
  readonly onwardAtBorderPost: boolean;
  readonly crossesRussia: boolean;
  readonly crossesCaspian: boolean;
  readonly fromKazakhstan: boolean;
  readonly fromUnion: boolean;
  readonly fromEu: boolean;
  readonly toKazakhstan: boolean;
  readonly toThirdCountry: boolean;
  readonly toKyrgyzstan: boolean;
  readonly toEu: boolean;
  readonly toEuPartner: boolean;
  readonly final: boolean;
  readonly russianPort: boolean;
  readonly ties: number;

  constructor(record: ReadRecord) {
    const { corridor, on } = record;
    const groups = record.reference.countryGroups;
    const from = valueOf(record.dispatch) ?? (record.seller && valueOf(record.seller.country));
    const to = corridor.declaredDestination;
    this.kind = corridor.kind;
    this.confidence = corridor.confidence;
    this.likelyDestination = corridor.likelyDestination ?? undefined;
    this.declaredDestination = to;
    this.endsInRussia = isRussianSide(corridor.likelyDestination);
    this.declaredForRussia = isRussianSide(to);
    this.onwardToRussia = corridor.onwardStop !== undefined;
    this.onwardAtBorderPost = corridor.onwardStop !== undefined && isCrossing(corridor.onwardStop.place);
    this.crossesRussia = corridor.crossesRussia;
    this.crossesCaspian = corridor.crossesCaspian;
    this.fromKazakhstan = from === 'KZ';
    this.fromUnion = groups.has('customs_union', from, on);
    this.fromEu = groups.has('eu', from, on);
    this.toKazakhstan = to === 'KZ';
    this.toThirdCountry = groups.isThirdCountryOfConcern(to, on);
    this.toKyrgyzstan = to === 'KG';
    this.toEu = groups.has('eu', to, on);
    this.toEuPartner = groups.has('eu_partner', to, on);
    this.final = corridor.kind === 'kazakhstan_final' || corridor.kind === 'third_country_final';
    this.russianPort = corridor.stops.some(isRussianPort);
    this.ties = corridor.pull;
  }
}

/** Ports in Russia: towns whose role or kind in the data says so. */
function isRussianPort({ place }: Stop): boolean {
  if (place.country !== 'RU') return false;
  return place.kind === 'port' || place.roles.some((role) => role === 'ru_port' || role === 'ru_caspian_port');
}

function stopEvidence(stop: Stop, note?: string): Evidence {
  const where = isCrossing(stop.place)
    ? `${stop.place.name}: ${stop.place.modes.includes('rail') ? 'rail' : 'road'} crossing ${stop.place.country}–${stop.place.counterpart}`
    : `${stop.place.name}, ${stop.place.country}`;
  return {
    field: fieldPath('route.places', stop.index),
    value: stop.raw,
    note: note === undefined ? where : `${where}; ${note}`,
  };
}

function declaredEvidence(record: ReadRecord): Evidence[] {
  const { route } = record.request;
  const evidence = fieldEvidence('route.dispatchCountry', route?.dispatchCountry);
  route?.transitCountries?.forEach((value, index) =>
    evidence.push({ field: fieldPath('route.transitCountries', index), value }),
  );
  if (route?.destinationCountry !== undefined) evidence.push(destinationEvidence(route.destinationCountry));
  return evidence;
}

function destinationEvidence(value: string): Evidence {
  return { field: 'route.destinationCountry', value };
}

function russianStops(record: ReadRecord): Evidence[] {
  const evidence: Evidence[] = [];
  for (const stop of record.corridor.stops) if (touchesRussia(stop)) evidence.push(stopEvidence(stop));
  return evidence;
}

function touchesRussia({ place }: Stop): boolean {
  return isRussianSide(place.country) || (isCrossing(place) && isRussianSide(place.counterpart));
}

function onward(record: ReadRecord): Evidence[] {
  const { onwardStop } = record.corridor;
  return onwardStop ? [stopEvidence(onwardStop, 'after the declared destination')] : [];
}

function directionEvidence(record: ReadRecord): Evidence[] {
  const { onwardStop, stops } = record.corridor;
  const evidence = onward(record);
  for (const stop of stops) if (stop !== onwardStop && touchesRussia(stop)) evidence.push(stopEvidence(stop));
  for (const tie of record.ties) evidence.push(tie.evidence);
  const end = record.request.route?.destinationCountry;
  if (end !== undefined) evidence.push(destinationEvidence(end));
  return evidence;
}

function fact(
  type: DeclaredFact['type'],
  description: string,
  evidence: DeclaredFact['evidence'],
  needs: string[] = [],
): DeclaredFact {
  return { type, description, evidence, needs };
}

const END = ['route.destinationCountry', 'route.places', 'parties[].country'];

export const CORRIDOR_FACTS: DeclaredGroup = {
  name: 'corridor',
  description: 'Where the shipment is really going.',
  ctor: CorridorFacts,
  answer: (record) => new CorridorFacts(record),
  fields: {
    kind: fact('string', 'Kind of corridor, such as kazakhstan_to_russia.', directionEvidence),
    confidence: fact('double', 'How sure the direction is, 0 to 1.', directionEvidence),
    likelyDestination: fact('string', 'Country (ISO alpha-2) where the goods probably end.', directionEvidence, END),
    declaredDestination: fact('string', 'Country where the goods end by the papers.', declaredEvidence, END),
    endsInRussia: fact('bool', 'The goods probably end in Russia or Belarus.', directionEvidence),
    declaredForRussia: fact('bool', 'The papers name Russia or Belarus as the end.', declaredEvidence),
    onwardToRussia: fact('bool', 'The route goes on into Russia or Belarus after the declared end.', onward),
    onwardAtBorderPost: fact('bool', 'The last stop is a border post into Russia or Belarus.', onward),
    crossesRussia: fact('bool', 'Goods cross Russia or Belarus on the way to somewhere else.', (r) => [
      ...russianStops(r),
      ...declaredEvidence(r),
    ]),
    crossesCaspian: fact('bool', 'Goods travel over the Caspian, off Russian soil.', caspianStops),
    fromKazakhstan: fact('bool', 'Dispatched from Kazakhstan.', declaredEvidence),
    fromUnion: fact('bool', 'Dispatched from a member of the Eurasian Economic Union.', declaredEvidence),
    fromEu: fact('bool', 'Dispatched from, or sold from, the European Union.', declaredEvidence),
    toKazakhstan: fact('bool', 'Declared for Kazakhstan.', declaredEvidence),
    toThirdCountry: fact(
      'bool',
      'Declared for a country through which goods have been led to Russia.',
      declaredEvidence,
    ),
    toKyrgyzstan: fact('bool', 'Declared for Kyrgyzstan.', declaredEvidence),
    toEu: fact('bool', 'Declared for the European Union.', declaredEvidence),
    toEuPartner: fact('bool', 'Declared for a partner country of the EU measures.', declaredEvidence),
    final: fact('bool', 'Believed to end in Kazakhstan or the declared third country.', declaredEvidence),
    russianPort: fact('bool', 'A Russian port is among the stops.', (r) =>
      r.corridor.stops.filter(isRussianPort).map((s) => stopEvidence(s)),
    ),
    ties: fact('double', 'Strength of the ties to Russia among parties, numbers, payers and stops, 0 to 1.', (r) =>
      r.ties.map((t) => t.evidence),
    ),
  },
};

function caspianStops(record: ReadRecord): Evidence[] {
  return record.corridor.stops
    .filter((stop) => stop.place.roles.some((role) => role === 'caspian_port' || role === 'middle_corridor'))
    .map((stop) => stopEvidence(stop));
}
