// Whether a candidate counts as the listed party, or only as one whose name an officer compares.
import type { PartyCandidate } from './match-party';

/** From this score on the party is called listed; below, an officer compares. Chosen on labelled names. */
const LISTED = 0.85;

/** Less than two telling words, or one that nobody else bears, say who is meant only together with the country. */
const TELLING = 1.12;
/** A likeness that says less is chance. */
const LEAST_TELLING = 0.5;

export type Certainty = 'listed' | 'near';

/** A number decides; without one a country that differs makes a likeness less, and a weak likeness nothing. */
export function certaintyOf({
  score,
  country,
  number,
  name,
  telling,
  words,
  unmatched,
}: Pick<PartyCandidate, 'score' | 'country' | 'number' | 'name' | 'telling' | 'words' | 'unmatched'>):
  Certainty | undefined {
  if (number === 'agrees') return 'listed';
  if (number === 'differs') return undefined;
  if (score < LISTED) return country === 'differs' || telling < LEAST_TELLING ? undefined : 'near';
  if (country === 'unknown' && telling < TELLING && !isLongNameItself(words, unmatched)) return 'near';
  return country === 'differs' || name.weak ? 'near' : 'listed';
}

/** Common words one by one, so many of them in one name are nobody else's: `Islamic Republic of Iran Shipping Lines`. */
const LEAST_WORDS_ITSELF = 4;
const LEAST_LETTERS = 4;

function isLongNameItself(words: PartyCandidate['words'], { asked, listed }: PartyCandidate['unmatched']): boolean {
  const isSame = asked.length === 0 && listed.length === 0 && words.every(({ how }) => how === 'same');
  return isSame && words.filter((word) => word.asked.length >= LEAST_LETTERS).length >= LEAST_WORDS_ITSELF;
}
