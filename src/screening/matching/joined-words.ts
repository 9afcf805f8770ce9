// Neighbouring words of a name written as one: `Good Will` stands for `Goodwill`.
import { type NameToken, nameToken, type TokenRole } from './name-token';

export interface JoinedWord {
  from: number;
  count: number;
  token: NameToken;
}

/** Words at most that are taken together. */
export const MOST_JOINED = 3;
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

const JOINED_ROLE: TokenRole = { part: 'core', group: undefined, nickname: false };

/** Sounds and consonants are those of the parts: a group of letters that only the joint makes (t-s) is not looked for. */
function joinTokens(tokens: readonly NameToken[]): NameToken | undefined {
  const [first] = tokens;
  if (first === undefined) return undefined;
  let [text, letters, sounds, bones] = ['', '', '', ''];
  for (const token of tokens) {
    if (token.script !== first.script || token.part === 'initial' || token.part === 'number') return undefined;
    text += token.text;
    letters += token.letters;
    sounds = joinSounds(sounds, token.sounds[0] ?? '');
    bones += token.bones;
  }
  if (letters.length > MOST_LETTERS) return undefined;
  return nameToken({ text, script: first.script, letters, sounds: sounds === '' ? [] : [sounds], bones }, JOINED_ROLE);
}

/** A letter that ends one and begins the other is heard once. */
function joinSounds(before: string, after: string): string {
  return before !== '' && before.charCodeAt(before.length - 1) === after.charCodeAt(0)
    ? before + after.slice(1)
    : before + after;
}
