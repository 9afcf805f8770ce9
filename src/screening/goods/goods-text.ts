// A description made ready for reading: folded, with the way back to the text as received. One buffer, used again for every line.
import type { Disguise, DisguiseKind } from './disguise';
import { CLASS_OF, CYRILLIC, DIGIT, FOLDED, LATIN, OTHER_LETTER } from './letter-classes';

/** Latin and Cyrillic letters that look alike, folded. */
const LATIN_LOOKS = 'aceopxykmthb';
const CYRILLIC_LOOKS = 'асеорхукмтнв';

const TO_LATIN = new Map([...CYRILLIC_LOOKS].map((letter, at) => [letter.charCodeAt(0), LATIN_LOOKS.charCodeAt(at)]));
const TO_CYRILLIC = new Map(
  [...LATIN_LOOKS].map((letter, at) => [letter.charCodeAt(0), CYRILLIC_LOOKS.charCodeAt(at)]),
);

/** Marks kept of one text; more would only repeat them. */
const MOST_MARKS = 32;
/** Room for letters that corrections add. */
const SPARE = 16;

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
  /** Digits in the text. */
  digits = 0;
  /** Letters that stand alone. */
  singles = 0;
  /** What was undone on the way, whether or not it turns out to matter. */
  readonly marks: Disguise[] = [];

  /** Folds a text into the buffer; whatever was in it before is gone. */
  load(raw: string): void {
    if (raw.length + SPARE > this.units.length) this.grow(raw.length);
    const { units, classes, offsets } = this;
    this.raw = raw;
    this.hasMixedWord = false;
    if (this.marks.length > 0) this.marks.length = 0;
    let length = 0;
    let previous = 0;
    let digits = 0;
    let singles = 0;
    let run = 0;
    for (let at = 0; at < raw.length; at += 1) {
      const unit = FOLDED[raw.charCodeAt(at)] ?? 0;
      if (unit === 0) {
        if (isInvisible(raw.charCodeAt(at)) && isWordClass(previous)) this.noteHidden(at);
        continue;
      }
      const charClass = CLASS_OF[unit] ?? 0;
      if ((charClass === LATIN && previous === CYRILLIC) || (charClass === CYRILLIC && previous === LATIN))
        this.hasMixedWord = true;
      if (isLetterClass(charClass)) run += 1;
      else {
        if (run === 1) singles += 1;
        run = 0;
        if (charClass === DIGIT) digits += 1;
      }
      units[length] = unit;
      classes[length] = charClass;
      offsets[length] = at;
      previous = charClass;
      length += 1;
    }
    this.digits = digits;
    this.singles = run === 1 ? singles + 1 : singles;
    this.length = length;
    units[length] = 0;
    classes[length] = 0;
  }

  /** The stretch of the text as received. */
  slice(start: number, end: number): string {
    return this.raw.slice(this.offsetOf(start), this.endOffsetOf(end));
  }

  /** Notes that the stretch is about to be read as something else; folded positions as they are now. */
  mark(kind: DisguiseKind, start: number, end: number): void {
    if (this.marks.length >= MOST_MARKS) return;
    this.marks.push({
      kind,
      start: this.offsetOf(start),
      end: this.endOffsetOf(end),
      text: this.slice(start, end),
    });
  }

  /** Puts other letters in the place of a stretch; what follows moves, offsets into the text as received stay right. */
  rewrite(start: number, end: number, letters: string, charClass: number): void {
    const growth = letters.length - (end - start);
    if (this.length + growth + 1 >= this.units.length) return;
    const origin = this.offsets[start] ?? 0;
    this.units.copyWithin(end + growth, end, this.length);
    this.classes.copyWithin(end + growth, end, this.length);
    this.offsets.copyWithin(end + growth, end, this.length);
    const last = end > start && growth > 0 ? (this.offsets[end - 1] ?? origin) : origin;
    for (let at = 0; at < letters.length; at += 1) {
      this.units[start + at] = letters.charCodeAt(at);
      this.classes[start + at] = charClass;
      if (start + at >= end + growth || at >= end - start) this.offsets[start + at] = last;
    }
    this.length += growth;
    this.units[this.length] = 0;
    this.classes[this.length] = 0;
  }

  private noteHidden(at: number): void {
    const next = CLASS_OF[FOLDED[this.raw.charCodeAt(at + 1)] ?? 0];
    if (!isWordClass(next) || this.marks.length >= MOST_MARKS) return;
    this.marks.push({ kind: 'hidden_character', start: at - 1, end: at + 2, text: this.raw.slice(at - 1, at + 2) });
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
    this.mark('mixed_script', start, end);
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

function isLetterClass(charClass: number): boolean {
  return charClass === LATIN || charClass === CYRILLIC || charClass === OTHER_LETTER;
}

function isWordClass(charClass: number | undefined): boolean {
  return charClass === LATIN || charClass === CYRILLIC || charClass === DIGIT;
}

/** Zero-width space, joiners and the invisible operators; direction marks and soft hyphens have honest uses. */
function isInvisible(unit: number): boolean {
  return (unit >= 0x200b && unit <= 0x200d) || (unit >= 0x2060 && unit <= 0x2064) || unit === 0xfeff;
}
