// Listed names that one search has come across, each once, and for which words of the asked name they have to be looked at as a whole.

/** Beyond the words of the longest name: the name is the same word for word. */
const SAME = 2 ** 31;

export class TouchedNames {
  private readonly stampOfName: Uint32Array;
  /** Bit `n`: the asked word `n` may be several of the listed words written together. */
  private readonly looseOfName: Uint32Array;
  private stamp = 0;
  /** Each once. */
  names: number[] = [];

  constructor(names: number) {
    this.stampOfName = new Uint32Array(names);
    this.looseOfName = new Uint32Array(names);
  }

  begin(): void {
    this.stamp++;
    this.names = [];
  }

  touch(name: number): void {
    if (this.stampOfName[name] === this.stamp) return;
    this.stampOfName[name] = this.stamp;
    this.looseOfName[name] = 0;
    this.names.push(name);
  }

  /** @param word place of the asked word that may be several listed ones */
  loosen(name: number, word: number): void {
    this.touch(name);
    this.looseOfName[name] = ((this.looseOfName[name] ?? 0) | (1 << word)) >>> 0;
  }

  markSame(name: number): void {
    this.touch(name);
    this.looseOfName[name] = SAME;
  }

  isSame(name: number): boolean {
    return (this.looseOfName[name] ?? 0) >= SAME;
  }

  /** Bit set of asked words; 0: every pair of words is known. */
  looseWords(name: number): number {
    return this.looseOfName[name] ?? 0;
  }
}
