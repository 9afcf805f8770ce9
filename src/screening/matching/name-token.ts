// One word of a name as it is compared: its letters, its sounds, and what part it plays.
import type { Script } from './script-of';
import { boneClassOf } from './sounds-of-word';

/**
 * `core` tells one bearer from another; `generic` is shared by many (bank, trading); `number`; `particle` hardly counts (bin, von, of);
 * `initial` stands for a whole word.
 */
export type TokenPart = 'core' | 'generic' | 'number' | 'particle' | 'initial';

export interface NameToken {
  /** Folded word in its own script; of a known phrase its words. */
  text: string;
  script: Script;
  /** Latin letters; consonants only for Arabic and Hebrew; empty where the script is not known to us. */
  letters: string;
  /** Digits among the letters: words that differ in these are different, however alike they sound. */
  digits: string;
  /** One or two readings; empty where there are no letters. */
  sounds: readonly string[];
  /** Which of the 26 letters the first reading has, one bit each: a cheap look before the comparison. */
  letterSet: number;
  /** Consonants of the first reading. */
  bones: string;
  /** The same for consonants that are written for one another. */
  boneClass: string;
  part: TokenPart;
  /** The same for variants of one given name, translations of one generic word, spellings of one number. */
  group: string | undefined;
  /** The word is a pet form, which several names share. */
  nickname: boolean;
}

/** Bit set of the letters a to z in a word. */
function letterSetOf(sounds: string): number {
  let set = 0;
  for (let at = 0; at < sounds.length; at++) {
    const letter = sounds.charCodeAt(at) - 97;
    if (letter >= 0 && letter < 26) set |= 1 << letter;
  }
  return set;
}

export interface TokenSpelling {
  text: string;
  script: Script;
  letters: string;
  sounds: readonly string[];
  bones: string;
}

export interface TokenRole {
  part: TokenPart;
  group: string | undefined;
  nickname: boolean;
}

const HAS_DIGIT = /\d/u;
const NO_DIGITS = /\D+/gu;

/** The one place that tokens are made: objects of one shape are compared several times faster. */
export function nameToken(
  { text, script, letters, sounds, bones }: TokenSpelling,
  { part, group, nickname }: TokenRole,
): NameToken {
  return {
    text,
    script,
    letters,
    digits: HAS_DIGIT.test(letters) ? letters.replace(NO_DIGITS, '') : '',
    sounds,
    letterSet: letterSetOf(sounds[0] ?? ''),
    bones,
    boneClass: boneClassOf(bones),
    part,
    group,
    nickname,
  };
}
