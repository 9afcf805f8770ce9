// A description made ready for reading: folded, with the way back to the text as received. One buffer, used again for every line.
import { CLASS_OF, CYRILLIC, DIGIT, FOLDED, LATIN } from './letter-classes';

/** Latin and Cyrillic letters that look alike, folded. */
const LATIN_LOOKS = 'aceopxykmthb';
const CYRILLIC_LOOKS = 'асеорхукмтнв';

const TO_LATIN = new Map([...CYRILLIC_LOOKS].map((letter, at) => [letter.charCodeAt(0), LATIN_LOOKS.charCodeAt(at)]));
const TO_CYRILLIC = new Map(
  [...LATIN_LOOKS].map((letter, at) => [letter.charCodeAt(0), CYRILLIC_LOOKS.charCodeAt(at)]),
);

export class GoodsText {
  /** Folded code units; valid up to `length`. */
  units = new Uint16Array(4096);
  /** Class of each folded unit. */
  classes = new Uint8Array(4096);
  /** Offset in `raw` of each folded unit. */
  offsets = new Int32Array(4096);
  length = 0;
  raw = '';
  /** A word mixes Latin and Cyrillic letters. */
  hasMixedWord = false;

  /** Folds a text into the buffer; whatever was in it before is gone. */
  load(raw: string): void {
    if (raw.length > this.units.length) this.grow(raw.length);
    const { units, classes, offsets } = this;
    this.raw = raw;
    this.hasMixedWord = false;
    let length = 0;
    let previous = 0;
    for (let at = 0; at < raw.length; at += 1) {
      const unit = FOLDED[raw.charCodeAt(at)] ?? 0;
      if (unit === 0) continue;
      const charClass = CLASS_OF[unit] ?? 0;
      if ((charClass === LATIN && previous === CYRILLIC) || (charClass === CYRILLIC && previous === LATIN))
        this.hasMixedWord = true;
      units[length] = unit;
      classes[length] = charClass;
      offsets[length] = at;
      previous = charClass;
      length += 1;
    }
    this.length = length;
    units[length] = 0;
    classes[length] = 0;
  }

  /** The stretch of the text as received. */
  slice(start: number, end: number): string {
    return this.raw.slice(this.offsetOf(start), this.endOffsetOf(end));
  }

  offsetOf(start: number): number {
    return this.offsets[start] ?? this.raw.length;
  }

  endOffsetOf(end: number): number {
    return end === 0 ? 0 : (this.offsets[end - 1] ?? 0) + 1;
  }

  /** Turns every word of mixed script into one script: the one that all its letters can have. Offsets stay. */
  unmixWords(): void {
    let at = 0;
    while (at < this.length) {
      let end = at;
      let mask = 0;
      while (end < this.length && isWordClass(this.classes[end])) {
        mask |= 1 << (this.classes[end] ?? 0);
        end += 1;
      }
      if (mask & (1 << LATIN) && mask & (1 << CYRILLIC)) this.unmix(at, end);
      at = end + 1;
    }
  }

  private unmix(start: number, end: number): void {
    const latinWorks = this.canBe(start, end, CYRILLIC, TO_LATIN);
    if (!latinWorks && !this.canBe(start, end, LATIN, TO_CYRILLIC)) return;
    const from = latinWorks ? CYRILLIC : LATIN;
    const looks = latinWorks ? TO_LATIN : TO_CYRILLIC;
    for (let at = start; at < end; at += 1) {
      if (this.classes[at] !== from) continue;
      this.units[at] = looks.get(this.units[at] ?? 0) ?? 0;
      this.classes[at] = latinWorks ? LATIN : CYRILLIC;
    }
  }

  private canBe(start: number, end: number, from: number, looks: ReadonlyMap<number, number>): boolean {
    for (let at = start; at < end; at += 1)
      if (this.classes[at] === from && !looks.has(this.units[at] ?? 0)) return false;
    return true;
  }

  private grow(needed: number): void {
    const size = needed + 1024;
    this.units = new Uint16Array(size);
    this.classes = new Uint8Array(size);
    this.offsets = new Int32Array(size);
  }
}

function isWordClass(charClass: number | undefined): boolean {
  return charClass === LATIN || charClass === CYRILLIC || charClass === DIGIT;
}
