// Neighbouring words of a name written as one: `Good Will` stands for `Goodwill`.
import type { NameToken } from './name-token';
import { isConsonantal } from './script-of';
import { bonesOf, soundsOfWord } from './sounds-of-word';

export interface JoinedWord {
  from: number;
  count: number;
  token: NameToken;
}

/** Words at most that are taken together. */
const MOST_JOINED = 3;
/** Longer ones are no words. */
const MOST_LETTERS = 24;

/** All runs of two or three neighbouring words of one script, but for initials and numbers. */
export function joinNeighbours(tokens: readonly NameToken[]): JoinedWord[] {
  const joined: JoinedWord[] = [];
  for (let from = 0; from < tokens.length - 1; from++) {
    for (let count = 2; count <= MOST_JOINED && from + count <= tokens.length; count++) {
      const token = joinTokens(tokens.slice(from, from + count));
      if (token === undefined) break;
      joined.push({ from, count, token });
    }
  }
  return joined;
}

function joinTokens(tokens: readonly NameToken[]): NameToken | undefined {
  const [first] = tokens;
  if (first === undefined) return undefined;
  if (tokens.some(({ script, part }) => script !== first.script || part === 'initial' || part === 'number'))
    return undefined;
  const letters = tokens.map((token) => token.letters).join('');
  if (letters.length > MOST_LETTERS) return undefined;
  const consonantal = isConsonantal(first.script);
  return {
    text: tokens.map(({ text }) => text).join(''),
    script: first.script,
    letters,
    sounds: consonantal || letters === '' ? [] : soundsOfWord(letters),
    bones: consonantal ? letters : bonesOf(letters),
    part: 'core',
    group: undefined,
    nickname: false,
  };
}
