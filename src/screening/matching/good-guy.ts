// False alarms that an officer has judged: whom on a list a party is not, within which scope and until when.
import type { CorridorKind, GoodsAssessment } from '../assessment';
import { foldText } from '../normalise/fold-text';
import type { ListDescription, ListEntry } from './list-entry';
import type { PartyCandidate } from './match-party';

/** What is known of a party that was compared with the lists. */
export interface PartyFacts {
  name: string;
  /** Alpha-2. */
  country?: string | undefined;
  registrationNumber?: string | undefined;
  address?: string | undefined;
}

/** A decision that a party is not the listed one it resembles. It says nothing about any other party, entry, goods or corridor. */
export interface GoodGuy {
  id: string;
  party: PartyFacts;
  /** Id of the list, such as `us-ofac-sdn`, and the entry on it. */
  source: string;
  entryId: string;
  /** Hash of the entry's content on the day of the decision. */
  entryHash: string;
  /** As `goodsTierOf` says it. */
  goodsTier: string;
  corridor: CorridorKind;
  reason: string;
  /** As in the audit log. */
  createdBy: string;
  /** `YYYY-MM-DD`, both; the last day counts. */
  createdOn: string;
  expiresOn: string;
}

/** Where a candidate was found. */
export interface Circumstances {
  party: PartyFacts;
  candidate: Pick<PartyCandidate, 'entry' | 'list' | 'number'>;
  goodsTier: string;
  corridor: CorridorKind;
}

/** Hash over everything that a list says of an entry. The core has no cipher of its own; whoever stores decisions gives it. */
export type HashEntry = (list: ListDescription, entry: ListEntry) => string;

export interface Excuse {
  /** The decision that excuses the candidate. */
  by: GoodGuy | undefined;
  /** Decisions about this party and entry that do not hold here, in sentences. */
  fallen: readonly string[];
}

/** Highest tiers and categories of the goods of a request, one text whatever the order of the lines: `3.B,4.A/bearings,oil`. */
export function goodsTierOf(goods: readonly Pick<GoodsAssessment, 'chplTier' | 'categories'>[]): string {
  const tiers = new Set(goods.flatMap(({ chplTier }) => chplTier ?? []));
  const categories = new Set(goods.flatMap((line) => line.categories));
  return [tiers, categories].map((words) => [...words].sort().join(',') || 'none').join('/');
}

/** The same for the same facts, whatever the spelling of capitals, quotes and spaces. A fact that is missing is a fact of its own. */
export function partyKey(party: PartyFacts): string {
  return JSON.stringify(comparable(party));
}

function comparable({ name, country, registrationNumber, address }: PartyFacts): Record<string, string | null> {
  return {
    name: foldText(name),
    country: country ?? null,
    'registration number': registrationNumber?.replace(/[^\p{L}\p{N}]/gu, '').toUpperCase() ?? null,
    address: address === undefined ? null : foldText(address),
  };
}

function differingFacts(one: PartyFacts, other: PartyFacts): string[] {
  const facts = comparable(other);
  return Object.entries(comparable(one)).flatMap(([fact, value]) => (facts[fact] === value ? [] : [fact]));
}

/**
 * Why a decision does not hold for a candidate; empty where it holds.
 * @param day on which is screened, `YYYY-MM-DD`
 */
export function whyVoid(guy: GoodGuy, circumstances: Circumstances, day: string, hashEntry: HashEntry): string[] {
  const { party, candidate, goodsTier, corridor } = circumstances;
  const differing = differingFacts(guy.party, party);
  return [
    ...(day > guy.expiresOn ? [`it expired on ${guy.expiresOn}`] : []),
    ...(candidate.number === 'agrees' ? ['the registration number is that of the listed party'] : []),
    ...(differing.length === 0 ? [] : [`the party has another ${differing.join(' and ')}`]),
    ...(guy.source === candidate.list.source && guy.entryId === candidate.entry.id ? [] : ['another entry']),
    ...(guy.entryHash === hashEntry(candidate.list, candidate.entry) ? [] : ['the listed entry has changed']),
    ...(guy.goodsTier === goodsTier ? [] : [`goods ${goodsTier} instead of ${guy.goodsTier}`]),
    ...(guy.corridor === corridor ? [] : [`corridor ${corridor} instead of ${guy.corridor}`]),
  ];
}

/** The decisions of one tenant, asked for each candidate. Most requests touch none: a party is looked up by its name first. */
export class GoodGuys {
  private readonly byName = new Map<string, GoodGuy[]>();

  /** @param day on which is screened, `YYYY-MM-DD` */
  constructor(
    guys: readonly GoodGuy[],
    private readonly day: string,
    private readonly hashEntry: HashEntry,
  ) {
    for (const guy of guys) {
      const name = foldText(guy.party.name);
      this.byName.set(name, [...(this.byName.get(name) ?? []), guy]);
    }
  }

  get isEmpty(): boolean {
    return this.byName.size === 0;
  }

  /** How many decisions there are about parties of this name. */
  countFor(name: string): number {
    return this.isEmpty ? 0 : (this.byName.get(foldText(name))?.length ?? 0);
  }

  judge(circumstances: Circumstances): Excuse {
    if (this.isEmpty) return NOT_EXCUSED;
    const { party, candidate } = circumstances;
    const about = (this.byName.get(foldText(party.name)) ?? []).filter(
      ({ source, entryId }) => source === candidate.list.source && entryId === candidate.entry.id,
    );
    const fallen: string[] = [];
    for (const guy of about) {
      const reasons = whyVoid(guy, circumstances, this.day, this.hashEntry);
      if (reasons.length === 0) return { by: guy, fallen: [] };
      fallen.push(`good guy ${guy.id} does not hold: ${reasons.join(', ')}`);
    }
    return { by: undefined, fallen };
  }
}

const NOT_EXCUSED: Excuse = { by: undefined, fallen: [] };

/** No decision was ever made. */
export const NO_GOOD_GUYS = new GoodGuys([], '', () => '');
