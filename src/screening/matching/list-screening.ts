// The lists as the core asks them: what state they are in, and who on them the parties of a request may be. Answers are kept: parties repeat.
import { TextMemo } from '../normalise/text-memo';
import type { AddressMatch, AskedParty, PartyCandidate, PartyMatcher } from './match-party';

/** `off`: no list is wanted. `stale` and `failed`: lists are wanted, and what there is cannot be relied on. */
export type ListUse = 'off' | 'ready' | 'stale' | 'failed';

export interface PartyFinding {
  candidates: readonly PartyCandidate[];
  atAddress: readonly AddressMatch[];
  /** Why the name says nothing about who is meant. */
  untold: string | undefined;
}

const NOTHING: PartyFinding = { candidates: [], atAddress: [], untold: undefined };
/** Parties whose answers are kept; one takes some kilobytes when it has candidates, and most have none. */
const KEPT_PARTIES = 50_000;
/** Of a party, unless more are asked for. */
export const MOST_CANDIDATES = 5;

export class ListScreening {
  private readonly findings = new TextMemo<PartyFinding>(KEPT_PARTIES);

  /** @param problems why the lists cannot be relied on, in sentences */
  constructor(
    readonly use: ListUse,
    private readonly matcher: PartyMatcher | undefined,
    readonly problems: readonly string[] = [],
  ) {}

  /** The same lists in another state. */
  in(use: ListUse, problems: readonly string[]): ListScreening {
    return new ListScreening(use, this.matcher, problems);
  }

  find(party: AskedParty, limit = MOST_CANDIDATES): PartyFinding {
    const { matcher } = this;
    if (matcher === undefined) return NOTHING;
    const key = [party.name, party.kind, party.country, party.registrationNumber, party.address, limit].join('\n');
    return this.findings.get(key, () => ({
      ...matcher.look(party, { limit }),
      atAddress: party.address === undefined ? [] : matcher.findAtAddress(party.address, party.country),
    }));
  }
}

/** No list is wanted: nobody is on one. */
export const LISTS_OFF = new ListScreening('off', undefined);
