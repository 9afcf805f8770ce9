// Numbers of searches, by which a table knows what was written in this one: nothing has to be wiped before each.

/** Fits every kind of typed array that stamps are kept in. */
const LAST = 2 ** 31 - 1;

export class Stamps {
  current = 0;

  /** @param wipe forgets all stamps: called when the numbers are used up and begin anew */
  constructor(
    private readonly wipe: () => void,
    private readonly last = LAST,
  ) {}

  next(): void {
    if (this.current === this.last) {
      this.wipe();
      this.current = 0;
    }
    this.current++;
  }
}
