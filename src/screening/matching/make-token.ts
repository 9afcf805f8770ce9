// Makes the token of one word: letters, sounds and consonants, and the group of a given name that only sounds like a known one.
import { lettersOf } from './letters-of';
import { type NameToken, nameToken, type TokenRole } from './name-token';
import type { NameWords } from './name-words';
import type { PinyinTable } from './pinyin';
import { isConsonantal, isSpelled, scriptOf } from './script-of';
import { bonesOf, soundsOfWord } from './sounds-of-word';

export interface TokenMaking extends TokenRole {
  pinyin: PinyinTable;
  words: NameWords;
  /** Firms bear no given names. */
  isCompany: boolean;
}

export function makeToken(text: string, { part, group, nickname, pinyin, words, isCompany }: TokenMaking): NameToken {
  const script = scriptOf(text);
  const letters = digitsAsLetters(lettersOf(text, script, pinyin));
  const sounds = isSpelled(script) && letters !== '' ? soundsOfWord(letters) : [];
  const bones = isConsonantal(script) ? letters : bonesOf(letters);
  const sounding = part === 'core' && !isCompany && isSpelled(script) ? words.givenGroup(sounds[0] ?? '') : undefined;
  return nameToken({ text, script, letters, sounds, bones }, { part, group: group ?? sounding, nickname });
}

/** Digits put for the letters that they look like. */
const LOOKS_LIKE: Readonly<Record<string, string>> = { 0: 'o', 1: 'i', 3: 'e', 4: 'a', 5: 's', 7: 't', 9: 'g' };

/** `Sech1n` is read as a word; a short form with a number (`a380`) is not. */
function digitsAsLetters(letters: string): string {
  if (!/[a-z]\d[a-z]|^\d[a-z]{3}|^[a-z]{3,}\d$/u.test(letters) || /\d\d/u.test(letters)) return letters;
  return letters.replace(/\d/gu, (digit) => LOOKS_LIKE[digit] ?? digit);
}
