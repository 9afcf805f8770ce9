// One word of a name as it is compared: its letters, its sounds, and what part it plays.
import type { Script } from './script-of';

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
  /** One or two readings; empty where there are no letters. */
  sounds: readonly string[];
  /** Consonants of the first reading. */
  bones: string;
  part: TokenPart;
  /** The same for variants of one given name, translations of one generic word, spellings of one number. */
  group: string | undefined;
  /** The word is a pet form, which several names share. */
  nickname: boolean;
}
