// What is found on the lists, as it is shown.
import type { ListEntry } from '../../screening/matching/list-entry';
import { type Certainty, certaintyOf } from '../../screening/matching/certainty-of-candidate';
import type { Agreement, AddressMatch, PartyCandidate } from '../../screening/matching/match-party';
import { MATCH_THRESHOLD } from '../../screening/matching/match-threshold';

export interface ListView {
  source: string;
  title: string;
  authority: string;
  measure: string;
}

export type CandidateView = Pick<
  PartyCandidate,
  'score' | 'nameScore' | 'words' | 'unmatched' | 'country' | 'number' | 'address' | 'explanation' | 'whyNotHigher'
> &
  Pick<ListEntry, 'kind' | 'programmes' | 'identifiers' | 'countries' | 'birthDates'> & {
    match: boolean;
    /** What the rules make of it; null: nothing. */
    certainty: Certainty | null;
    list: ListView;
    entryId: string;
    name: string;
    weakAlias: boolean;
    listedOn: string | null;
  };

export interface AddressView {
  list: ListView;
  entryId: string;
  name: string;
  address: string;
}

export function showCandidate(candidate: PartyCandidate): CandidateView {
  const { score, nameScore, words, unmatched, explanation, whyNotHigher, entry, name } = candidate;
  const { country, number, address }: Record<'country' | 'number' | 'address', Agreement> = candidate;
  const { kind, programmes, identifiers, countries, birthDates, listedOn = null } = entry;
  return {
    score,
    nameScore,
    match: score >= MATCH_THRESHOLD,
    certainty: certaintyOf(candidate) ?? null,
    list: showList(candidate),
    entryId: entry.id,
    name: name.text,
    weakAlias: name.weak,
    kind,
    words,
    unmatched,
    country,
    number,
    address,
    explanation,
    whyNotHigher,
    programmes,
    identifiers,
    countries,
    birthDates,
    listedOn,
  };
}

export function showAddress(match: AddressMatch): AddressView {
  const { entry, address } = match;
  return { list: showList(match), entryId: entry.id, name: entry.names[0]?.text ?? '', address };
}

function showList({ list: { source, title, authority, measure } }: Pick<AddressMatch, 'list'>): ListView {
  return { source, title, authority, measure };
}
