// The sounds of all listed words in one flat array, a word on a line of the processor's cache: most words that meet under a key are told apart,
// or alike, without touching an object.
import type { NameToken } from './name-token';
import { isSpelled } from './script-of';
import { distanceFromFirst, setFirstWord } from './spelling-distance';
import {
  hasOwnLetters,
  isSyllabic,
  LEAST_LETTERS,
  LEAST_VOWEL_BONES,
  mayBeSlip,
  mayShareLetters,
  mostEdits,
  spelled,
  type TokenLikeness,
} from './token-likeness';
import { Stamps } from './stamps';

/** Letters that are kept of a reading; longer words are looked at whole. */
const WIDTH = 16;
const MOST_EDITS = 2;

/** Fields of a word: three numbers, then in single bytes whether it is a known common word, and the lengths and letters of its two sounds and of its letters. */
const STAMP = 0;
const SET = 1;
const BONES = 2;
const FIELDS = 16;
const BYTES = 4 * FIELDS;
const KNOWN = 12;
const LENGTHS = 13;
const LETTERS = 16;
const SOUNDS = 2;
/** Behind the sounds; empty where the first sound is the letters. */
const WRITTEN = 2;

/** The word says too little here: it has to be looked at whole. */
export const LOOK_WHOLE = null;

export class FlatWords {
  private readonly fields: Int32Array;
  private readonly bytes: Uint8Array;
  private readonly stamps = new Stamps(() => this.wipeStamps());
  private asked: AskedWord = NOTHING_ASKED;

  constructor(tokens: readonly NameToken[]) {
    this.fields = new Int32Array(tokens.length * FIELDS);
    this.bytes = new Uint8Array(this.fields.buffer);
    tokens.forEach((token, id) => {
      this.fields[id * FIELDS + SET] = token.letterSet;
      this.fields[id * FIELDS + BONES] = hashOf(token.bones);
      this.bytes[id * BYTES + KNOWN] = Number(token.part === 'generic');
      if (!isFlat(token)) return;
      token.sounds.forEach((word, sound) => this.write(id, sound, word));
      if (token.letters !== token.sounds[0]) this.write(id, WRITTEN, token.letters);
    });
  }

  private write(id: number, reading: number, word: string): void {
    this.bytes[id * BYTES + LENGTHS + reading] = word.length;
    const from = lettersAt(id, reading);
    for (let at = 0; at < word.length; at++) this.bytes[from + at] = word.charCodeAt(at);
  }

  private wipeStamps(): void {
    for (let at = STAMP; at < this.fields.length; at += FIELDS) this.fields[at] = 0;
  }

  /** Begins to look for words that are alike to this one. */
  begin(token: NameToken): void {
    this.stamps.next();
    this.asked = {
      sounds: isFlat(token) ? token.sounds : [],
      letters: token.letters,
      hasOwnLetters: hasOwnLetters(token),
      set: token.letterSet,
      bones: hashOf(token.bones),
      isKnown: token.part === 'generic',
    };
  }

  /** Whether the word was not looked at since the beginning; from now on it was. */
  isNew(id: number): boolean {
    const at = id * FIELDS + STAMP;
    if (this.fields[at] === this.stamps.current) return false;
    this.fields[at] = this.stamps.current;
    return true;
  }

  /** What `compareTokens` says of the asked word and a listed one of another group; `LOOK_WHOLE` where only that can tell. */
  likenessOf(id: number): TokenLikeness | undefined | typeof LOOK_WHOLE {
    const { asked, bytes } = this;
    if (bytes[id * BYTES + LENGTHS] === 0 || asked.sounds.length === 0) return LOOK_WHOLE;
    let best: TokenLikeness | undefined;
    for (const word of asked.sounds) {
      setFirstWord(word);
      for (let sound = 0; sound < SOUNDS && bytes[id * BYTES + LENGTHS + sound] !== 0; sound++) {
        const found = this.likenessOfSound(id, sound, word);
        if (found === LOOK_WHOLE) return LOOK_WHOLE;
        if (found !== undefined && found.likeness > (best?.likeness ?? 0)) best = found;
      }
    }
    const written = this.likenessOfLetters(id);
    if (written !== undefined && written.likeness >= (best?.likeness ?? 0)) best = written;
    const isKnown = bytes[id * BYTES + KNOWN] === 1;
    return best !== undefined && mayBeSlip(asked.isKnown, isKnown, best.likeness) ? best : undefined;
  }

  private likenessOfSound(id: number, sound: number, word: string): TokenLikeness | undefined | typeof LOOK_WHOLE {
    const { asked, bytes, fields } = this;
    const length = bytes[id * BYTES + LENGTHS + sound] ?? 0;
    const shortest = length < word.length ? length : word.length;
    const longest = length < word.length ? word.length : length;
    if (longest - shortest > MOST_EDITS) return undefined;
    const mayShare = mayShareLetters(asked.set, fields[id * FIELDS + SET] ?? 0, shortest, longest);
    const isOnly = asked.sounds.length === 1 && bytes[id * BYTES + LENGTHS + 1] === 0;
    if (!mayShare && isOnly) return undefined;
    // The letters are those of the first sounds: the second ones may be the same all the same.
    const edits = mayShare ? mostEdits(shortest) : 0;
    // Short words of the same consonants may differ in one vowel more.
    const most =
      edits === 1 && shortest > 3 && asked.bones !== 0 && asked.bones === fields[id * FIELDS + BONES]
        ? MOST_EDITS
        : edits;
    const from = lettersAt(id, sound);
    const cost = distanceFromFirst(bytes, from, length, most);
    // Words that sound the same may be written the same or not.
    return cost === 0 ? LOOK_WHOLE : spelled(cost, longest, word.charCodeAt(0) === bytes[from]);
  }

  private likenessOfLetters(id: number): TokenLikeness | undefined {
    const {
      asked: { letters, hasOwnLetters: hasOwn },
      bytes,
    } = this;
    const own = bytes[id * BYTES + LENGTHS + WRITTEN] ?? 0;
    const length = own === 0 ? (bytes[id * BYTES + LENGTHS] ?? 0) : own;
    if (!hasOwn && own < LEAST_LETTERS) return undefined;
    if (length < LEAST_LETTERS || letters.length < LEAST_LETTERS || Math.abs(length - letters.length) > 1)
      return undefined;
    const from = lettersAt(id, own === 0 ? 0 : WRITTEN);
    // One edit leaves the first letter or the last as it is.
    const endsAlike = letters.charCodeAt(letters.length - 1) === bytes[from + length - 1];
    if (!endsAlike && letters.charCodeAt(0) !== bytes[from]) return undefined;
    setFirstWord(letters);
    const cost = distanceFromFirst(bytes, from, length, 1);
    if (cost === Infinity || cost === 0) return undefined;
    return spelled(cost, Math.max(length, letters.length), letters.charCodeAt(0) === bytes[from]);
  }
}

function lettersAt(id: number, reading: number): number {
  return id * BYTES + LETTERS + reading * WIDTH;
}

const PLAIN = /^[\0-\x7f]*$/u;

/** Whether the word is compared by its sounds and letters, and these fit here. */
function isFlat(token: NameToken): boolean {
  const { script, part, sounds, letters, digits } = token;
  const isSounded = isSpelled(script) && !isSyllabic(token) && part !== 'number' && part !== 'initial';
  const fits = (word: string): boolean => word.length > 0 && word.length <= WIDTH && PLAIN.test(word);
  return isSounded && digits === '' && sounds.length <= SOUNDS && fits(letters) && sounds.every(fits);
}

/** 0 for consonants that are too few to go by. */
function hashOf(bones: string): number {
  let hash = 0;
  if (bones.length >= LEAST_VOWEL_BONES)
    for (let at = 0; at < bones.length; at++) hash = (Math.imul(hash ^ bones.charCodeAt(at), 0x01000193) + 1) | 0;
  return hash;
}

/** A word that is looked for. */
interface AskedWord {
  /** None: it cannot be told apart by these alone. */
  sounds: readonly string[];
  letters: string;
  hasOwnLetters: boolean;
  set: number;
  /** Of its consonants; 0 where they are few. */
  bones: number;
  isKnown: boolean;
}

const NOTHING_ASKED: AskedWord = { sounds: [], letters: '', hasOwnLetters: false, set: 0, bones: 0, isKnown: false };
