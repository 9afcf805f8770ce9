// How alike two names are, 0 to 1, and why: matched words against words that contradict and words that one side lacks.
import { type Alignment, align } from './align-names';
import type { NameToken } from './name-token';
import { possiblePairs } from './possible-pairs';
import type { NameReading } from './read-name';

/** How telling a word is: about 0.3 for one that thousands bear to 1.3 for one that nobody else bears. */
export type WeighToken = (token: NameToken) => number;

export interface NameComparison {
  score: number;
  alignment: Alignment;
}

/** Chosen on labelled pairs; docs/names.md tells how. */
export const TUNING = {
  /** What a pair that is less than alike costs. */
  unlike: 1.5,
  /** What a word on each side costs that has no partner: they contradict one another. */
  conflict: 2,
  /** What a word costs that only one side has. */
  extra: 0.14,
  /** Least weight of a word without partner: a common word contradicts as much as a rare one. */
  leastAlone: 0.7,
  reordered: 0.02,
  legalForm: 0.03,
};

export function compareNames(left: NameReading, right: NameReading, weigh: WeighToken): NameComparison {
  const leftWeights = left.tokens.map(weigh);
  const rightWeights = right.tokens.map(weigh);
  const alignment = align({ left: left.tokens, right: right.tokens, pairs: possiblePairs(left.tokens, right.tokens), leftWeights, rightWeights });
  return { score: scoreAlignment(left, right, { alignment, leftWeights, rightWeights }), alignment };
}

interface Weighed {
  alignment: Alignment;
  leftWeights: readonly number[];
  rightWeights: readonly number[];
}

export function scoreAlignment(left: NameReading, right: NameReading, { alignment, leftWeights, rightWeights }: Weighed): number {
  let [matched, unlike] = [0, 0];
  let coreMatched = false;
  for (const pair of alignment.pairs) {
    const weight =
      (total(leftWeights, pair.left, pair.leftCount) + total(rightWeights, pair.right, pair.rightCount)) / 2;
    matched += weight * pair.likeness;
    unlike += weight * (1 - pair.likeness);
    coreMatched ||= left.tokens[pair.left]?.part === 'core' || right.tokens[pair.right]?.part === 'core';
  }
  if (matched === 0 || (!coreMatched && (left.hasCore || right.hasCore))) return 0;
  const leftAlone = alone(left.tokens, alignment.leftAlone, leftWeights);
  const rightAlone = alone(right.tokens, alignment.rightAlone, rightWeights);
  const conflict = Math.min(leftAlone, rightAlone);
  const extra = Math.abs(leftAlone - rightAlone);
  const against = TUNING.unlike * unlike + TUNING.conflict * conflict + TUNING.extra * extra;
  let score = matched / (matched + against);
  if (alignment.reordered) score -= TUNING.reordered;
  if (left.legalForm !== right.legalForm && left.legalForm !== undefined && right.legalForm !== undefined) score -= TUNING.legalForm;
  return Math.max(0, score);
}

function total(weights: readonly number[], from: number, count: number): number {
  let weight = 0;
  for (let at = from; at < from + count; at++) weight += weights[at] ?? 0;
  return weight;
}

function alone(tokens: readonly NameToken[], places: readonly number[], weights: readonly number[]): number {
  let weight = 0;
  for (const place of places) {
    const token = tokens[place];
    if (token === undefined) continue;
    weight += token.part === 'core' ? Math.max(TUNING.leastAlone, weights[place] ?? 0) : (weights[place] ?? 0);
  }
  return weight;
}
