// Known phrases of several words of which one has a slip: `joint stokc company`. The words around it tell what is meant.
import { isWithinEdits } from './spelling-distance';

/** Shorter words are too easily another word; beside a single word that tells what is meant (`Point Stock`) longer ones too. */
const LEAST_LETTERS = 4;
const LEAST_LETTERS_OF_TWO = 7;
const LEAST_WORDS = 2;
const GAP = '*';

export class PhrasesWithSlip<T> {
  private readonly byRest = new Map<string, { word: string; known: T }[]>();
  /** Words that phrases are looked for around. */
  private readonly words = new Set<string>();
  private longest = 0;

  /** @param words of the phrase, folded */
  add(words: readonly string[], known: T): void {
    if (words.length < LEAST_WORDS) return;
    this.longest = Math.max(this.longest, words.length);
    for (const [at, word] of words.entries()) {
      this.words.add(word);
      if (word.length < leastLetters(words)) continue;
      const rest = restOf(words, at);
      const others = this.byRest.get(rest) ?? [];
      others.push({ word, known });
      this.byRest.set(rest, others);
    }
  }

  /** The longest phrase that begins at a word and has a slip in one of its words; exact phrases are none. */
  find(words: readonly string[], from: number): T | undefined {
    for (let length = Math.min(this.longest, words.length - from); length >= LEAST_WORDS; length--) {
      const phrase = words.slice(from, from + length);
      const unknown = phrase.filter((word) => !this.words.has(word));
      // A slip that makes another word of a phrase is not looked for.
      const [typed] = unknown;
      if (unknown.length !== 1 || typed === undefined || typed.length < LEAST_LETTERS) continue;
      const meant = this.byRest.get(restOf(phrase, phrase.indexOf(typed)));
      const found = meant?.find(({ word }) => isWithinEdits(word, typed, 1));
      if (found !== undefined) return found.known;
    }
    return undefined;
  }
}

function leastLetters({ length }: readonly string[]): number {
  return length === LEAST_WORDS ? LEAST_LETTERS_OF_TWO : LEAST_LETTERS;
}

function restOf(words: readonly string[], at: number): string {
  return words.map((word, place) => (place === at ? GAP : word)).join(' ');
}
