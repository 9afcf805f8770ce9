// Puts right long words with one slip of the pen ("bearnig", "подшибник"), so that the vocabulary finds them.
import type { GoodsText } from './goods-text';
import { CYRILLIC, LATIN } from './letter-classes';

/** A word to be recognised; `ending`: how many letters may follow it. */
export interface KnownWord {
  folded: string;
  ending: number;
}

/** Shorter words have too many honest neighbours. */
const LEAST_LETTERS = 7;
/** From this length on the first letter may be the wrong one. */
const FREE_START = 9;
/** Corrections tried in one text; more is no slip but another language. */
const MOST_CORRECTIONS = 4;
const BUCKETS = 1 << 15;

/** Index of known words by two stretches of three letters: one slip leaves at least one of them whole. */
export class NearWords {
  private readonly heads: (KnownWord[] | undefined)[] = new Array<KnownWord[] | undefined>(BUCKETS);
  private readonly middles: (KnownWord[] | undefined)[] = new Array<KnownWord[] | undefined>(BUCKETS);

  constructor(words: Iterable<KnownWord>) {
    for (const word of words) {
      if (word.folded.length < LEAST_LETTERS) continue;
      const at = (index: number): number => word.folded.charCodeAt(index);
      append(this.heads, bucketOf(at(0), at(1), at(2)), word);
      append(this.middles, bucketOf(at(3), at(4), at(5)), word);
    }
  }

  /** Rewrites misspelt words of the text in place; answers whether any was. `taken`: whether a word is known already. */
  correct(text: GoodsText, taken: (start: number, end: number) => boolean): boolean {
    let corrections = 0;
    for (let at = 0; at < text.length && corrections < MOST_CORRECTIONS;) {
      const script = text.classes[at];
      let end = at + 1;
      while (end < text.length && text.classes[end] === script) end += 1;
      const isWord = (script === LATIN || script === CYRILLIC) && end - at >= LEAST_LETTERS - 1;
      const slip = isWord && !taken(at, end) ? this.findSlip(text, at, end) : undefined;
      if (slip !== undefined) {
        text.mark('misspelling', at, end);
        text.rewrite(at, at + slip.length, slip.word.folded, script ?? LATIN);
        end += slip.word.folded.length - slip.length;
        corrections += 1;
      }
      at = end;
    }
    return corrections > 0;
  }

  private findSlip(text: GoodsText, start: number, end: number): { word: KnownWord; length: number } | undefined {
    const { units } = text;
    const bucketAt = (at: number): number => bucketOf(units[at] ?? 0, units[at + 1] ?? 0, units[at + 2] ?? 0);
    for (let shift = -1; shift <= 2; shift += 1) {
      const candidates = shift < 2 ? this.middles[bucketAt(start + 3 + shift)] : this.heads[bucketAt(start)];
      for (const word of candidates ?? []) {
        const length = misspeltLength(units, start, end, word);
        if (length > 0) return { word, length };
      }
    }
    return undefined;
  }
}

/** How many letters of the text stand for the word with exactly one slip; 0 where they do not. */
function misspeltLength(units: Uint16Array, start: number, end: number, { folded, ending }: KnownWord): number {
  const size = folded.length;
  const written = end - start;
  if (written < size - 1 || written > size + 1 + ending) return 0;
  let same = 0;
  while (same < size && units[start + same] === folded.charCodeAt(same)) same += 1;
  if (same === size || (same === 0 && size < FREE_START)) return 0;
  if ((ending > 1 || isCyrillic(units[start])) && same >= size - 1) return 0;
  const continues = (from: number, known: number): boolean => {
    for (let at = known; at < size; at += 1) if (units[from + at - known] !== folded.charCodeAt(at)) return false;
    return from + size - known <= end && isEnding(units, from + size - known, end, ending);
  };
  const here = start + same;
  if (continues(here + 1, same + 1)) return size;
  if (continues(here, same + 1)) return size - 1;
  if (continues(here + 1, same)) return size + 1;
  const isSwapped = units[here] === folded.charCodeAt(same + 1) && units[here + 1] === folded.charCodeAt(same);
  return isSwapped && continues(here + 2, same + 2) ? size : 0;
}

/** The last letter of a Russian or Kazakh word is its case, no slip: германия is not германий. */
function isCyrillic(unit: number | undefined): boolean {
  return unit !== undefined && unit >= 0x0400 && unit <= 0x052f;
}

/** A word without a stem form of its own takes the English plural only. */
function isEnding(units: Uint16Array, from: number, end: number, ending: number): boolean {
  if (end - from > ending) return false;
  return end === from || ending > 1 || units[from] === 115;
}

function bucketOf(first: number, second: number, third: number): number {
  return ((first * 961 + second * 31 + third) * 2654435761) >>> 17;
}

function append(buckets: (KnownWord[] | undefined)[], bucket: number, word: KnownWord): void {
  const known = buckets[bucket];
  if (known === undefined) buckets[bucket] = [word];
  else known.push(word);
}
