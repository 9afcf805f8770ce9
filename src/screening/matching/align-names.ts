// Which words of one name stand for which words of another: the best pairs first, words written together or apart counted as one.
import type { NameToken } from './name-token';
import type { TokenLikeness } from './token-likeness';

export interface Pairing extends TokenLikeness {
  /** First word and number of words on each side. */
  left: number;
  leftCount: number;
  right: number;
  rightCount: number;
}

export interface Alignment {
  pairs: readonly Pairing[];
  /** Places of the words that stand alone. */
  leftAlone: readonly number[];
  rightAlone: readonly number[];
  /** The pairs come in another order on the other side. */
  reordered: boolean;
}

/** What the alignment chooses from: answers for any pair of words, and pairs of several words. */
export interface PossiblePairs {
  left: readonly NameToken[];
  right: readonly NameToken[];
  pairs: readonly Pairing[];
  /** Weight of a word on its side; a pair is worth the likeness of what it covers. */
  leftWeights: readonly number[];
  rightWeights: readonly number[];
}

/** Best first: exact for names whose words are alike to one word each, and near enough for all others. */
export function align({ left, right, pairs, leftWeights, rightWeights }: PossiblePairs): Alignment {
  const worth = (pair: Pairing): number =>
    pair.likeness *
      pair.likeness *
      (sum(leftWeights, pair.left, pair.leftCount) + sum(rightWeights, pair.right, pair.rightCount)) -
    // Of equals the pair at the same place goes first.
    Math.abs(pair.left - pair.right) * 0.001;
  const ranked =
    pairs.length < 2
      ? pairs
      : pairs
          .map((pair) => ({ pair, by: worth(pair) }))
          .sort((a, b) => b.by - a.by)
          .map(({ pair }) => pair);
  let [leftUsed, rightUsed] = [0, 0];
  const chosen: Pairing[] = [];
  for (const pair of ranked) {
    const leftMask = ((1 << pair.leftCount) - 1) << pair.left;
    const rightMask = ((1 << pair.rightCount) - 1) << pair.right;
    if ((leftUsed & leftMask) !== 0 || (rightUsed & rightMask) !== 0) continue;
    leftUsed |= leftMask;
    rightUsed |= rightMask;
    chosen.push(pair);
  }
  chosen.sort((a, b) => a.left - b.left);
  return {
    pairs: chosen,
    leftAlone: unused(left.length, leftUsed),
    rightAlone: unused(right.length, rightUsed),
    reordered: chosen.some((pair, index) => index > 0 && pair.right < (chosen[index - 1]?.right ?? 0)),
  };
}

function sum(weights: readonly number[], from: number, count: number): number {
  let total = 0;
  for (let at = from; at < from + count; at++) total += weights[at] ?? 0;
  return total;
}

function unused(count: number, used: number): number[] {
  const alone: number[] = [];
  for (let at = 0; at < count; at++) if ((used & (1 << at)) === 0) alone.push(at);
  return alone;
}
