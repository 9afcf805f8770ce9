// Cuts a description into runs of letters and runs of digits: the grain in which designations and part numbers are written.
import type { GoodsText } from './goods-text';
import { CYRILLIC, DIGIT, LATIN } from './letter-classes';

const MAX_RUNS = 2048;
const NOTHING = 0;

/** Runs of one text, used again for the next. A run is a stretch of digits, of Latin or of Cyrillic letters. */
export class CharacterRuns {
  readonly starts = new Int32Array(MAX_RUNS);
  readonly ends = new Int32Array(MAX_RUNS);
  readonly classes = new Uint8Array(MAX_RUNS);
  count = 0;
  digitRuns = 0;
  text: GoodsText | undefined;

  load(text: GoodsText): void {
    this.text = text;
    const { classes, length } = text;
    let count = 0;
    let digitRuns = 0;
    let at = 0;
    while (at < length && count < MAX_RUNS) {
      const charClass = classes[at] ?? 0;
      if (charClass !== LATIN && charClass !== CYRILLIC && charClass !== DIGIT) {
        at += 1;
        continue;
      }
      let end = at + 1;
      while (classes[end] === charClass && end < length) end += 1;
      this.starts[count] = at;
      this.ends[count] = end;
      this.classes[count] = charClass;
      if (charClass === DIGIT) digitRuns += 1;
      count += 1;
      at = end;
    }
    this.count = count;
    this.digitRuns = digitRuns;
  }

  classAt(run: number): number {
    return run >= 0 && run < this.count ? (this.classes[run] ?? NOTHING) : NOTHING;
  }

  sizeOf(run: number): number {
    return run >= 0 && run < this.count ? (this.ends[run] ?? 0) - (this.starts[run] ?? 0) : 0;
  }

  startOf(run: number): number {
    return this.starts[run] ?? 0;
  }

  endOf(run: number): number {
    return this.ends[run] ?? 0;
  }

  /** The folded letters or digits of a run; empty outside. */
  wordAt(run: number): string {
    if (run < 0 || run >= this.count || !this.text) return '';
    let word = '';
    for (let at = this.startOf(run); at < this.endOf(run); at += 1)
      word += String.fromCharCode(this.text.units[at] ?? 0);
    return word;
  }

  /** Whether a run is this word, folded; cheaper than `wordAt`. */
  isWord(run: number, word: string): boolean {
    const { text } = this;
    if (run < 0 || run >= this.count || !text || this.sizeOf(run) !== word.length) return false;
    const start = this.startOf(run);
    for (let at = 0; at < word.length; at += 1) if (text.units[start + at] !== word.charCodeAt(at)) return false;
    return true;
  }

  /** Value of a run of up to nine digits; -1 otherwise. */
  numberAt(run: number): number {
    if (this.classAt(run) !== DIGIT || this.sizeOf(run) > 9 || !this.text) return -1;
    let value = 0;
    for (let at = this.startOf(run); at < this.endOf(run); at += 1)
      value = value * 10 + (this.text.units[at] ?? 48) - 48;
    return value;
  }

  /** What stands between a run and the next: `''` nothing, one character, or `…` for more. */
  gapAfter(run: number): string {
    if (run < 0 || run + 1 >= this.count || !this.text) return '…';
    const from = this.endOf(run);
    const size = this.startOf(run + 1) - from;
    if (size === 0) return '';
    return size === 1 ? String.fromCharCode(this.text.units[from] ?? 0) : '…';
  }
}
