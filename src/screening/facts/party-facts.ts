// Facts about the other parties: the end user, and whoever else shows where the goods go.
import type { Evidence } from '../assessment';
import { isRussianSide } from '../corridor/country-groups';
import { valueOf } from '../normalise/reading';
import type { RussianTie } from '../corridor/russian-ties';
import type { PartyRole } from '../trade-request';
import type { DeclaredFact, DeclaredGroup } from './declared-fact';
import { fieldEvidence } from './declared-fact';
import { foldText } from '../normalise/fold-text';
import type { TextMemo } from '../normalise/text-memo';
import { type PartyReading, partyEvidence } from './party-reading';
import { isPartyInRussia } from './read-record';
import type { ReadRecord } from './record-shape';

const RECEIVERS: readonly PartyRole[] = ['consignee', 'importer', 'buyer', 'end_user', 'notify_party'];

/** Values of the group `parties`. */
export class PartyFacts {
  readonly endUserNamed: boolean;
  readonly endUserEvident: boolean;
  readonly endUserIsTrader: boolean;
  readonly receiverInRussia: boolean;
  readonly payerInRussia: boolean;
  readonly payerElsewhere: boolean;
  readonly sellerInEu: boolean;
  readonly sellerIsKazakh: boolean;

  /** What is seldom asked is answered when it is asked. */
  constructor(private readonly record: ReadRecord) {
    const { consignee, endUser, parties } = record;
    const sameName =
      endUser !== undefined &&
      consignee !== undefined &&
      startsAlike(endUser.party.name, consignee.party.name, record.reference.foldedNames);
    this.endUserNamed = endUser !== undefined;
    this.endUserIsTrader = (sameName && consignee.activity?.isTrader === true) || endUser?.activity?.isTrader === true;
    this.endUserEvident = endUser !== undefined ? !this.endUserIsTrader : consignee?.activity?.isUser === true;
    this.receiverInRussia = parties.some(
      (reading) => RECEIVERS.includes(reading.party.role) && isPartyInRussia(reading),
    );
    const payer = valueOf(record.payerCountry);
    this.payerInRussia =
      isRussianSide(payer) || parties.some((reading) => reading.party.role === 'payer' && isInRussiaOrSaysSo(reading));
    const home = consignee && valueOf(consignee.country);
    this.payerElsewhere = payer !== undefined && home !== undefined && payer !== home && !isPartyIn(record, payer);
    const seller = record.seller && valueOf(record.seller.country);
    this.sellerInEu = record.reference.countryGroups.of(seller ?? valueOf(record.road.dispatch), record.on).eu;
    this.sellerIsKazakh = (seller ?? valueOf(record.road.dispatch)) === 'KZ';
  }

  get addressInRussia(): boolean {
    return this.record.parties.some(isReceiverWithRussianAddress);
  }

  get receiverCountries(): number {
    return countReceiverCountries(this.record);
  }

  get endUserElsewhere(): boolean {
    return isEndUserElsewhere(this.record);
  }

  get handlerInRussia(): boolean {
    return this.record.parties.some(isHandlerInRussia);
  }

  get papersNameRussia(): boolean {
    return this.record.ties.some(({ kind }) => kind === 'named_in_papers');
  }

  get deliveryTermInRussia(): boolean {
    return this.record.ties.some(({ kind }) => kind === 'delivery_term');
  }
}

/** Who moves or banks the deal; the seller's own side says nothing about where goods go. */
const HANDLERS: readonly PartyRole[] = ['carrier', 'freight_forwarder', 'bank', 'broker'];

function isHandlerInRussia(reading: PartyReading): boolean {
  return HANDLERS.includes(reading.party.role) && isInRussiaOrSaysSo(reading);
}

function isInRussiaOrSaysSo(reading: PartyReading): boolean {
  return isPartyInRussia(reading) || reading.addressInRussia;
}

function isEndUserElsewhere({ endUser, corridor }: ReadRecord): boolean {
  const home = endUser && valueOf(endUser.country);
  return home !== undefined && corridor.declaredDestination !== undefined && home !== corridor.declaredDestination;
}

function tieEvidence({ ties }: ReadRecord, kind: RussianTie['kind']): Evidence[] {
  return ties.filter((tie) => tie.kind === kind).map(({ evidence }) => evidence);
}

function isReceiverWithRussianAddress(reading: PartyReading): boolean {
  return reading.addressInRussia && RECEIVERS.includes(reading.party.role);
}

/** In how many countries the receiving parties and the last town of the route lie. */
function countReceiverCountries({ parties, corridor }: ReadRecord): number {
  const countries = new Set<string>();
  for (const { party, country } of parties) {
    const home = valueOf(country);
    if (home !== undefined && RECEIVERS.includes(party.role)) countries.add(home);
  }
  const delivery = corridor.stops[corridor.stops.length - 1]?.countries.at(-1);
  if (delivery !== undefined) countries.add(delivery);
  return countries.size;
}

/** Whether one of the parties of the deal sits in the country: a buyer's parent that pays is ordinary. */
function isPartyIn(record: ReadRecord, country: string): boolean {
  return record.parties.some(
    ({ party, country: home }) => party.role !== 'consignor' && party.role !== 'payer' && valueOf(home) === country,
  );
}

function startsAlike(a: string | undefined, b: string | undefined, folded: TextMemo<string>): boolean {
  if (a === undefined || b === undefined) return false;
  const [one, two] = [folded.get(a, foldText), folded.get(b, foldText)];
  return one.startsWith(two) || two.startsWith(one);
}

function receiversInRussia(record: ReadRecord): Evidence[] {
  return record.parties
    .filter((reading) => RECEIVERS.includes(reading.party.role) && isPartyInRussia(reading))
    .flatMap((reading) => [
      ...partyEvidence(reading, 'name'),
      ...partyEvidence(reading, 'country', reading.party.role),
    ]);
}

function payerEvidence(record: ReadRecord): Evidence[] {
  const { payment } = record.request;
  return [
    ...fieldEvidence('payment.payerName', payment?.payerName),
    ...fieldEvidence('payment.payerCountry', payment?.payerCountry),
  ];
}

function endUserEvidence(record: ReadRecord): Evidence[] {
  if (record.endUser) return partyEvidence(record.endUser, 'name');
  return [
    ...partyEvidence(record.consignee, 'name', 'no end user named'),
    ...partyEvidence(record.consignee, 'activity'),
  ];
}

function fact(description: string, evidence: DeclaredFact['evidence']): DeclaredFact {
  return { type: 'bool', description, needs: [], evidence };
}

export const PARTY_FACTS: DeclaredGroup = {
  name: 'parties',
  description: 'End user, payer and the other parties.',
  ctor: PartyFacts,
  answer: (record) => new PartyFacts(record),
  fields: {
    endUserNamed: fact('An end user is named.', endUserEvidence),
    endUserEvident: fact(
      'Somebody who uses the goods is named: an end user other than a trader, or a consignee that is no trader.',
      endUserEvidence,
    ),
    endUserIsTrader: fact('The end user named is a trader.', endUserEvidence),
    endUserElsewhere: fact('The end user sits in another country than the declared end.', (record) =>
      partyEvidence(record.endUser, 'country', 'end_user'),
    ),
    handlerInRussia: fact('A carrier, forwarder, bank or broker of the deal sits in Russia or Belarus.', (record) =>
      record.parties
        .filter(isHandlerInRussia)
        .flatMap((reading) => [
          ...partyEvidence(reading, 'name', reading.party.role),
          ...partyEvidence(reading, 'country'),
        ]),
    ),
    papersNameRussia: fact(
      'A transport paper, the carrier reference or the stated activity of the consignee names a place in Russia or Belarus.',
      (record) => tieEvidence(record, 'named_in_papers'),
    ),
    deliveryTermInRussia: fact(
      'By the delivery term the seller brings the goods to a place in Russia or Belarus.',
      (record) => tieEvidence(record, 'delivery_term'),
    ),
    receiverInRussia: fact(
      'A consignee, buyer, end user or notify party sits in Russia or Belarus.',
      receiversInRussia,
    ),
    addressInRussia: fact(
      'The address of a consignee, buyer, end user or notify party lies in Russia or Belarus although the party is said to sit elsewhere.',
      (record) =>
        record.parties
          .filter(isReceiverWithRussianAddress)
          .flatMap((reading) => [...partyEvidence(reading, 'address'), ...partyEvidence(reading, 'country')]),
    ),
    receiverCountries: {
      type: 'double',
      description: 'Number of countries that the receiving parties and the place of delivery lie in.',
      needs: [],
      evidence: (record) =>
        record.parties
          .filter(({ party }) => RECEIVERS.includes(party.role))
          .flatMap((reading) => partyEvidence(reading, 'country', reading.party.role)),
    },
    payerInRussia: fact('The payer sits in Russia or Belarus.', payerEvidence),
    payerElsewhere: fact('The payer sits in a country that no receiving party sits in.', payerEvidence),
    sellerInEu: fact('The seller sits in the European Union.', (r) => partyEvidence(r.seller, 'country')),
    sellerIsKazakh: fact('The seller sits in Kazakhstan.', (r) => partyEvidence(r.seller, 'country')),
  },
};
