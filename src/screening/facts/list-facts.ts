// Facts about the published lists: whether a party, or its address, stands on one.
import type { Evidence } from '../assessment';
import type { Certainty } from '../matching/certainty-of-candidate';
import type { ListMeasure } from '../matching/list-entry';
import type { AddressMatch } from '../matching/match-party';
import { valueOf } from '../normalise/reading';
import type { DeclaredFact, DeclaredGroup } from './declared-fact';
import { makeEvidence } from './declared-fact';
import { fieldPath } from './field-path';
import { askedOf, partiesOnLists } from './listed-parties';
import type { ListedParty } from './party-on-list';
import type { ReadRecord } from './record-shape';

interface ListedAddressOfParty {
  field: string;
  value: string;
  match: AddressMatch;
}

/** Values of the group `lists`; undefined where lists are wanted that cannot be relied on. */
export class ListFacts {
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

  /** As the explanations name them: party and list. */
  get frozenParties(): string[] {
    return this.named('asset_freeze', 'listed');
  }

  get controlledParties(): string[] {
    return this.named('export_control', 'listed');
  }

  get restrictedParties(): string[] {
    return this.named('other', 'listed');
  }

  get nearParties(): string[] {
    return this.named(undefined, 'near');
  }

  get partyNear(): boolean | undefined {
    return this.answer(() => this.parties().some(({ certainty }) => certainty === 'near'));
  }

  get addressListed(): boolean | undefined {
    return this.answer(() => listedAddresses(this.record).length > 0);
  }

  private has(measure: ListMeasure, wanted: Certainty): boolean | undefined {
    return this.answer(() => this.parties().some((one) => isOf(one, measure, wanted)));
  }

  private named(measure: ListMeasure | undefined, wanted: Certainty): string[] {
    if (this.record.lists.use === 'off') return [];
    const said = this.parties()
      .filter((one) => isOf(one, measure, wanted))
      .map(({ party, candidate }) => `${party.name} (${candidate.name.text}, ${candidate.list.title})`);
    const named = [...new Set(said)];
    const more = named.length - MOST_NAMED;
    return more > 0 ? [...named.slice(0, MOST_NAMED), `and ${more} more`] : named;
  }

  private parties(): readonly ListedParty[] {
    return partiesOnLists(this.record).counted;
  }

  private answer(find: () => boolean): boolean | undefined {
    const { use } = this.record.lists;
    if (use === 'off') return false;
    const found = find();
    // What an old list says still counts; what it does not say is not known, nor is who stands behind a name that says nothing.
    return found || (use === 'ready' && partiesOnLists(this.record).untold.length === 0) ? found : undefined;
  }
}

/** Parties that an explanation names; the evidence has all. */
const MOST_NAMED = 3;

/** @param measure undefined: of any */
function isOf({ candidate, certainty }: ListedParty, measure: ListMeasure | undefined, wanted: Certainty): boolean {
  return certainty === wanted && (measure === undefined || candidate.list.measure === measure);
}

function listedAddresses(record: ReadRecord): ListedAddressOfParty[] {
  return record.parties.flatMap(({ party, index, country }) => {
    if (party.address === undefined || party.name === undefined) return [];
    const { name, address, registrationNumber } = party;
    const { atAddress } = record.lists.find(askedOf({ name, country: valueOf(country), registrationNumber, address }));
    return atAddress.map((match) => ({
      field: fieldPath('parties', index, 'address'),
      value: party.address ?? '',
      match,
    }));
  });
}

function partyEvidenceOf(measure: ListMeasure | undefined, wanted: Certainty): DeclaredFact['evidence'] {
  return (record): Evidence[] =>
    partiesOnLists(record)
      .counted.filter((one) => isOf(one, measure, wanted))
      .map(({ party, candidate, fallen }) =>
        makeEvidence(
          party.field,
          party.name,
          [`${candidate.score}: ${candidate.explanation}`, ...fallen.map((why) => `(${why})`)].join(' '),
        ),
      );
}

function whyUnknown(record: ReadRecord): string {
  const { lists } = record;
  if (lists.use === 'off') return 'no sanctions list is loaded';
  if (lists.use === 'ready') return partiesOnLists(record).untold.join('; ');
  return lists.problems.length > 0 ? lists.problems.join('; ') : `the sanctions lists are ${lists.use}`;
}

function fact(description: string, evidence: DeclaredFact['evidence']): DeclaredFact {
  return { type: 'bool', description, needs: ['lists'], evidence, whyUnknown };
}

function namedFact(description: string): DeclaredFact {
  return { type: 'list<string>', description, needs: ['lists'], evidence: () => [], whyUnknown };
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
    frozenParties: namedFact('The parties on lists whose parties nobody may deal with, each with its list.'),
    controlledParties: namedFact('The parties on lists of end users that need a licence, each with its list.'),
    restrictedParties: namedFact('The parties on lists of another kind, each with its list.'),
    nearParties: namedFact('The parties whose names are like listed ones, each with its list.'),
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
