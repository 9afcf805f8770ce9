// Facts about who receives the goods by the papers: the consignee, else the importer, else the buyer.
import type { Evidence } from '../assessment';
import { isRussianSide } from '../corridor/country-groups';
import { valueOf } from '../normalise/reading';
import type { Party } from '../trade-request';
import type { DeclaredFact, DeclaredGroup } from './declared-fact';
import { WAR_BEGAN } from './find-russian-ties';
import { partyEvidence } from './party-reading';
import type { ReadRecord } from './record-shape';

/** Values of the group `consignee`; undefined where the request does not tell. */
export class ConsigneeFacts {
  readonly named: boolean;
  readonly country: string | undefined;
  readonly inRussia: boolean;
  readonly foundedAfterInvasion: boolean | undefined;
  readonly foundedOn: string | undefined;
  readonly foundationContradicts: boolean;
  readonly activityText: string | undefined;
  readonly isTrader: boolean | undefined;
  readonly isForwarder: boolean;
  readonly isUser: boolean | undefined;
  readonly isAviation: boolean | undefined;
  readonly isProcessor: boolean | undefined;
  readonly isConsumerBusiness: boolean | undefined;
  readonly russianPhone: boolean;
  readonly russianNumber: boolean;
  readonly invalidNumber: boolean;
  readonly russianMail: boolean;
  readonly freeMail: boolean;
  readonly unusualAddress: boolean;

  constructor(record: ReadRecord) {
    const { consignee, request } = record;
    const activity = consignee?.activity;
    const number = consignee && valueOf(consignee.identifier);
    this.named = consignee !== undefined;
    this.country = consignee && valueOf(consignee.country);
    this.inRussia = isRussianSide(this.country);
    this.activityText = consignee?.party.activity;
    this.foundedOn = consignee?.foundedOn;
    this.foundedAfterInvasion = this.foundedOn === undefined ? undefined : this.foundedOn >= WAR_BEGAN;
    this.foundationContradicts =
      monthsApart(consignee && valueOf(consignee.incorporatedOn), consignee?.foundedMonth) > 12;
    const forwarderName = request.parties?.find((party) => party.role === 'freight_forwarder')?.name;
    this.isForwarder =
      activity?.isForwarder === true || (forwarderName !== undefined && forwarderName === consignee?.party.name);
    this.isTrader = this.isForwarder ? true : activity?.isTrader;
    this.isUser = activity?.isUser;
    this.isAviation = activity?.isAviation;
    this.isProcessor = activity?.isProcessor;
    // No activity is stated: the end user's own signed word about the use stands for it.
    this.isConsumerBusiness = activity?.isConsumerBusiness ?? (hasUserStatement(record) ? false : undefined);
    this.russianPhone = consignee?.russianPhone === true && !this.inRussia;
    this.russianNumber = consignee?.russianNumber === true && !this.inRussia;
    this.invalidNumber =
      number !== undefined && !number.valid && (number.scheme === 'kz_bin' || number.scheme === 'kz_iin');
    this.russianMail = consignee?.russianMail === true && !this.inRussia;
    this.freeMail = consignee?.freeMail === true;
    this.unusualAddress = consignee?.unusualAddress === true;
  }
}

function hasUserStatement({ endUser, request }: ReadRecord): boolean {
  return endUser !== undefined && request.documents?.endUserStatement === true;
}

function monthsApart(day: string | undefined, month: string | undefined): number {
  if (day === undefined || month === undefined) return 0;
  const count = (text: string): number => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7));
  return Math.abs(count(day) - count(month));
}

function fact(
  type: DeclaredFact['type'],
  description: string,
  keys: readonly (keyof Party)[],
  needs: readonly string[] = [],
): DeclaredFact {
  return {
    type,
    description,
    needs: needs.map((key) => `consignee.${key}`),
    evidence: (record): Evidence[] => keys.flatMap((key) => partyEvidence(record.consignee, key)),
  };
}

export const CONSIGNEE_FACTS: DeclaredGroup = {
  name: 'consignee',
  description: 'Who receives the goods by the papers.',
  ctor: ConsigneeFacts,
  answer: (record) => new ConsigneeFacts(record),
  fields: {
    named: fact('bool', 'A consignee, importer or buyer is named.', ['name']),
    country: fact('string', 'Country of the consignee, ISO alpha-2.', ['name', 'country'], ['country']),
    inRussia: fact('bool', 'The consignee sits in Russia or Belarus.', ['name', 'country']),
    foundedAfterInvasion: fact(
      'bool',
      'Founded on or after 24 February 2022, declared or by the business number.',
      ['name', 'registrationNumber', 'incorporatedOn'],
      ['incorporatedOn'],
    ),
    foundedOn: fact('string', 'Day of foundation.', ['registrationNumber', 'incorporatedOn'], ['incorporatedOn']),
    foundationContradicts: fact('bool', 'Declared foundation and business number lie more than a year apart.', [
      'registrationNumber',
      'incorporatedOn',
    ]),
    activityText: fact('string', 'Stated activity, as written.', ['activity'], ['activity']),
    isTrader: fact(
      'bool',
      'Buys to pass on: a trading or forwarding firm by its stated activity.',
      ['name', 'activity'],
      ['activity'],
    ),
    isForwarder: fact('bool', 'A forwarder or warehouse as final consignee.', ['name', 'activity']),
    isUser: fact(
      'bool',
      'Makes, digs, flies, repairs or teaches something, so the goods may be used there.',
      ['name', 'activity'],
      ['activity'],
    ),
    isAviation: fact('bool', 'An air carrier or aviation repair firm.', ['name', 'activity'], ['activity']),
    isProcessor: fact('bool', 'A manufacturer or processor.', ['name', 'activity'], ['activity']),
    isConsumerBusiness: fact(
      'bool',
      'A business without use for technical goods: cosmetics, furniture, language courses.',
      ['name', 'activity'],
      ['activity'],
    ),
    russianPhone: fact('bool', 'Reached by a Russian phone number although it sits elsewhere.', ['name', 'phone']),
    russianNumber: fact('bool', 'Carries a valid Russian tax or registration number although it sits elsewhere.', [
      'name',
      'registrationNumber',
    ]),
    invalidNumber: fact('bool', 'The Kazakh business number fails its check digit.', ['registrationNumber']),
    russianMail: fact('bool', 'Writes from a Russian domain although it sits elsewhere.', ['email']),
    freeMail: fact('bool', 'Writes from a free mail service.', ['email']),
    unusualAddress: fact('bool', 'A hotel room, flat, or box as business address.', ['address']),
  },
};
