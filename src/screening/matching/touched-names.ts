// Listed names that one search has come across, each once, and for which words of the asked name they have to be looked at as a whole.
import { Stamps } from './stamps';

/** Beyond the words of the longest name: the name is the same word for word. */
const SAME = 2 ** 31;

export class TouchedNames {
  /**
   * Of each name in which search it was come across, and a bit set of asked words: bit `n` stands for a word `n` that may be several of the listed
   * ones written together. Side by side, for one look into memory.
   */
  private readonly fields: Uint32Array;
  private readonly stamps = new Stamps(() => this.fields.fill(0));
  /** Each once. */
  names: number[] = [];

  constructor(names: number) {
    this.fields = new Uint32Array(2 * names);
  }

  begin(): void {
    this.stamps.next();
    this.names = [];
  }

  touch(name: number): void {
    if (this.fields[2 * name] === this.stamps.current) return;
    this.fields[2 * name] = this.stamps.current;
    this.fields[2 * name + 1] = 0;
    this.names.push(name);
  }

  /** @param word place of the asked word that may be several listed ones */
  loosen(name: number, word: number): void {
    this.touch(name);
    this.fields[2 * name + 1] = ((this.fields[2 * name + 1] ?? 0) | (1 << word)) >>> 0;
  }

  markSame(name: number): void {
    this.touch(name);
    this.fields[2 * name + 1] = SAME;
  }

  isSame(name: number): boolean {
    return this.looseWords(name) >= SAME;
  }

  /** Bit set of asked words; 0: every pair of words is known. */
  looseWords(name: number): number {
    return this.fields[2 * name + 1] ?? 0;
  }
}
