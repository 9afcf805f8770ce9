// Where the terms of a scan stand: word boundaries are looked at here, and the words of groups are handed on.
import type { GoodsText } from './goods-text';
import { CLASS_OF, CYRILLIC, DIGIT, IDEOGRAPH, isAlphabetic, LATIN, SEPARATOR } from './letter-classes';
import type { GroupPlace, Term } from './term';
import type { TermSink } from './term-automaton';
import type { TermGroups } from './term-groups';

const MAX_HITS = 512;

/** Where terms stand in a folded text; filled anew by each scan. */
export class HitList implements TermSink {
  readonly terms: Term[] = [];
  readonly starts = new Int32Array(MAX_HITS);
  readonly ends = new Int32Array(MAX_HITS);
  count = 0;
  private readonly placeStarts = new Int32Array(MAX_HITS);
  private readonly placeEnds = new Int32Array(MAX_HITS);
  private placeCount = 0;
  private text: GoodsText | undefined;

  /** Length of each term of one word, 0 for those of several, which may stand over any separators. */
  private readonly lettersOfSingle: Uint8Array;

  constructor(
    private readonly compiled: readonly Term[],
    private readonly groups: TermGroups,
  ) {
    this.lettersOfSingle = Uint8Array.from(compiled, ({ folded }) => (folded.includes(' ') ? 0 : folded.length));
  }

  begin(text: GoodsText): void {
    this.text = text;
    this.count = 0;
    this.placeCount = 0;
    this.groups.begin();
  }

  /** Adds the groups of words that the text completed, after the scan. */
  finish(): void {
    this.groups.complete((term, start, end) => this.add(term, start, end));
  }

  onTerm(index: number, end: number): void {
    const term = this.compiled[index];
    const { text } = this;
    if (term === undefined || text === undefined || this.count >= MAX_HITS) return;
    const letters = this.lettersOfSingle[index] ?? 0;
    const start = letters > 0 ? end - letters : startOfTerm(text, term, end);
    if (!term.startsInside && isWordInside(text, start)) return;
    const wordEnd = endOfWord(text, term, end);
    if (wordEnd < 0) return;
    if (term.capitals && !isCapitals(text, start, end)) return;
    if (term.places === undefined) this.add(term, start, wordEnd);
    else if (!isFreeOf(text, wordEnd)) this.notePlace(term.places, start, wordEnd);
  }

  private notePlace(places: readonly GroupPlace[], start: number, end: number): void {
    this.groups.note(places, start, end);
    if (this.placeCount >= MAX_HITS) return;
    this.placeStarts[this.placeCount] = start;
    this.placeEnds[this.placeCount] = end;
    this.placeCount += 1;
  }

  /** Whether a word of some group, complete or not, reaches into the stretch. */
  isPlaceOfGroup(start: number, end: number): boolean {
    for (let at = 0; at < this.placeCount; at += 1)
      if ((this.placeStarts[at] ?? 0) < end && start < (this.placeEnds[at] ?? 0)) return true;
    return false;
  }

  private add(term: Term, start: number, end: number): void {
    if (this.count >= MAX_HITS) return;
    this.terms[this.count] = term;
    this.starts[this.count] = start;
    this.ends[this.count] = end;
    this.count += 1;
  }
}

const FREE = ['free', 'frei'].map((word) => [...word].map((letter) => letter.charCodeAt(0)));

/** "Cerium-free": what the goods do not hold completes no group. */
function isFreeOf(text: GoodsText, end: number): boolean {
  if (text.classes[end] !== SEPARATOR || text.classes[end + 5] === LATIN) return false;
  return FREE.some((word) => word.every((unit, at) => text.units[end + 1 + at] === unit));
}

/** End of the word if the term may end here, or -1. */
function endOfWord(text: GoodsText, term: Term, end: number): number {
  const last = text.classes[end - 1];
  if (last === IDEOGRAPH) return end;
  let at = end;
  if (last === DIGIT) return text.classes[end] === DIGIT ? -1 : end;
  while (at < text.length && isAlphabetic(text.classes[at]) && at - end <= term.ending) at += 1;
  if (at - end > term.ending) return -1;
  if (at > end && term.ending === 1) return isPluralEnding(text, end) ? at : -1;
  return text.classes[at] === DIGIT && term.kind !== 'core' ? -1 : at;
}

/** English plural of a term that has no stem form of its own. */
function isPluralEnding(text: GoodsText, end: number): boolean {
  return text.units[end] === 115;
}

function startOfTerm(text: GoodsText, term: Term, end: number): number {
  let at = end;
  for (let back = term.folded.length - 1; back >= 0; back -= 1) {
    if (CLASS_OF[term.folded.charCodeAt(back)] === SEPARATOR)
      while (at > 0 && text.classes[at - 1] === SEPARATOR) at -= 1;
    else at -= 1;
  }
  return at;
}

/** A letter or digit directly before: the term begins inside a word. A digit before a letter word is a boundary ("25kg"). */
function isWordInside(text: GoodsText, start: number): boolean {
  if (start === 0) return false;
  const first = text.classes[start];
  if (first === IDEOGRAPH) return false;
  const before = text.classes[start - 1];
  return first === DIGIT ? before === DIGIT || before === LATIN || before === CYRILLIC : isAlphabetic(before);
}

function isCapitals(text: GoodsText, start: number, end: number): boolean {
  const written = text.slice(start, end);
  return written === written.toUpperCase();
}
