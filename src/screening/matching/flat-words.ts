// The sounds of all listed words in one flat array, a word on a line of the processor's cache: most words that meet under a key are told apart,
// or alike, without touching an object.
import type { NameToken } from './name-token';
import { isSpelled } from './script-of';
import { distanceFromFirst, setFirstWord } from './spelling-distance';
import {
  isSyllabic,
  LEAST_VOWEL_BONES,
  mayBeSlip,
  mayShareLetters,
  mostEdits,
  spelled,
  type TokenLikeness,
} from './token-likeness';

/** Letters that are kept of a word; longer words are looked at whole. */
const WIDTH = 24;
const MOST_EDITS = 2;

/** Fields of a word: three numbers, then in single bytes whether it is a known common word, and the lengths and letters of its two readings. */
const STAMP = 0;
const SET = 1;
const BONES = 2;
const FIELDS = 16;
const BYTES = 4 * FIELDS;
const KNOWN = 12;
const LENGTHS = 13;
const LETTERS = 15;
const READINGS = 2;

/** The word says too little here: it has to be looked at whole. */
export const LOOK_WHOLE = null;

export class FlatWords {
  private readonly fields: Int32Array;
  private readonly bytes: Uint8Array;
  private stamp = 0;
  private asked: AskedWord = { readings: [], set: 0, bones: 0, isKnown: false };

  constructor(tokens: readonly NameToken[]) {
    this.fields = new Int32Array(tokens.length * FIELDS);
    this.bytes = new Uint8Array(this.fields.buffer);
    tokens.forEach((token, id) => {
      this.fields[id * FIELDS + SET] = token.letterSet;
      this.fields[id * FIELDS + BONES] = hashOf(token.bones);
      this.bytes[id * BYTES + KNOWN] = Number(token.part === 'generic');
      readingsOf(token).forEach((word, reading) => {
        this.bytes[id * BYTES + LENGTHS + reading] = word.length;
        const from = lettersAt(id, reading);
        for (let at = 0; at < word.length; at++) this.bytes[from + at] = word.charCodeAt(at);
      });
    });
  }

  /** Begins to look for words that are alike to this one. */
  begin(token: NameToken): void {
    this.stamp++;
    this.asked = {
      readings: readingsOf(token),
      set: token.letterSet,
      bones: hashOf(token.bones),
      isKnown: token.part === 'generic',
    };
  }

  /** Whether the word was not looked at since the beginning; from now on it was. */
  isNew(id: number): boolean {
    const at = id * FIELDS + STAMP;
    if (this.fields[at] === this.stamp) return false;
    this.fields[at] = this.stamp;
    return true;
  }

  /** What `compareTokens` says of the asked word and a listed one of another group; `LOOK_WHOLE` where only that can tell. */
  likenessOf(id: number): TokenLikeness | undefined | typeof LOOK_WHOLE {
    const { asked, bytes } = this;
    if (bytes[id * BYTES + LENGTHS] === 0 || asked.readings.length === 0) return LOOK_WHOLE;
    let best: TokenLikeness | undefined;
    for (const word of asked.readings) {
      setFirstWord(word);
      for (let reading = 0; reading < READINGS && bytes[id * BYTES + LENGTHS + reading] !== 0; reading++) {
        const found = this.likenessOfReading(id, reading, word);
        if (found === LOOK_WHOLE) return LOOK_WHOLE;
        if (found !== undefined && found.likeness > (best?.likeness ?? 0)) best = found;
      }
    }
    const isKnown = bytes[id * BYTES + KNOWN] === 1;
    return best !== undefined && mayBeSlip(asked.isKnown, isKnown, best.likeness) ? best : undefined;
  }

  private likenessOfReading(id: number, reading: number, word: string): TokenLikeness | undefined | typeof LOOK_WHOLE {
    const { asked, bytes, fields } = this;
    const length = bytes[id * BYTES + LENGTHS + reading] ?? 0;
    const shortest = length < word.length ? length : word.length;
    const longest = length < word.length ? word.length : length;
    if (longest - shortest > MOST_EDITS) return undefined;
    const mayShare = mayShareLetters(asked.set, fields[id * FIELDS + SET] ?? 0, shortest, longest);
    const isOnly = asked.readings.length === 1 && bytes[id * BYTES + LENGTHS + 1] === 0;
    if (!mayShare && isOnly) return undefined;
    // The letters are those of the first readings: the second ones may be the same all the same.
    const edits = mayShare ? mostEdits(shortest) : 0;
    // Short words of the same consonants may differ in one vowel more.
    const most =
      edits === 1 && shortest > 3 && asked.bones !== 0 && asked.bones === fields[id * FIELDS + BONES]
        ? MOST_EDITS
        : edits;
    const from = lettersAt(id, reading);
    const cost = distanceFromFirst(bytes, from, length, most);
    // Words that sound the same may be written the same or not.
    return cost === 0 ? LOOK_WHOLE : spelled(cost, longest, word.charCodeAt(0) === bytes[from]);
  }
}

function lettersAt(id: number, reading: number): number {
  return id * BYTES + LETTERS + reading * WIDTH;
}

/** The readings of a word that is compared by sound; empty for others. */
function readingsOf(token: NameToken): readonly string[] {
  const { script, part, sounds } = token;
  const isPlain = isSpelled(script) && !isSyllabic(token) && part !== 'number' && part !== 'initial';
  const fits = sounds.length <= READINGS && sounds.every(({ length }) => length > 0 && length <= WIDTH);
  return isPlain && fits ? sounds : [];
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
  /** None: it cannot be told apart by sound alone. */
  readings: readonly string[];
  set: number;
  /** Of its consonants; 0 where they are few. */
  bones: number;
  isKnown: boolean;
}
