// Makes the token of one word: letters, sounds and consonants, and the group of a given name that only sounds like a known one.
import { lettersOf } from './letters-of';
import type { NameToken, TokenPart } from './name-token';
import type { NameWords } from './name-words';
import type { PinyinTable } from './pinyin';
import type { NameKind } from './read-name-kind';
import { isConsonantal, isSpelled, scriptOf } from './script-of';
import { bonesOf, soundsOfWord } from './sounds-of-word';

export interface TokenMaking {
  part: TokenPart;
  group: string | undefined;
  pinyin: PinyinTable;
  words: NameWords;
  kind: NameKind;
}

export function makeToken(text: string, { part, group, pinyin, words, kind }: TokenMaking): NameToken {
  const script = scriptOf(text);
  const letters = digitsAsLetters(lettersOf(text, script, pinyin));
  const sounds = isSpelled(script) && letters !== '' ? soundsOfWord(letters) : [];
  const first = sounds[0] ?? '';
  return {
    text,
    script,
    letters,
    sounds,
    bones: isConsonantal(script) ? letters : bonesOf(letters),
    part,
    group: group ?? (part === 'core' && kind !== 'company' && isSpelled(script) ? words.givenGroup(first) : undefined),
    nickname: false,
  };
}

/** Digits put for the letters that they look like. */
const LOOKS_LIKE: Readonly<Record<string, string>> = { 0: 'o', 1: 'i', 3: 'e', 4: 'a', 5: 's', 7: 't', 9: 'g' };

/** `Sech1n` is read as a word; a short form with a number (`a380`) is not. */
function digitsAsLetters(letters: string): string {
  if (!/[a-z]\d[a-z]|^\d[a-z]{3}|^[a-z]{3,}\d$/u.test(letters) || /\d\d/u.test(letters)) return letters;
  return letters.replace(/\d/gu, (digit) => LOOKS_LIKE[digit] ?? digit);
}
