// How alike two names are, 0 to 1, and why: matched words against words that contradict and words that one side lacks.
import { type Alignment, align, type Pairing } from './align-names';
import type { NameToken } from './name-token';
import { possiblePairs } from './possible-pairs';
import type { NameReading } from './read-name';
import { isOneSlipOff } from './token-likeness';

/** How telling a word is: about 0.3 for one that thousands bear to 1.3 for one that nobody else bears. */
export type WeighToken = (token: NameToken) => number;

export interface NameComparison {
  score: number;
  /** How much the matched words say, about 1 for each that few bear. */
  telling: number;
  alignment: Alignment;
}

/** What counts against two names being the same, beside the weight of the words they share (about 1 a word). */
export interface Tuning {
  /** A pair of words, as far as they are less than alike. */
  unlike: number;
  /** A word that only one side has. */
  extra: number;
  /** The same where a single word is all that the names share and the asked name has more. */
  extraBesideOne: number;
  /** Share of a word's weight that is missing where the other side only has its initial. */
  abbreviated: number;
  /** Chance: words that are alike but not written the same, in a name of few or common words. */
  chance: number;
  /** A word of at least this many letters may be the first letters of a whole name. */
  shortForm: number;
}

/** Of two names that somebody has put side by side. Chosen on labelled pairs; docs/names.md tells how. */
export const AMONG_TWO: Tuning = {
  unlike: 1.2,
  extra: 0.16,
  extraBesideOne: 0.45,
  abbreviated: 0,
  chance: 0,
  shortForm: 3,
};
/** Of one name that is looked for among tens of thousands: chance makes more of them alike. */
export const AMONG_MANY: Tuning = {
  unlike: 1.4,
  extra: 0.5,
  extraBesideOne: 0.9,
  abbreviated: 1,
  chance: 0.4,
  shortForm: Infinity,
};

/** What a word on each side costs that has no partner: they contradict one another. */
export const CONFLICT = 2;
/** Least weight of a word without partner: a common word contradicts as much as a rare one. */
const LEAST_ALONE = 0.7;
/** How far a way of being alike leaves room for chance. */
const INFERRED: Readonly<Record<Pairing['how'], number>> = {
  same: 0,
  sound: 0.25,
  variant: 0.4,
  translation: 0.4,
  nickname: 1,
  spelling: 1,
  consonants: 1.3,
  initial: 1,
  joined: 1,
  short_form: 1,
};
/** Another spelling of a word that others bear just so is more often another name than a slip. */
const BORNE = 2;
const REORDERED = 0.02;
const OTHER_LEGAL_FORM = 0.03;
/** A firm for a person. */
const OTHER_KIND = 0.1;
/** Ships are called what they like: firms and people share their names by chance. */
const SHIP_OR_NOT = 0.2;
/** Of names of one word each: nothing else can be meant by them. */
const WHOLE_WORD = 0.1;
/** Common words alone hardly tell anybody. */
const COMMON_ONLY = 0.5;
/** Given names are borne by millions, whatever a list says of them. */
const GIVEN_NAME = 0.75;
/** Weight of matched words at which chance counts in full. */
const FAIR_EVIDENCE = 1.5;
const MOST_CHANCE = 2;

/** A name beside the weights of its words. */
export interface WeighedName {
  reading: NameReading;
  weights: readonly number[];
  /** Which words are borne on the lists just as they are written: another spelling of them is another name rather than a slip. */
  borne?: readonly boolean[];
}

export function weighName(reading: NameReading, weigh: WeighToken): WeighedName {
  return { reading, weights: reading.tokens.map(weigh) };
}

/**
 * Symmetric but for `extraBesideOne`: a listed name of one word is no evidence against a longer one that has the word.
 * @param joined false where it is known that no words are written together
 */
export function compareNames(
  asked: WeighedName,
  listed: WeighedName,
  tuning = AMONG_TWO,
  joined = true,
): NameComparison {
  const pairs = possiblePairs(asked.reading, listed.reading, { shortForm: tuning.shortForm, joined });
  return compareByPairs(pairs, { asked, listed, tuning });
}

/** The same where it is known which words may stand for one another. */
export function compareByPairs(pairs: readonly Pairing[], { asked, listed, tuning }: ComparedNames): NameComparison {
  const all = compareBy(pairs, { asked, listed, tuning });
  const single = pairs.filter(({ how }) => how !== 'joined');
  // Words written together may take the partners of words that stand well alone.
  if (single.length === pairs.length || single.length === 0) return all;
  const apart = compareBy(single, { asked, listed, tuning });
  return apart.score >= all.score ? apart : all;
}

export interface ComparedNames {
  asked: WeighedName;
  listed: WeighedName;
  tuning: Tuning;
}

function compareBy(pairs: readonly Pairing[], { asked, listed, tuning }: ComparedNames): NameComparison {
  const alignment = align({
    left: asked.reading.tokens,
    right: listed.reading.tokens,
    pairs,
    leftWeights: asked.weights,
    rightWeights: listed.weights,
  });
  const matched = weighPairs(asked, listed, alignment);
  return {
    score: scoreMatched(matched, { asked, listed, alignment }, tuning),
    telling: tellingOfMatched(matched),
    alignment,
  };
}

/** How much the matched words say when they are weighed otherwise. */
export function tellingOf(asked: WeighedName, listed: WeighedName, alignment: Alignment): number {
  return tellingOfMatched(weighPairs(asked, listed, alignment));
}

function tellingOfMatched({ coreWords, telling }: Matched): number {
  return coreWords > 0 ? telling : telling * COMMON_ONLY;
}

interface Aligned {
  asked: WeighedName;
  listed: WeighedName;
  alignment: Alignment;
}

interface Matched {
  weight: number;
  /** Weight that is lost to words that are less than the same. */
  unlike: number;
  /** Weight of words that are not written the same. */
  inferred: number;
  /** Weight as far as it says something: two consonants say little. */
  telling: number;
  /** Weight of words that the other side only has the initial of. */
  abbreviated: number;
  initials: number;
  coreWords: number;
  /** The same, several written together counted as one. */
  corePairs: number;
}

function scoreMatched(matched: Matched, { asked, listed, alignment }: Aligned, tuning: Tuning): number {
  if (matched.weight === 0) return 0;
  if (matched.coreWords === 0 && (asked.reading.hasCore || listed.reading.hasCore) && !isSameThroughout(alignment))
    return 0;
  const askedAlone = weighAlone(asked, alignment.leftAlone);
  const listedAlone = weighAlone(listed, alignment.rightAlone);
  // Two initials that both fit say more than one.
  const abbreviated = (matched.abbreviated * tuning.abbreviated) / Math.max(1, matched.initials);
  const besideOne =
    matched.coreWords === 1 &&
    (matched.initials === 1 || (askedAlone > listedAlone && hasCore(asked, alignment.leftAlone)));
  const isWholeWord =
    matched.corePairs === 1 &&
    askedAlone === 0 &&
    listedAlone === 0 &&
    alignment.pairs.every((pair) => isSurelyMeant(pair, asked, listed));
  const against =
    tuning.unlike * matched.unlike +
    CONFLICT * Math.min(askedAlone, listedAlone) +
    (besideOne ? tuning.extraBesideOne : tuning.extra) * (Math.abs(askedAlone - listedAlone) + abbreviated) +
    tuning.chance * chanceOf(matched.telling, isWholeWord) * (matched.inferred / matched.weight);
  const score = matched.weight / (matched.weight + against);
  return Math.max(0, score - kindPenalty(asked.reading, listed.reading) - (alignment.reordered ? REORDERED : 0));
}

/** Words written together are many: they have to be long, and the same. */
const LEAST_TOGETHER = 7;
const SAME_TOGETHER = 0.94;

/** Whether a pair is more than chance where nothing else is in the names. */
function isSurelyMeant({ how, left, right, likeness }: Pairing, asked: WeighedName, listed: WeighedName): boolean {
  const [one, two] = [asked.reading.tokens[left], listed.reading.tokens[right]];
  if (how === 'joined') {
    const isNamed = asked.reading.kind === 'company' || !isPersonOrUnknown(listed.reading);
    const length = Math.max(one?.text.length ?? 0, two?.text.length ?? 0);
    return isNamed && likeness >= SAME_TOGETHER && length >= LEAST_TOGETHER;
  }
  return how !== 'spelling' || (one !== undefined && two !== undefined && isOneSlipOff(one, two));
}

function isPersonOrUnknown({ kind }: NameReading): boolean {
  return kind === 'person' || kind === 'unknown';
}

/** How much chance counts where no word is written the same. @param telling what the matched words say */
function chanceOf(telling: number, isWholeWord: boolean): number {
  return (isWholeWord ? WHOLE_WORD : 1) * Math.min(MOST_CHANCE, FAIR_EVIDENCE / telling);
}

/** Every word has the same word for its partner, in the same order: `M Leasing` is itself, though an initial tells nobody apart. */
function isSameThroughout({ pairs, leftAlone, rightAlone, reordered }: Alignment): boolean {
  return leftAlone.length === 0 && rightAlone.length === 0 && !reordered && pairs.every(({ how }) => how === 'same');
}

function weighPairs(asked: WeighedName, listed: WeighedName, { pairs }: Alignment): Matched {
  const matched: Matched = {
    weight: 0,
    unlike: 0,
    inferred: 0,
    telling: 0,
    abbreviated: 0,
    initials: 0,
    coreWords: 0,
    corePairs: 0,
  };
  for (const pair of pairs) {
    const askedWeight = total(asked.weights, pair.left, pair.leftCount);
    const listedWeight = total(listed.weights, pair.right, pair.rightCount);
    const weight = Math.min(askedWeight, listedWeight);
    matched.weight += weight * pair.likeness;
    matched.unlike += weight * (1 - pair.likeness);
    const isGiven = asked.reading.tokens[pair.left]?.group?.startsWith('given:') === true;
    matched.telling += weight * pair.likeness * pair.strength * (isGiven ? GIVEN_NAME : 1);
    if (pair.how === 'initial') {
      matched.abbreviated += Math.abs(askedWeight - listedWeight);
      matched.initials++;
    }
    const isBorne = pair.how === 'spelling' && asked.borne?.[pair.left] === true;
    matched.inferred += weight * pair.likeness * INFERRED[pair.how] * (isBorne ? BORNE : 1);
    const isCore =
      asked.reading.tokens[pair.left]?.part === 'core' || listed.reading.tokens[pair.right]?.part === 'core';
    if (!isCore || pair.how === 'initial') continue;
    matched.coreWords += Math.max(pair.leftCount, pair.rightCount);
    matched.corePairs++;
  }
  return matched;
}

function hasCore({ reading }: WeighedName, places: readonly number[]): boolean {
  return places.some((place) => reading.tokens[place]?.part === 'core');
}

function kindPenalty(asked: NameReading, listed: NameReading): number {
  const differ =
    asked.legalForm !== listed.legalForm && asked.legalForm !== undefined && listed.legalForm !== undefined;
  const otherKind = asked.kind !== listed.kind && asked.kind !== 'unknown' && listed.kind !== 'unknown';
  const isShip = otherKind && (asked.kind === 'vessel' || listed.kind === 'vessel');
  return (differ ? OTHER_LEGAL_FORM : 0) + (isShip ? SHIP_OR_NOT : otherKind ? OTHER_KIND : 0);
}

function total(weights: readonly number[], from: number, count: number): number {
  let weight = 0;
  for (let at = from; at < from + count; at++) weight += weights[at] ?? 0;
  return weight;
}

function weighAlone({ reading, weights }: WeighedName, places: readonly number[]): number {
  let weight = 0;
  for (const place of places) weight += aloneWeight(reading.tokens[place]?.part, weights[place] ?? 0);
  return weight;
}

/** What a word counts that has no partner. */
export function aloneWeight(part: NameToken['part'] | undefined, weight: number): number {
  return part === 'core' ? Math.max(LEAST_ALONE, weight) : weight;
}
