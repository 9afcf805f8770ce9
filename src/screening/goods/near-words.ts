// Puts right long words with one slip of the pen ("bearnig", "подшибник"), so that the vocabulary finds them.
import type { GoodsText } from './goods-text';
import { CYRILLIC, LATIN } from './letter-classes';

/** A word to be recognised; `ending`: how many letters may follow it. */
export interface KnownWord {
  folded: string;
  ending: number;
}

/** Shorter words have too many honest neighbours; of six letters only those come here that say nothing by themselves. */
const LEAST_LETTERS = 6;
/** From this length on the first letter may be the wrong one. */
const FREE_START = 9;
/** Corrections tried in one text; more is no slip but another language. */
const MOST_CORRECTIONS = 4;
const BUCKETS = 1 << 15;
const HYPHEN = 45;
/** Shorter pieces of a hyphened word are prefixes and letters of a code. */
const LEAST_HALF = 4;
const LONGEST_JOINED = 24;
const LONGEST_BIT = 31;

/** Index of known words by two stretches of three letters: one slip leaves at least one of them whole. */
export class NearWords {
  private readonly words: KnownWord[] = [];
  /** Words of each bucket one after another; `starts[b]` to `starts[b + 1]`. Heads in even buckets, middles in odd ones. */
  private readonly starts = new Int32Array(BUCKETS * 2 + 1);
  private readonly members: Int32Array;
  /** For each bucket one bit for each length that a misspelt member of it may have: nearly every word is done with after this look. */
  private readonly lengths = new Int32Array(BUCKETS * 2);
  /** First letters of the shortest known words. */
  private readonly shortHeads = new Set<number>();
  private readonly joined = new Uint16Array(LONGEST_JOINED);

  constructor(words: Iterable<KnownWord>) {
    for (const word of words) if (word.folded.length >= LEAST_LETTERS) this.words.push(word);
    for (const { folded } of this.words) if (folded.length === LEAST_LETTERS) this.shortHeads.add(folded.charCodeAt(0));
    this.members = new Int32Array(this.words.length * 2);
    const buckets = this.words.flatMap(({ folded }, word) => [
      { bucket: bucketOfWord(folded, 0) * 2, word },
      { bucket: bucketOfWord(folded, 3) * 2 + 1, word },
    ]);
    buckets.sort((one, other) => one.bucket - other.bucket || one.word - other.word);
    buckets.forEach(({ bucket, word }, at) => {
      this.lengths[bucket] = (this.lengths[bucket] ?? 0) | lengthsOf(this.words[word]);
      this.members[at] = word;
      this.starts[bucket + 1] = at + 1;
    });
    for (let bucket = 1; bucket < this.starts.length; bucket += 1)
      this.starts[bucket] = Math.max(this.starts[bucket] ?? 0, this.starts[bucket - 1] ?? 0);
  }

  /** Rewrites misspelt words of the text in place; answers whether any was. `taken`: whether a word is known already. */
  correct(text: GoodsText, taken: (start: number, end: number) => boolean): boolean {
    let corrections = 0;
    for (let at = 0; at < text.length && corrections < MOST_CORRECTIONS;) {
      const script = text.classes[at];
      let end = at + 1;
      while (end < text.length && text.classes[end] === script) end += 1;
      const isWord = (script === LATIN || script === CYRILLIC) && this.mayBeKnown(text.units[at] ?? 0, end - at);
      const isHalf =
        (script === LATIN || script === CYRILLIC) &&
        end - at >= LEAST_HALF &&
        end - at <= LEAST_LETTERS &&
        text.units[end] === HYPHEN;
      if (
        (isWord && this.correctWord(text, at, end, taken)) ||
        (isHalf && this.correctHyphened(text, at, end, taken))
      ) {
        corrections += 1;
        end = at + 1;
        while (end < text.length && text.classes[end] === script) end += 1;
      }
      at = end;
    }
    return corrections > 0;
  }

  /** Words as short as the shortest known ones with a letter missing make up much of any text: a look at the first letter is enough for most. */
  private mayBeKnown(first: number, letters: number): boolean {
    return letters >= LEAST_LETTERS || (letters === LEAST_LETTERS - 1 && this.shortHeads.has(first));
  }

  private correctWord(
    text: GoodsText,
    start: number,
    end: number,
    taken: (start: number, end: number) => boolean,
  ): boolean {
    const { units, classes } = text;
    const slip = this.findSlip(units, start, end);
    if (slip === undefined || taken(start, end)) return false;
    text.mark('misspelling', start, end);
    text.rewrite(start, start + slip.length, slip.word.folded, classes[start] ?? LATIN);
    return true;
  }

  /** `trbo-jets`: both halves are too short to be known by themselves, together they are not. */
  private correctHyphened(
    text: GoodsText,
    start: number,
    middle: number,
    taken: (start: number, end: number) => boolean,
  ): boolean {
    const { units, classes } = text;
    let end = middle + 1;
    while (end < text.length && classes[end] === classes[start]) end += 1;
    const letters = end - start - 1;
    if (letters - (middle - start) < LEAST_HALF || letters < FREE_START - 1 || letters > this.joined.length)
      return false;
    for (let at = 0; at < letters; at += 1)
      this.joined[at] = units[start + at < middle ? start + at : start + at + 1] ?? 0;
    const slip = this.findSlip(this.joined, 0, letters);
    if (slip === undefined || taken(start, end)) return false;
    text.mark('misspelling', start, end);
    text.rewrite(start, start + slip.length + 1, slip.word.folded, classes[start] ?? LATIN);
    return true;
  }

  private findSlip(units: Uint16Array, start: number, end: number): { word: KnownWord; length: number } | undefined {
    const length = 1 << Math.min(end - start, LONGEST_BIT);
    for (let shift = -1; shift <= 2; shift += 1) {
      const from = shift === 2 ? start : start + 3 + shift;
      const bucket = bucketOf(units[from] ?? 0, units[from + 1] ?? 0, units[from + 2] ?? 0) * 2 + (shift === 2 ? 0 : 1);
      if (((this.lengths[bucket] ?? 0) & length) === 0) continue;
      const last = this.starts[bucket + 1] ?? 0;
      for (let at = this.starts[bucket] ?? 0; at < last; at += 1) {
        const word = this.words[this.members[at] ?? 0];
        const size = word === undefined ? 0 : misspeltLength(units, start, end, word);
        if (word !== undefined && size > 0) return { word, length: size };
      }
    }
    return undefined;
  }
}

/** Lengths with which a misspelt word may be written, a bit each; the last bit stands for all longer ones. */
function lengthsOf(word: KnownWord | undefined): number {
  if (word === undefined) return 0;
  let bits = 0;
  for (let length = word.folded.length - 1; length <= word.folded.length + 1 + word.ending; length += 1)
    bits |= 1 << Math.min(length, LONGEST_BIT);
  return bits;
}

/** How many letters of the text stand for the word with exactly one slip; 0 where they do not. */
function misspeltLength(units: Uint16Array, start: number, end: number, word: KnownWord): number {
  const { folded, ending } = word;
  const size = folded.length;
  const written = end - start;
  if (written < size - 1 || written > size + 1 + ending) return 0;
  let same = 0;
  while (same < size && units[start + same] === folded.charCodeAt(same)) same += 1;
  if (same === size || (same === 0 && size < FREE_START)) return 0;
  if (same >= size - 1 && (ending > 1 || isCyrillic(units[start]) || folded.endsWith('s'))) return 0;
  const here = start + same;
  // A wrong letter, a missing one, one too many, two the wrong way round.
  if (isRestThere(units, here + 1, folded, same + 1) && endsWell(units, start + size, end, ending)) return size;
  if (isRestThere(units, here, folded, same + 1) && endsWell(units, start + size - 1, end, ending)) return size - 1;
  if (isRestThere(units, here + 1, folded, same) && endsWell(units, start + size + 1, end, ending)) return size + 1;
  const isSwapped = units[here] === folded.charCodeAt(same + 1) && units[here + 1] === folded.charCodeAt(same);
  if (!isSwapped || !isRestThere(units, here + 2, folded, same + 2)) return 0;
  return endsWell(units, start + size, end, ending) ? size : 0;
}

/** Whether the word, from its letter `known` on, stands in the text from `from` on. */
function isRestThere(units: Uint16Array, from: number, folded: string, known: number): boolean {
  for (let at = known; at < folded.length; at += 1)
    if (units[from + at - known] !== folded.charCodeAt(at)) return false;
  return true;
}

/** The last letter of a Russian or Kazakh word is its case, no slip: германия is not германий; a missing s is no slip either. */
function isCyrillic(unit: number | undefined): boolean {
  return unit !== undefined && unit >= 0x0400 && unit <= 0x052f;
}

/** A word without a stem form of its own takes the English plural only. */
function endsWell(units: Uint16Array, from: number, end: number, ending: number): boolean {
  if (from > end || end - from > ending) return false;
  return end === from || ending > 1 || units[from] === 115;
}

function bucketOf(first: number, second: number, third: number): number {
  return Math.imul(first * 961 + second * 31 + third, 0x9e3779b1) >>> 17;
}

function bucketOfWord(folded: string, at: number): number {
  return bucketOf(folded.charCodeAt(at), folded.charCodeAt(at + 1), folded.charCodeAt(at + 2));
}
