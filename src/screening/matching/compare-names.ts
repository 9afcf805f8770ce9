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
  extra: 0.26,
  /** The same where a single word is all that the names share. */
  extraBesideOne: 0.45,
  /** Least weight of a word without partner: a common word contradicts as much as a rare one. */
  leastAlone: 0.7,
  reordered: 0.02,
  legalForm: 0.03,
};

/** A name beside the weights of its words. */
export interface WeighedName {
  reading: NameReading;
  weights: readonly number[];
}

export function weighName(reading: NameReading, weigh: WeighToken): WeighedName {
  return { reading, weights: reading.tokens.map(weigh) };
}

/** Symmetric but for `extraBesideOne`: a listed name of one word is no evidence against a longer one that has the word. */
export function compareNames(asked: WeighedName, listed: WeighedName): NameComparison {
  const alignment = align({
    left: asked.reading.tokens,
    right: listed.reading.tokens,
    pairs: possiblePairs(asked.reading, listed.reading),
    leftWeights: asked.weights,
    rightWeights: listed.weights,
  });
  return { score: scoreAlignment(asked, listed, alignment), alignment };
}

interface Matched {
  weight: number;
  /** Weight that is lost to words that are less than the same. */
  unlike: number;
  coreWords: number;
}

function scoreAlignment(asked: WeighedName, listed: WeighedName, alignment: Alignment): number {
  const matched = weighPairs(asked, listed, alignment);
  if (matched.weight === 0 || (matched.coreWords === 0 && (asked.reading.hasCore || listed.reading.hasCore))) return 0;
  const askedAlone = weighAlone(asked, alignment.leftAlone);
  const listedAlone = weighAlone(listed, alignment.rightAlone);
  const conflict = Math.min(askedAlone, listedAlone);
  const besideOne = matched.coreWords === 1 && askedAlone > listedAlone && hasCore(asked, alignment.leftAlone);
  const extra = Math.abs(askedAlone - listedAlone) * (besideOne ? TUNING.extraBesideOne : TUNING.extra);
  const against = TUNING.unlike * matched.unlike + TUNING.conflict * conflict + extra;
  const score = matched.weight / (matched.weight + against);
  return Math.max(0, score - formPenalty(asked.reading, listed.reading) - (alignment.reordered ? TUNING.reordered : 0));
}

function weighPairs(asked: WeighedName, listed: WeighedName, { pairs }: Alignment): Matched {
  const matched: Matched = { weight: 0, unlike: 0, coreWords: 0 };
  for (const pair of pairs) {
    const weight = Math.min(
      total(asked.weights, pair.left, pair.leftCount),
      total(listed.weights, pair.right, pair.rightCount),
    );
    matched.weight += weight * pair.likeness;
    matched.unlike += weight * (1 - pair.likeness);
    const isCore =
      asked.reading.tokens[pair.left]?.part === 'core' || listed.reading.tokens[pair.right]?.part === 'core';
    if (isCore && pair.how !== 'initial') matched.coreWords += Math.max(pair.leftCount, pair.rightCount);
  }
  return matched;
}

function hasCore({ reading }: WeighedName, places: readonly number[]): boolean {
  return places.some((place) => reading.tokens[place]?.part === 'core');
}

function formPenalty(asked: NameReading, listed: NameReading): number {
  const differ = asked.legalForm !== listed.legalForm && asked.legalForm !== undefined && listed.legalForm !== undefined;
  return differ ? TUNING.legalForm : 0;
}

function total(weights: readonly number[], from: number, count: number): number {
  let weight = 0;
  for (let at = from; at < from + count; at++) weight += weights[at] ?? 0;
  return weight;
}

function weighAlone({ reading, weights }: WeighedName, places: readonly number[]): number {
  let weight = 0;
  for (const place of places)
    weight += aloneWeight(reading.tokens[place]?.part, weights[place] ?? 0);
  return weight;
}

/** What a word counts that has no partner. */
export function aloneWeight(part: NameToken['part'] | undefined, weight: number): number {
  return part === 'core' ? Math.max(TUNING.leastAlone, weight) : weight;
}
