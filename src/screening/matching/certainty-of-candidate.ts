// Whether a candidate counts as the listed party, or only as one whose name an officer compares.
import type { PartyCandidate } from './match-party';

/** From this score on the party is called listed; below, an officer compares. Chosen on labelled names. */
const LISTED = 0.85;

export type Certainty = 'listed' | 'near';

/** A number decides; without one a country that differs makes a likeness less, and a weak likeness nothing. */
export function certaintyOf({
  score,
  country,
  number,
  name,
}: Pick<PartyCandidate, 'score' | 'country' | 'number' | 'name'>): Certainty | undefined {
  if (number === 'agrees') return 'listed';
  if (number === 'differs') return undefined;
  if (score < LISTED) return country === 'differs' ? undefined : 'near';
  return country === 'differs' || name.weak ? 'near' : 'listed';
}
