// A party of a request beside the listed one it resembles: whether that counts, or an officer has excused it.
import type { Certainty } from '../matching/certainty-of-candidate';
import type { GoodGuy, PartyFacts } from '../matching/good-guy';
import type { PartyCandidate } from '../matching/match-party';

export interface NamedParty extends PartyFacts {
  /** Path of the name in the request. */
  field: string;
  /** A maker is often given by its brand: only a surely listed one of several words counts. */
  isMaker?: boolean;
}

export interface ListedParty {
  party: NamedParty;
  candidate: PartyCandidate;
  certainty: Certainty;
  /** Decisions that would excuse it and do not hold here. */
  fallen: readonly string[];
}

export interface ExcusedParty {
  party: NamedParty;
  candidate: PartyCandidate;
  by: GoodGuy;
}

export interface PartiesOnLists {
  counted: ListedParty[];
  excused: ExcusedParty[];
  /** Why the lists cannot say that nobody is on them, in sentences: parties without a name that could be compared. */
  untold: string[];
}
