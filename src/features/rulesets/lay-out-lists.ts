// Lays out lists for screening while the process goes on answering: a few milliseconds of work, then a turn for everybody else.
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ListedSet } from '../../screening/matching/list-entry';
import { PartyMatcher, partyIndexSteps } from '../../screening/matching/match-party';
import type { NameReader } from '../../screening/matching/read-name';
import type { WordWeights } from '../../screening/matching/word-weights';

/** @param weights of the words in the lists that these are part of; without them the words are weighed by these lists alone */
export async function layOutLists(
  sets: readonly ListedSet[],
  reader: NameReader,
  weights?: WordWeights,
): Promise<PartyMatcher> {
  const steps = partyIndexSteps(sets, reader);
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return new PartyMatcher(value, reader, weights);
    await nextTurn();
  }
}
