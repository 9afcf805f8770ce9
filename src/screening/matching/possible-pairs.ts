// Every way in which words of two names may stand for one another: word for word, and words written together or apart.
import type { Pairing } from './align-names';
import type { JoinedWord } from './joined-words';
import type { NameToken } from './name-token';
import type { NameReading } from './read-name';
import { isConsonantal } from './script-of';
import { compareJoined, compareTokens, type TokenLikeness } from './token-likeness';

export interface PairingLimits {
  /** Letters that a word needs to stand for a whole name by its first letters; Infinity: none may. */
  shortForm: number;
  /** Whether words written together are looked for. */
  joined: boolean;
}

export function possiblePairs(left: NameReading, right: NameReading, { shortForm, joined }: PairingLimits): Pairing[] {
  const pairs: Pairing[] = [];
  // Beside tens of thousands of names a letter more or less of pinyin is another name; of two names somebody chose to compare it may be a slip.
  const toTheLetter = shortForm === Infinity && left.isPinyin && right.isPinyin;
  for (let i = 0; i < left.tokens.length; i++) {
    for (let j = 0; j < right.tokens.length; j++) {
      const [one, two] = [left.tokens[i], right.tokens[j]];
      const found = one && two && compareTokens(one, two);
      if (found && (!toTheLetter || isToTheLetter(found)))
        pairs.push({ ...found, left: i, leftCount: 1, right: j, rightCount: 1 });
    }
  }
  if (joined) pairs.push(...pairsOfJoined(left, right, toTheLetter));
  if (shortForm < Infinity) pairs.push(...pairsOfShortForms(left, right, shortForm));
  return pairs;
}

function pairsOfJoined(left: NameReading, right: NameReading, toTheLetter: boolean): Pairing[] {
  return [
    ...joinedPairs(left.joined(), right.tokens, toTheLetter).map(({ from, count, single, found }): Pairing => ({
      ...found,
      left: from,
      leftCount: count,
      right: single,
      rightCount: 1,
    })),
    ...pairsOfWrittenApart(left, right, toTheLetter),
  ];
}

/** Words of the left name that the right one writes as several. */
export function pairsOfWrittenApart(left: NameReading, right: NameReading, toTheLetter: boolean): Pairing[] {
  return joinedPairs(right.joined(), left.tokens, toTheLetter).map(({ from, count, single, found }): Pairing => ({
    ...found,
    left: single,
    leftCount: 1,
    right: from,
    rightCount: count,
  }));
}

function pairsOfShortForms(left: NameReading, right: NameReading, least: number): Pairing[] {
  return [
    ...shortFormPairs(left, right, least).map(({ single, from, count }): Pairing => ({
      ...SHORT_FORM,
      left: single,
      leftCount: 1,
      right: from,
      rightCount: count,
    })),
    ...shortFormPairs(right, left, least).map(({ single, from, count }): Pairing => ({
      ...SHORT_FORM,
      right: single,
      rightCount: 1,
      left: from,
      leftCount: count,
    })),
  ];
}

/** Words written together that sound the same. */
const JOINED_TO_THE_LETTER = 0.94;

/** Whether the words are the same to the letter, as those of two pinyin names have to be. */
export function isToTheLetter({ how, likeness }: TokenLikeness): boolean {
  return how === 'joined' ? likeness >= JOINED_TO_THE_LETTER : how !== 'spelling';
}

const SHORT_FORM: TokenLikeness = { likeness: 0.86, how: 'short_form', strength: 0.5 };
const MOST_SHORT_LETTERS = 6;

/** Words that are the first letters of all words of the other name but `of` and `the`. */
function shortFormPairs(
  short: NameReading,
  long: NameReading,
  least: number,
): { single: number; from: number; count: number }[] {
  if (short.kind === 'person' || long.kind === 'person' || long.tokens.length < least) return [];
  const telling = long.tokens.flatMap(({ part }, place) => (part === 'particle' ? [] : [place]));
  const [from, last] = [telling[0], telling.at(-1)];
  if (from === undefined || last === undefined) return [];
  const initials = telling.map((place) => long.tokens[place]?.letters.charAt(0) ?? '').join('');
  return short.tokens.flatMap(({ part, letters }, single) =>
    part === 'core' && letters === initials && letters.length >= least && letters.length <= MOST_SHORT_LETTERS
      ? [{ single, from, count: last - from + 1 }]
      : [],
  );
}

interface JoinedPair {
  from: number;
  count: number;
  single: number;
  found: TokenLikeness;
}

function joinedPairs(
  several: readonly JoinedWord[],
  singles: readonly NameToken[],
  toTheLetter: boolean,
): JoinedPair[] {
  const pairs: JoinedPair[] = [];
  for (let single = 0; single < singles.length; single++) {
    const word = singles[single];
    if (word === undefined || !mayBeJoined(word)) continue;
    for (const { from, count, token } of several) {
      const found = mayBeAlike(token, word) ? compareJoined(token, word) : undefined;
      if (found && (!toTheLetter || isToTheLetter(found))) pairs.push({ from, count, single, found });
    }
  }
  return pairs;
}

/** Words that may be two in one: shorter ones are alike by chance. */
export function mayBeJoined({ text, part }: NameToken): boolean {
  return text.length >= 4 && part !== 'number' && part !== 'initial';
}

/** Cheap look before the comparison; without vowels the lengths say nothing. */
function mayBeAlike(joined: NameToken, word: NameToken): boolean {
  if (isConsonantal(joined.script) || isConsonantal(word.script)) return true;
  return Math.abs((joined.sounds[0]?.length ?? 0) - (word.sounds[0]?.length ?? 0)) <= 2;
}
