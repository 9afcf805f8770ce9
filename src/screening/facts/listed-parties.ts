// Everybody whom a request names, compared with the lists: who counts as listed or near, and whom an officer has excused.
import type { Mitigation } from '../assessment';
import { type Certainty, certaintyOf } from '../matching/certainty-of-candidate';
import { type Excuse, goodsTierOf, type PartyFacts } from '../matching/good-guy';
import { MOST_CANDIDATES } from '../matching/list-screening';
import type { PartyCandidate } from '../matching/match-party';
import { valueOf } from '../normalise/reading';
import { fieldPath } from './field-path';
import type { NamedParty, PartiesOnLists } from './party-on-list';
import type { ReadRecord } from './record-shape';

/** Everybody whom the request names: parties, payer, makers of the goods. */
export function namedParties({ parties, request, payerCountry, lines }: ReadRecord): NamedParty[] {
  const named: NamedParty[] = parties.flatMap(({ party, index, country }) =>
    party.name === undefined
      ? []
      : [
          {
            field: fieldPath('parties', index, 'name'),
            name: party.name,
            country: valueOf(country),
            registrationNumber: party.registrationNumber,
            address: party.address,
          },
        ],
  );
  const payer = request.payment?.payerName;
  if (payer !== undefined) named.push({ field: 'payment.payerName', name: payer, country: valueOf(payerCountry) });
  for (const { line, index } of lines)
    if (line.manufacturer !== undefined)
      named.push({
        field: fieldPath('goods', index, 'manufacturer'),
        name: line.manufacturer,
        country: undefined,
        isMaker: true,
      });
  return named;
}

/** Looked up once for a record: facts, evidence and excuses all rest on it. */
export function partiesOnLists(record: ReadRecord): PartiesOnLists {
  record.onLists ??= lookUp(record);
  return record.onLists;
}

function lookUp(record: ReadRecord): PartiesOnLists {
  const found: PartiesOnLists = { counted: [], excused: [], untold: untoldParties(record) };
  for (const party of namedParties(record))
    for (const candidate of candidatesOf(party, record)) {
      const certainty = certaintyFor(party, candidate);
      if (certainty === undefined) continue;
      const { by, fallen } = judge(party, candidate, record);
      if (by === undefined) found.counted.push({ party, candidate, certainty, fallen });
      else found.excused.push({ party, candidate, by });
    }
  return found;
}

/** A maker's brand may be a common word; everybody else must be told by the name. */
function untoldParties(record: ReadRecord): string[] {
  const untold = namedParties(record).flatMap((party) => {
    if (party.isMaker === true || party.name.trim() === '') return [];
    const why = record.lists.find(askedOf(party)).untold;
    return why === undefined ? [] : [`${party.field} "${party.name.slice(0, SHOWN)}" ${why}`];
  });
  const nameless = record.parties.filter(({ party }) => party.name === undefined || party.name.trim() === '');
  for (const { index } of nameless) untold.push(`${fieldPath('parties', index, 'name')} is missing`);
  if (record.consignee === undefined) untold.push('no consignee, importer or buyer is named');
  return untold;
}

const SHOWN = 60;

function certaintyFor({ isMaker }: NamedParty, candidate: PartyCandidate): Certainty | undefined {
  const certainty = certaintyOf(candidate);
  return isMaker === true && (certainty !== 'listed' || candidate.words.length < 2) ? undefined : certainty;
}

/** Whom it excuses must not take the place of somebody whom nobody has looked at. */
function candidatesOf(party: NamedParty, { lists, goodGuys }: ReadRecord): readonly PartyCandidate[] {
  const { candidates } = lists.find(askedOf(party));
  if (candidates.length < MOST_CANDIDATES) return candidates;
  const more = goodGuys.countFor(party.name);
  return more === 0 ? candidates : lists.find(askedOf(party), MOST_CANDIDATES + more).candidates;
}

function judge(party: NamedParty, candidate: PartyCandidate, { goodGuys, corridor, lines }: ReadRecord): Excuse {
  // A number decides: nobody is excused whose number is the listed one.
  if (goodGuys.isEmpty || candidate.number === 'agrees') return NOT_EXCUSED;
  return goodGuys.judge({ party, candidate, corridor: corridor.kind, goodsTier: goodsTierOfLines(lines) });
}

const NOT_EXCUSED: Excuse = { by: undefined, fallen: [] };

/** The scope that decisions about a request have on the side of its goods. */
export function goodsTierOfLines(lines: ReadRecord['lines']): string {
  return goodsTierOf(
    lines.map(({ goods }) => ({
      chplTier: goods.chplTier ?? goods.chplByText,
      categories: goods.categories.map(({ category }) => category),
    })),
  );
}

/** A party as the lists are asked for it; what is not known is left out. */
export function askedOf({
  name,
  country,
  registrationNumber,
  address,
}: PartyFacts): Parameters<ReadRecord['lists']['find']>[0] {
  return {
    name,
    ...(country === undefined ? {} : { country }),
    ...(registrationNumber === undefined ? {} : { registrationNumber }),
    ...(address === undefined ? {} : { address }),
  };
}

const GOOD_GUY_RULE = 'parties/good-guy';

/** Whom decisions excused in this request, for the officer who reads the assessment. They take no points off: the hits were never made. */
export function excusals(record: ReadRecord): Mitigation[] {
  if (record.goodGuys.isEmpty) return [];
  return partiesOnLists(record).excused.map(({ party, candidate: { entry, list }, by }) => ({
    rule: GOOD_GUY_RULE,
    points: 0,
    explanation:
      `${party.field} "${party.name}" is not ${entry.names[0]?.text ?? entry.id} (${list.source}, entry ${entry.id}): ` +
      `decided by ${by.createdBy} on ${by.createdOn}, holds until ${by.expiresOn}, good guy ${by.id}. Reason: ${by.reason}`,
  }));
}
