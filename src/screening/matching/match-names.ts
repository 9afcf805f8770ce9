// Two names side by side: one score, and whether they are called the same.
import { compareNames, weighName } from './compare-names';
import { defaultWeight } from './default-weights';
import { matchedWords, type MatchedWords } from './explain-match';
import { MATCH_THRESHOLD } from './match-threshold';
import type { NameReader } from './read-name';
import type { NameKind } from './read-name-kind';

export interface NamePair {
  query: string;
  candidate: string;
  kind?: NameKind;
}

export interface NameVerdict {
  /** 0 to 1. */
  score: number;
  match: boolean;
  words: readonly MatchedWords[];
}

export function matchNames({ query, candidate, kind }: NamePair, reader: NameReader): NameVerdict {
  const [asked, listed] = [reader.read(query, kind), reader.read(candidate, kind)];
  const { score, alignment } = compareNames(weighName(asked, defaultWeight), weighName(listed, defaultWeight));
  const rounded = Math.round(score * 1000) / 1000;
  return { score: rounded, match: rounded >= MATCH_THRESHOLD, words: matchedWords(asked, { alignment, listed }) };
}

const KINDS: Readonly<Record<string, NameKind>> = {
  person: 'person',
  individual: 'person',
  company: 'company',
  organization: 'company',
  organisation: 'company',
  legalentity: 'unknown',
  entity: 'company',
  vessel: 'vessel',
  ship: 'vessel',
  aircraft: 'vessel',
  airplane: 'vessel',
};

/** Every word that says what bears a name. */
export const NAME_KIND_WORDS: readonly string[] = [...Object.keys(KINDS), 'unknown'];

/** What bears the name by the word of a caller; `unknown` for any other word. */
export function nameKindOf(word: string | undefined): NameKind {
  return KINDS[(word ?? '').trim().toLowerCase()] ?? 'unknown';
}
