// The sounds of all listed words in one flat array, a word on a line of the processor's cache: most words that meet under a key are told apart
// without touching an object.
import type { NameToken } from './name-token';
import { LEAST_VOWEL_BONES, mayShareLetters, mostEdits } from './token-likeness';

/** Letters that are kept of a word; longer words are looked at whole. */
const WIDTH = 15;
const MOST_EDITS = 2;

/** Fields of a word: four numbers, then its length and letters in single bytes. */
const STAMP = 0;
const SET = 1;
const BONES = 2;
const FIELDS = 8;
const BYTES = 4 * FIELDS;
const LENGTH = 16;
const LETTERS = 17;

export class FlatWords {
  private readonly fields: Int32Array;
  private readonly letters: Uint8Array;
  private stamp = 0;
  /** The two words that are compared now. */
  private asked: AskedWord = { length: 0, set: 0, bones: 0, letters: new Uint8Array() };
  private from = 0;
  private length = 0;

  constructor(tokens: readonly NameToken[]) {
    this.fields = new Int32Array(tokens.length * FIELDS);
    this.letters = new Uint8Array(this.fields.buffer);
    tokens.forEach(({ sounds, letterSet, bones }, id) => {
      const [only, another] = sounds;
      if (only === undefined || another !== undefined || only.length > WIDTH) return;
      this.fields[id * FIELDS + SET] = letterSet;
      this.fields[id * FIELDS + BONES] = hashOf(bones);
      this.letters[id * BYTES + LENGTH] = only.length;
      for (let at = 0; at < only.length; at++) this.letters[id * BYTES + LETTERS + at] = only.charCodeAt(at);
    });
  }

  /** Begins to look at words anew. */
  begin(): void {
    this.stamp++;
  }

  /** Whether the word was not looked at since the beginning; from now on it was. */
  isNew(id: number): boolean {
    const at = id * FIELDS + STAMP;
    if (this.fields[at] === this.stamp) return false;
    this.fields[at] = this.stamp;
    return true;
  }

  /** False only where `compareTokens` would say so by sound; true where the word is not kept here. */
  mayBeAlike(asked: AskedWord, id: number): boolean {
    const length = this.letters[id * BYTES + LENGTH] ?? 0;
    if (length === 0 || asked.length === 0) return true;
    if (Math.abs(length - asked.length) > MOST_EDITS) return false;
    const shortest = length < asked.length ? length : asked.length;
    const longest = length < asked.length ? asked.length : length;
    const set = this.fields[id * FIELDS + SET] ?? 0;
    if (!mayShareLetters(asked.set, set, shortest, longest)) return false;
    const edits = mostEdits(shortest);
    // Short words of the same consonants may differ in one vowel more.
    const most =
      edits === 1 && shortest > 3 && asked.bones !== 0 && asked.bones === this.fields[id * FIELDS + BONES]
        ? MOST_EDITS
        : edits;
    this.asked = asked;
    this.from = id * BYTES + LETTERS;
    this.length = length;
    return this.isWithin(0, 0, most);
  }

  private isWithin(first: number, second: number, left: number): boolean {
    let [i, j] = [first, second];
    const { asked, letters, from, length } = this;
    while (i < asked.length && j < length && asked.letters[i] === letters[from + j]) {
      i++;
      j++;
    }
    if (i === asked.length) return length - j <= left;
    if (j === length) return asked.length - i <= left;
    if (left === 0) return false;
    return (
      this.isWithin(i + 1, j + 1, left - 1) ||
      this.isWithin(i + 1, j, left - 1) ||
      this.isWithin(i, j + 1, left - 1) ||
      (i + 1 < asked.length &&
        j + 1 < length &&
        asked.letters[i] === letters[from + j + 1] &&
        asked.letters[i + 1] === letters[from + j] &&
        this.isWithin(i + 2, j + 2, left - 1))
    );
  }
}

/** 0 for consonants that are too few to go by. */
function hashOf(bones: string): number {
  let hash = 0;
  if (bones.length >= LEAST_VOWEL_BONES)
    for (let at = 0; at < bones.length; at++) hash = Math.imul(hash ^ bones.charCodeAt(at), 0x01000193) + 1;
  return hash | 0;
}

/** A word that is looked for, laid out the same way. */
export interface AskedWord {
  /** 0: it cannot be told apart by sound alone. */
  length: number;
  set: number;
  /** Of its consonants; 0 where they are few. */
  bones: number;
  letters: Uint8Array;
}

export function askedWord({ sounds, letterSet, bones }: NameToken): AskedWord {
  const [only, another] = sounds;
  const isFlat = only !== undefined && another === undefined && only.length <= WIDTH;
  const letters = new Uint8Array(isFlat ? only.length : 0);
  for (let at = 0; at < letters.length; at++) letters[at] = only?.charCodeAt(at) ?? 0;
  return { length: letters.length, set: letterSet, bones: hashOf(bones), letters };
}
