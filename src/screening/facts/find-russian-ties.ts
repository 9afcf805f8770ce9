// Collects what ties a request to Russia although its papers name another end.
import { isRussianSide } from '../corridor/country-groups';
import { type RussianTie, TIE_WEIGHTS } from '../corridor/russian-ties';
import { valueOf } from '../normalise/reading';
import type { Party, PartyRole } from '../trade-request';
import { fieldPath } from './field-path';
import { type PartyReading, partyEvidence } from './party-reading';
import type { RecordBeforeCorridor } from './record-shape';

/** Roles on the receiving side: a seller in Russia says nothing about where the goods go. */
const RECEIVING: ReadonlySet<PartyRole> = new Set<PartyRole>([
  'consignee',
  'importer',
  'buyer',
  'end_user',
  'notify_party',
]);

/** Companies founded after this day are young in the sense of the official alerts. */
export const WAR_BEGAN = '2022-02-24';

/** All ties, each kind at most once, strongest evidence first. */
export function findRussianTies(record: RecordBeforeCorridor): RussianTie[] {
  const ties: RussianTie[] = [];
  const add = (kind: RussianTie['kind'], evidence: ReturnType<typeof partyEvidence>): void => {
    const first = evidence[0];
    if (first && !ties.some((tie) => tie.kind === kind))
      ties.push({ kind, weight: TIE_WEIGHTS[kind], evidence: first });
  };
  for (const reading of record.parties) {
    if (RECEIVING.has(reading.party.role)) addReceiverTies(reading, add);
    if (reading.party.role !== 'payer') continue;
    if (isRussianSide(valueOf(reading.country))) add('payer', partyEvidence(reading, 'country'));
    else if (reading.addressInRussia) add('payer', partyEvidence(reading, 'address', 'payer in Russia or Belarus'));
  }
  addPayerTie(record, add);
  addNamedTies(record, add);
  addTransitTie(record, ties);
  addWeakTies(record, add);
  return ties;
}

type AddTie = (kind: RussianTie['kind'], evidence: ReturnType<typeof partyEvidence>) => void;

function addReceiverTies(reading: PartyReading, add: AddTie): void {
  const evidence = (key: keyof Party, note: string): ReturnType<typeof partyEvidence> =>
    partyEvidence(reading, key, note);
  const home = valueOf(reading.country);
  if (isRussianSide(home)) add('party', evidence('country', `${reading.party.role} in Russia or Belarus`));
  if (isRussianSide(home)) return;
  if (reading.addressInRussia) add('address', evidence('address', 'address in Russia or Belarus'));
  if (reading.russianNumber)
    add('registration_number', evidence('registrationNumber', 'valid Russian tax or registration number'));
  if (reading.russianPhone) add('phone', evidence('phone', 'Russian number range'));
  if (reading.russianMail) add('mail_domain', evidence('email', 'Russian domain'));
}

function addPayerTie(record: RecordBeforeCorridor, add: AddTie): void {
  const country = valueOf(record.payerCountry);
  if (!isRussianSide(country)) return;
  add('payer', [
    {
      field: 'payment.payerCountry',
      value: record.request.payment?.payerCountry ?? '',
      note: 'payer in Russia or Belarus',
    },
  ]);
}

/** Terms by which the seller brings the goods to a named place. */
const BROUGHT = /^(?:CFR|CIF|CPT|CIP|DAP|DAT|DPU|DDP|DDU|DAF|DES|DEQ)\b/iu;

/** Russian places in the delivery term, the transport papers and the stated activity of the consignee. */
function addNamedTies(record: RecordBeforeCorridor, add: AddTie): void {
  const { route, documents } = record.request;
  const term = route?.incoterm;
  if (term !== undefined && BROUGHT.test(term.trim()) && namesRussia(term, record))
    add('delivery_term', [{ field: 'route.incoterm', value: term, note: 'delivered to a place in Russia or Belarus' }]);
  for (const [field, text] of [
    ['route.carrierReference', route?.carrierReference],
    ['documents.consignmentNote', documents?.consignmentNote],
  ] as const)
    if (text !== undefined && namesRussia(text, record))
      add('named_in_papers', [{ field, value: text, note: 'names a place in Russia or Belarus' }]);
  const activity = record.consignee?.party.activity;
  if (activity !== undefined && namesRussia(activity, record))
    add('named_in_papers', partyEvidence(record.consignee, 'activity', 'names Russia or Belarus'));
}

function namesRussia(text: string, { reference }: RecordBeforeCorridor): boolean {
  const places = reference.addressPlaces.get(text, (given) => reference.places.findAllIn(given));
  return places.some(({ country }) => isRussianSide(country));
}

function addTransitTie(record: RecordBeforeCorridor, ties: RussianTie[]): void {
  const at = record.road.transit.findIndex((country) => isRussianSide(valueOf(country)));
  if (at === -1) return;
  const value = record.request.route?.transitCountries?.[at] ?? '';
  ties.push({
    kind: 'crosses_russia',
    weight: TIE_WEIGHTS.crosses_russia,
    evidence: { field: fieldPath('route.transitCountries', at), value, note: 'goods cross Russia or Belarus' },
  });
}

/** Signs that every new firm shows: they count only on top of others. */
function addWeakTies(record: RecordBeforeCorridor, add: AddTie): void {
  const { consignee, endUser } = record;
  if (!consignee) return;
  const noUser = endUser === undefined && consignee.activity?.isUser !== true;
  if (consignee.foundedOn !== undefined && consignee.foundedOn >= WAR_BEGAN) {
    add(
      'young_company',
      partyEvidence(
        consignee,
        consignee.party.incorporatedOn === undefined ? 'registrationNumber' : 'incorporatedOn',
        `founded ${consignee.foundedOn}`,
      ),
    );
  }
  if (noUser && consignee.activity?.isTrader)
    add('trader_without_user', partyEvidence(consignee, 'activity', 'trader, no end user named'));
  if (noUser) addBorderTown(record, add);
}

function addBorderTown(record: RecordBeforeCorridor, add: AddTie): void {
  for (let index = record.road.stops.length - 1; index >= 0; index--) {
    const reading = record.road.stops[index];
    const place = reading && valueOf(reading);
    if (!reading || reading.state !== 'read' || !place || place.kind === 'border_post' || place.kind === 'rail_border')
      continue;
    if (place.roles.includes('kz_border_region')) {
      add('border_town_without_user', [
        {
          field: fieldPath('route.places', record.road.positions[index] ?? index),
          value: reading.raw,
          note: `${place.name}: near the Russian border, no end user named`,
        },
      ]);
    }
    return;
  }
}
