// The facts about the direction as rules know them: type, meaning, and the stops and countries that each rests on.
import type { Evidence } from '../assessment';
import { isRussianSide } from '../corridor/country-groups';
import { isCrossing, type Stop } from '../corridor/itinerary';
import { CorridorFacts, isPostToRussia, isRussianCaspianPort, isRussianPort } from './corridor-facts';
import type { DeclaredFact, DeclaredGroup } from './declared-fact';
import { fieldEvidence } from './declared-fact';
import { fieldPath } from './field-path';
import type { ReadRecord } from './record-shape';

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
    kind: fact('string', 'Kind of corridor, such as kazakhstan_to_russia.', directionEvidence, END),
    confidence: fact('double', 'How sure the direction is, 0 to 1.', directionEvidence),
    likelyDestination: fact('string', 'Country (ISO alpha-2) where the goods probably end.', directionEvidence, END),
    declaredDestination: fact('string', 'Country where the goods end by the papers.', declaredEvidence, END),
    endsInRussia: fact('bool', 'The goods probably end in Russia or Belarus.', directionEvidence, END),
    declaredForRussia: fact('bool', 'The papers name Russia or Belarus as the end.', declaredEvidence, END),
    onwardToRussia: fact('bool', 'The route goes on into Russia or Belarus after the declared end.', onward, END),
    onwardAtBorderPost: fact('bool', 'The last stop is a border post into Russia or Belarus.', onward),
    crossesRussia: fact(
      'bool',
      'Goods cross Russia or Belarus on the way to somewhere else.',
      (r) => [...russianStops(r), ...declaredEvidence(r)],
      END,
    ),
    crossesCaspian: fact('bool', 'Goods travel over the Caspian, off Russian soil.', caspianStops),
    fromKazakhstan: fact('bool', 'Dispatched from Kazakhstan.', declaredEvidence),
    fromUnion: fact('bool', 'Dispatched from a member of the Eurasian Economic Union.', declaredEvidence),
    fromEu: fact('bool', 'Dispatched from, or sold from, the European Union.', declaredEvidence),
    fromEuPartner: fact('bool', 'Dispatched from a partner country of the EU measures.', declaredEvidence),
    fromRussia: fact('bool', 'Dispatched from Russia or Belarus.', declaredEvidence),
    toKazakhstan: fact('bool', 'Declared for Kazakhstan.', declaredEvidence, END),
    toThirdCountry: fact(
      'bool',
      'Declared for a country through which goods have been led to Russia.',
      declaredEvidence,
      END,
    ),
    toKyrgyzstan: fact('bool', 'Declared for Kyrgyzstan.', declaredEvidence, END),
    toEu: fact('bool', 'Declared for the European Union.', declaredEvidence, END),
    toEuPartner: fact('bool', 'Declared for a partner country of the EU measures.', declaredEvidence, END),
    final: fact('bool', 'Believed to end in Kazakhstan or the declared third country.', declaredEvidence, END),
    russianPort: fact('bool', 'A Russian port is among the stops.', (r) =>
      r.corridor.stops.filter(isRussianPort).map((s) => stopEvidence(s)),
    ),
    russianCaspianPort: fact('bool', 'A Russian port on the Caspian is among the stops.', (r) =>
      r.corridor.stops.filter(isRussianCaspianPort).map((s) => stopEvidence(s)),
    ),
    domestic: fact('bool', 'The goods never leave the country that they are dispatched from.', declaredEvidence),
    endsShort: fact('bool', 'The last place named lies short of the declared end.', lastStop),
    goesPastEnd: fact('bool', 'The road goes on to another country after the declared end.', lastStop),
    atRussianBorder: fact(
      'bool',
      'A crossing into Russia is among the stops although the goods are not led over it.',
      (r) => r.corridor.stops.filter(isPostToRussia).map((s) => stopEvidence(s)),
    ),
    viaHub: fact('bool', 'A trading hub lies on the way.', wholeRoute),
    detour: fact(
      'double',
      'How many times longer the road over the stops is than the best lawful one between its ends; 1 where it cannot be told.',
      wholeRoute,
    ),
    wayRoundRussia: fact(
      'double',
      'How many times longer the road over the stops is off Russian soil than by the shortest way; 1 where it cannot be told.',
      wholeRoute,
    ),
    noLoadingPlace: fact(
      'bool',
      'Dispatched from Kazakhstan or a neighbour by the papers, yet the first town named is a Russian one and no place there is named.',
      (r) =>
        r.corridor.stops
          .filter(({ place }) => !isCrossing(place))
          .slice(0, 1)
          .map((s) => stopEvidence(s)),
    ),
    ties: fact('double', 'Strength of the ties to Russia among parties, numbers, payers and stops, 0 to 1.', (r) =>
      r.ties.map((t) => t.evidence),
    ),
  },
};

function lastStop(record: ReadRecord): Evidence[] {
  const last = record.corridor.stops.at(-1);
  return [...(last ? [stopEvidence(last)] : []), ...declaredEvidence(record)];
}

function wholeRoute(record: ReadRecord): Evidence[] {
  return [...declaredEvidence(record), ...record.corridor.stops.map((stop) => stopEvidence(stop))];
}

function caspianStops(record: ReadRecord): Evidence[] {
  return record.corridor.stops
    .filter((stop) => stop.place.roles.some((role) => role === 'caspian_port' || role === 'middle_corridor'))
    .map((stop) => stopEvidence(stop));
}
