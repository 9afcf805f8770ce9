// Facts about the published lists: whether a party, or its address, stands on one.
import type { Evidence } from '../assessment';
import type { ListMeasure } from '../matching/list-entry';
import type { AddressMatch, PartyCandidate } from '../matching/match-party';
import { valueOf } from '../normalise/reading';
import type { DeclaredFact, DeclaredGroup } from './declared-fact';
import { makeEvidence } from './declared-fact';
import { fieldPath } from './field-path';
import type { ReadRecord } from './record-shape';

/** From this score on the party is called listed; below, an officer compares. Chosen on labelled names. */
const LISTED = 0.85;

type Certainty = 'listed' | 'near';

interface ListedParty {
  field: string;
  value: string;
  candidate: PartyCandidate;
  certainty: Certainty;
}

interface ListedAddressOfParty {
  field: string;
  value: string;
  match: AddressMatch;
}

/** Values of the group `lists`; undefined where lists are wanted that cannot be relied on. */
export class ListFacts {
  private found: readonly ListedParty[] | undefined;

  constructor(private readonly record: ReadRecord) {}

  get current(): boolean | undefined {
    const { use } = this.record.lists;
    return use === 'off' ? undefined : use === 'ready';
  }

  get partyFrozen(): boolean | undefined {
    return this.has('asset_freeze', 'listed');
  }

  get partyControlled(): boolean | undefined {
    return this.has('export_control', 'listed');
  }

  get partyRestricted(): boolean | undefined {
    return this.has('other', 'listed');
  }

  get partyNear(): boolean | undefined {
    return this.answer(() => this.parties().some(({ certainty }) => certainty === 'near'));
  }

  get addressListed(): boolean | undefined {
    return this.answer(() => listedAddresses(this.record).length > 0);
  }

  private has(measure: ListMeasure, wanted: Certainty): boolean | undefined {
    return this.answer(() =>
      this.parties().some(({ candidate, certainty }) => certainty === wanted && candidate.list.measure === measure),
    );
  }

  private parties(): readonly ListedParty[] {
    this.found ??= listedParties(this.record);
    return this.found;
  }

  private answer(find: () => boolean): boolean | undefined {
    const { use } = this.record.lists;
    if (use === 'off') return false;
    const found = find();
    // What an old list says still counts; what it does not say is not known.
    return use === 'ready' || found ? found : undefined;
  }
}

interface NamedParty {
  field: string;
  name: string;
  country: string | undefined;
  registrationNumber?: string | undefined;
  address?: string | undefined;
}

/** Everybody whom the request names: parties, payer, makers of the goods. */
function namedParties({ parties, request, payerCountry, lines }: ReadRecord): NamedParty[] {
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
      named.push({ field: fieldPath('goods', index, 'manufacturer'), name: line.manufacturer, country: undefined });
  return named;
}

function listedParties(record: ReadRecord): ListedParty[] {
  return namedParties(record).flatMap((party) =>
    record.lists.find(askedOf(party)).candidates.flatMap((candidate) => {
      const certainty = certaintyOf(candidate);
      return certainty === undefined ? [] : [{ field: party.field, value: party.name, candidate, certainty }];
    }),
  );
}

function askedOf({
  name,
  country,
  registrationNumber,
  address,
}: NamedParty): Parameters<ReadRecord['lists']['find']>[0] {
  return {
    name,
    ...(country === undefined ? {} : { country }),
    ...(registrationNumber === undefined ? {} : { registrationNumber }),
    ...(address === undefined ? {} : { address }),
  };
}

/** A number decides; without one a country that differs makes a likeness less, and a weak likeness nothing. */
function certaintyOf({ score, country, number, name }: PartyCandidate): Certainty | undefined {
  if (number === 'agrees') return 'listed';
  if (number === 'differs') return undefined;
  if (score < LISTED) return country === 'differs' ? undefined : 'near';
  return country === 'differs' || name.weak ? 'near' : 'listed';
}

function listedAddresses(record: ReadRecord): ListedAddressOfParty[] {
  return record.parties.flatMap(({ party, index, country }) => {
    if (party.address === undefined || party.name === undefined) return [];
    const asked = {
      field: '',
      name: party.name,
      country: valueOf(country),
      registrationNumber: party.registrationNumber,
    };
    const { atAddress } = record.lists.find(askedOf({ ...asked, address: party.address }));
    return atAddress.map((match) => ({
      field: fieldPath('parties', index, 'address'),
      value: party.address ?? '',
      match,
    }));
  });
}

function partyEvidenceOf(measure: ListMeasure | undefined, wanted: Certainty): DeclaredFact['evidence'] {
  return (record): Evidence[] =>
    listedParties(record)
      .filter(
        ({ candidate, certainty }) =>
          certainty === wanted && (measure === undefined || candidate.list.measure === measure),
      )
      .map(({ field, value, candidate }) => makeEvidence(field, value, `${candidate.score}: ${candidate.explanation}`));
}

function whyUnknown({ lists }: ReadRecord): string {
  if (lists.use === 'off') return 'no sanctions list is loaded';
  return lists.problems.length > 0 ? lists.problems.join('; ') : `the sanctions lists are ${lists.use}`;
}

function fact(description: string, evidence: DeclaredFact['evidence']): DeclaredFact {
  return { type: 'bool', description, needs: ['lists'], evidence, whyUnknown };
}

export const LIST_FACTS: DeclaredGroup = {
  name: 'lists',
  description: 'Sanctions and export control lists.',
  ctor: ListFacts,
  answer: (record) => new ListFacts(record),
  fields: {
    current: fact('The lists are loaded and not too old; unknown where no list is wanted.', () => []),
    partyFrozen: fact(
      'A party stands on a list whose parties nobody may deal with.',
      partyEvidenceOf('asset_freeze', 'listed'),
    ),
    partyControlled: fact(
      'A party stands on a list of end users that need a licence.',
      partyEvidenceOf('export_control', 'listed'),
    ),
    partyRestricted: fact('A party stands on a list of another kind.', partyEvidenceOf('other', 'listed')),
    partyNear: fact(
      'The name of a party is like a listed one, not surely the same.',
      partyEvidenceOf(undefined, 'near'),
    ),
    addressListed: fact('A party has the address of a listed party.', (record) =>
      listedAddresses(record).map(({ field, value, match }) =>
        makeEvidence(
          field,
          value,
          `address of ${match.entry.names[0]?.text ?? match.entry.id} (${match.list.title}): ${match.address}`,
        ),
      ),
    ),
  },
};
