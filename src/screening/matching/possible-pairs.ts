// Every way in which words of two names may stand for one another: word for word, and words written together or apart.
import type { Pairing } from './align-names';
import type { JoinedWord } from './joined-words';
import type { NameToken } from './name-token';
import type { NameReading } from './read-name';
import { isConsonantal } from './script-of';
import { compareJoined, compareTokens } from './token-likeness';

export function possiblePairs(left: NameReading, right: NameReading): Pairing[] {
  const pairs: Pairing[] = [];
  for (let i = 0; i < left.tokens.length; i++) {
    for (let j = 0; j < right.tokens.length; j++) {
      const [one, two] = [left.tokens[i], right.tokens[j]];
      const found = one && two && compareTokens(one, two);
      if (found) pairs.push({ ...found, left: i, leftCount: 1, right: j, rightCount: 1 });
    }
  }
  for (const { from, count, single, likeness } of joinedPairs(left.joined(), right.tokens))
    pairs.push({ likeness, how: 'joined', left: from, leftCount: count, right: single, rightCount: 1 });
  for (const { from, count, single, likeness } of joinedPairs(right.joined(), left.tokens))
    pairs.push({ likeness, how: 'joined', left: single, leftCount: 1, right: from, rightCount: count });
  return pairs;
}

interface JoinedPair {
  from: number;
  count: number;
  single: number;
  likeness: number;
}

function joinedPairs(several: readonly JoinedWord[], singles: readonly NameToken[]): JoinedPair[] {
  const pairs: JoinedPair[] = [];
  for (let single = 0; single < singles.length; single++) {
    const word = singles[single];
    if (word === undefined || !mayBeJoined(word)) continue;
    for (const { from, count, token } of several) {
      const likeness = mayBeAlike(token, word) ? compareJoined(token, word) : 0;
      if (likeness > 0) pairs.push({ from, count, single, likeness });
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
