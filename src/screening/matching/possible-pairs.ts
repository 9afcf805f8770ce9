// Every way in which words of two names may stand for one another: word for word, and words written together or apart.
import type { Pairing } from './align-names';
import type { NameToken } from './name-token';
import { isConsonantal } from './script-of';
import { bareBones, bonesOf, soundsOfWord } from './sounds-of-word';
import { compareTokens } from './token-likeness';

/** Words at most that are taken together. */
const MOST_JOINED = 3;
/** What being written together costs. */
const JOINED = 0.97;

export function possiblePairs(left: readonly NameToken[], right: readonly NameToken[]): Pairing[] {
  const pairs: Pairing[] = [];
  for (let i = 0; i < left.length; i++) {
    for (let j = 0; j < right.length; j++) {
      const [one, two] = [left[i], right[j]];
      const found = one && two && compareTokens(one, two);
      if (found) pairs.push({ ...found, left: i, leftCount: 1, right: j, rightCount: 1 });
    }
  }
  if (left.length > 1)
    for (const joined of joinedPairs(left, right)) pairs.push({ ...joined, left: joined.from, leftCount: joined.count, right: joined.single, rightCount: 1 });
  if (right.length > 1)
    for (const joined of joinedPairs(right, left)) pairs.push({ ...joined, right: joined.from, rightCount: joined.count, left: joined.single, leftCount: 1 });
  return pairs;
}

interface JoinedPair {
  from: number;
  count: number;
  single: number;
  likeness: number;
  how: Pairing['how'];
}

function* joinedPairs(several: readonly NameToken[], singles: readonly NameToken[]): Generator<JoinedPair> {
  for (let single = 0; single < singles.length; single++) {
    const word = singles[single];
    if (word === undefined || word.text.length < 4 || word.part === 'number') continue;
    for (let from = 0; from < several.length - 1; from++) {
      for (let count = 2; count <= MOST_JOINED && from + count <= several.length; count++) {
        const joined = joinTokens(several.slice(from, from + count));
        const found = joined && mayBeAlike(joined, word) ? compareTokens(joined, word) : undefined;
        if (found && found.how !== 'initial') yield { from, count, single, likeness: found.likeness * JOINED, how: 'joined' };
      }
    }
  }
}

/** Cheap look before the comparison; without vowels the lengths say nothing. */
function mayBeAlike(joined: NameToken, word: NameToken): boolean {
  return isConsonantal(joined.script) || isConsonantal(word.script) || Math.abs(joined.letters.length - word.letters.length) <= 3;
}

/** Several words written as one; undefined where they are not of one script, or initials are among them. */
export function joinTokens(tokens: readonly NameToken[]): NameToken | undefined {
  const [first] = tokens;
  if (first === undefined || tokens.some(({ script, part }) => script !== first.script || part === 'initial')) return undefined;
  const letters = tokens.map((token) => token.letters).join('');
  const consonantal = isConsonantal(first.script);
  return {
    text: tokens.map(({ text }) => text).join(''),
    script: first.script,
    letters,
    sounds: consonantal || letters === '' ? [] : soundsOfWord(letters),
    bones: consonantal ? bareBones(letters) : bonesOf(letters),
    part: 'core',
    group: undefined,
    nickname: false,
  };
}
