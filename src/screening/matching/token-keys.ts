// Under which keys a word of a listed name is found, and which keys a word that is asked for looks under: alike words share one.
import { forEachDeletionKey, forEachNearKey } from './deletion-keys';
import type { NameToken } from './name-token';
import { isConsonantal, isSpelled } from './script-of';
import {
  hasOwnLetters,
  LEAST_BONES_TO_EDIT,
  LEAST_VOWEL_BONES,
  LONGEST_VOWEL_WORD,
  MOST_BONE_EDITS,
  mostEdits,
} from './token-likeness';

/** Each table answers one way of being alike. */
export interface TokenKeys {
  /** By sounds; by the letters themselves for scripts that are not spelled out. */
  spelling: (visit: (key: number) => void) => void;
  /** By consonants: under these a word that is written without vowels is found from any script. */
  bones: (visit: (key: number) => void) => void;
}

export function keysOf(token: NameToken): TokenKeys {
  return {
    spelling: (visit) => {
      for (const word of spellingsOf(token)) forEachDeletionKey(word, mostEdits(word.length), visit);
      if (isComparedByLetters(token)) forEachNearKey(token.letters, visit);
      if (mayDifferInVowels(token)) forEachDeletionKey(`=${token.bones}`, 0, visit);
      forEachDeletionKey(textKey(token), 0, visit);
    },
    bones: (visit) => {
      if (token.bones === '' || token.part === 'initial') return;
      forEachDeletionKey(`~${token.boneClass}`, 0, visit);
      const room = token.bones.length - LEAST_BONES_TO_EDIT;
      if (room >= -1) forEachDeletionKey(token.bones, room < 0 ? 0 : MOST_BONE_EDITS, visit);
    },
  };
}

/** The letters as they are: words written together sound otherwise than the one word of the same letters where two of them make a group (cz). */
export function textKey({ text }: NameToken): string {
  return `"${text}`;
}

/** Keys of a word written together: it may differ by one letter only. */
export function keysOfJoined(token: NameToken): TokenKeys {
  return {
    spelling: (visit) => {
      for (const word of spellingsOf(token)) forEachNearKey(word, visit);
      forEachDeletionKey(textKey(token), 0, visit);
    },
    bones: keysOf(token).bones,
  };
}

function isComparedByLetters(token: NameToken): boolean {
  return token.part !== 'number' && token.part !== 'initial' && isSpelled(token.script) && hasOwnLetters(token);
}

/** Two short words with the same consonants may differ in more vowels than other words may in letters. */
function mayDifferInVowels({ sounds, bones, part }: NameToken): boolean {
  if (part === 'number' || part === 'initial' || bones.length < LEAST_VOWEL_BONES) return false;
  return sounds.some(({ length }) => length > 3 && length <= LONGEST_VOWEL_WORD);
}

function spellingsOf(token: NameToken): readonly string[] {
  if (token.part === 'number' || token.part === 'initial') return [];
  if (token.sounds.length === 0) return [token.text];
  // The letters too: words of the same letters are the same whatever their sounds.
  return token.script === 'han' || token.script === 'hangul' ? [token.text, ...token.sounds] : token.sounds;
}

/** Whether consonants have to be asked for: one of two words that are compared by them is written without vowels. */
export function hasBonesOnly(token: NameToken): boolean {
  return isConsonantal(token.script);
}
