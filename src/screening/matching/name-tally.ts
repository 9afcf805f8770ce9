// What the words of one search add up to for each listed name they touch: the fields of a name side by side, so that adding costs one look into memory.

/** Fields of a name. */
const STAMP = 0;
const GAIN = 1;
const ASKED = 2;
const LISTED = 3;
const UNIT = 4;
const BEST = 5;
const LOOSENESS = 6;
const JOINED = 7;
const WIDTH = 8;
/** Up to here every whole number is one of its own in 32 bits. */
const LAST_STAMP = 2 ** 24;

/** A common word is taken for somebody's name. */
export const NAMESAKE = 1;
/** Which of the listed words a pair takes is not known. */
export const LOOSE = 2;

/** What a word that is alike counts for a name. */
export interface WordWorth {
  /** The most that the pair may add towards the threshold. */
  gain: number;
  /** What the asked word counts when it stands alone. */
  askedAlone: number;
  /** What the listed word counts when it stands alone. */
  listedAlone: number;
}

export class NameTally {
  private readonly fields: Float32Array;
  private stamp = 0;
  /** Names of this search, each once. */
  touched: number[] = [];

  constructor(names: number) {
    this.fields = new Float32Array(names * WIDTH);
  }

  begin(): void {
    if (this.stamp === LAST_STAMP) {
      this.fields.fill(0);
      this.stamp = 0;
    }
    this.stamp++;
    this.touched = [];
  }

  /** @param unit number of the asked word: the best of its pairs counts */
  add(name: number, unit: number, { gain, askedAlone, listedAlone }: WordWorth): void {
    const { fields } = this;
    const at = this.fieldsOf(name);
    fields[at + LISTED] = (fields[at + LISTED] ?? 0) + listedAlone;
    const isSameUnit = fields[at + UNIT] === unit + 1;
    const before = isSameUnit ? (fields[at + BEST] ?? 0) : 0;
    if (!isSameUnit) {
      fields[at + ASKED] = (fields[at + ASKED] ?? 0) + askedAlone;
      fields[at + UNIT] = unit + 1;
      fields[at + BEST] = 0;
    }
    if (gain <= before) return;
    fields[at + GAIN] = (fields[at + GAIN] ?? 0) + gain - before;
    fields[at + BEST] = gain;
  }

  /** The looser of what it was and what it is now. */
  loosen(name: number, looseness: number): void {
    const at = this.fieldsOf(name) + LOOSENESS;
    this.fields[at] = Math.max(this.fields[at] ?? 0, looseness);
  }

  loosenessOf(name: number): number {
    return this.fields[name * WIDTH + LOOSENESS] ?? 0;
  }

  /** Words of the asked name written together may be one of the listed ones. */
  markJoined(name: number): void {
    this.fields[this.fieldsOf(name) + JOINED] = 1;
  }

  /** Whether words written together have to be looked for. */
  mayBeJoined(name: number): boolean {
    return this.fields[name * WIDTH + JOINED] === 1 || this.loosenessOf(name) === LOOSE;
  }

  isTouched(name: number): boolean {
    return this.fields[name * WIDTH + STAMP] === this.stamp;
  }

  gainOf(name: number): number {
    return this.fields[name * WIDTH + GAIN] ?? 0;
  }

  askedOf(name: number): number {
    return this.fields[name * WIDTH + ASKED] ?? 0;
  }

  listedOf(name: number): number {
    return this.fields[name * WIDTH + LISTED] ?? 0;
  }

  private fieldsOf(name: number): number {
    const at = name * WIDTH;
    if (this.fields[at + STAMP] !== this.stamp) {
      this.fields.fill(0, at, at + WIDTH);
      this.fields[at + STAMP] = this.stamp;
      this.touched.push(name);
    }
    return at;
  }
}
