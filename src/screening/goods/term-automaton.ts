// Finds all terms of the vocabulary in one pass over a description (Aho–Corasick over a small alphabet, in typed arrays).
import type { GoodsText } from './goods-text';
import { CLASS_OF, IDEOGRAPH, SEPARATOR } from './letter-classes';

/** Symbols: 0 unknown, 1 separator, then letters and digits in use; an ideograph is spelled with two symbols to keep the alphabet small. */
const SEPARATOR_SYMBOL = 1;
const HALF = 32;

/** Raw matches of one scan, before word boundaries are looked at. */
export interface TermSink {
  /** `end` is exclusive, an index into the folded text. */
  onTerm(term: number, end: number): void;
}

export class TermAutomaton {
  private readonly symbolOf = new Uint16Array(65536);
  private readonly alphabet: number;
  private readonly highBase: number;
  private readonly lowBase: number;
  /** Where each state goes on each symbol; narrow while the states fit, for memory and for the processor's cache. */
  private readonly next: Uint16Array | Int32Array;
  private readonly firstTerm: Int32Array;
  private readonly termAfter: Int32Array;
  private readonly shorter: Int32Array;

  /** Terms folded by `foldTerm`; a term is reported by its index. */
  constructor(terms: readonly string[]) {
    let letters = SEPARATOR_SYMBOL + 1;
    let ideographs = 1;
    for (const term of terms) {
      for (let at = 0; at < term.length; at += 1) {
        const unit = term.charCodeAt(at);
        if (CLASS_OF[unit] === SEPARATOR || this.symbolOf[unit] !== 0) continue;
        this.symbolOf[unit] = CLASS_OF[unit] === IDEOGRAPH ? ideographs++ : letters++;
      }
    }
    this.highBase = letters;
    this.lowBase = letters + Math.ceil(ideographs / HALF) + 1;
    this.alphabet = this.lowBase + HALF;
    const spelled = terms.map((term) => this.spell(term));
    const states = countStates(spelled);
    const size = states * this.alphabet;
    this.next = states <= 0xffff ? new Uint16Array(size) : new Int32Array(size);
    this.firstTerm = new Int32Array(states).fill(-1);
    this.termAfter = new Int32Array(terms.length).fill(-1);
    this.shorter = new Int32Array(states);
    this.plant(spelled);
    this.link(states);
  }

  /** Reports every occurrence of every term; runs of separators count as one. */
  scan(text: GoodsText, sink: TermSink): void {
    const { units, classes, length } = text;
    const { next, symbolOf, highBase, lowBase, alphabet, firstTerm, shorter } = this;
    let state = 0;
    let wasSeparator = true;
    for (let at = 0; at < length; at += 1) {
      const charClass = classes[at];
      if (charClass === SEPARATOR) {
        if (!wasSeparator) state = next[state * alphabet + SEPARATOR_SYMBOL] ?? 0;
        wasSeparator = true;
        continue;
      }
      wasSeparator = false;
      const symbol = symbolOf[units[at] ?? 0] ?? 0;
      if (symbol === 0) {
        state = 0;
        continue;
      }
      if (charClass === IDEOGRAPH) {
        state = next[state * alphabet + highBase + (symbol >> 5)] ?? 0;
        state = next[state * alphabet + lowBase + (symbol & 31)] ?? 0;
      } else {
        state = next[state * alphabet + symbol] ?? 0;
      }
      let found = firstTerm[state] === -1 ? (shorter[state] ?? 0) : state;
      while (found !== 0) {
        this.report(found, at + 1, sink);
        found = shorter[found] ?? 0;
      }
    }
  }

  private report(state: number, end: number, sink: TermSink): void {
    for (let term = this.firstTerm[state] ?? -1; term !== -1; term = this.termAfter[term] ?? -1) sink.onTerm(term, end);
  }

  private spell(term: string): number[] {
    const symbols: number[] = [];
    for (let at = 0; at < term.length; at += 1) {
      const unit = term.charCodeAt(at);
      const symbol = this.symbolOf[unit] ?? 0;
      if (CLASS_OF[unit] === SEPARATOR) symbols.push(SEPARATOR_SYMBOL);
      else if (CLASS_OF[unit] === IDEOGRAPH) symbols.push(this.highBase + (symbol >> 5), this.lowBase + (symbol & 31));
      else symbols.push(symbol);
    }
    return symbols;
  }

  /** Level by level, so that the states near the root, where nearly all of any text is read, lie side by side in the processor's cache. */
  private plant(spelled: readonly (readonly number[])[]): void {
    const reached = new Int32Array(spelled.length);
    const longest = spelled.reduce((most, { length }) => Math.max(most, length), 0);
    let used = 1;
    for (let depth = 0; depth < longest; depth += 1) {
      for (let term = 0; term < spelled.length; term += 1) {
        const symbol = spelled[term]?.[depth];
        if (symbol === undefined) continue;
        const cell = (reached[term] ?? 0) * this.alphabet + symbol;
        if (this.next[cell] === 0) this.next[cell] = used++;
        reached[term] = this.next[cell] ?? 0;
      }
    }
    reached.forEach((state, term) => {
      if (state === 0) return;
      this.termAfter[term] = this.firstTerm[state] ?? -1;
      this.firstTerm[state] = term;
    });
  }

  /** Breadth first: where to go on when a longer term breaks off, and which shorter term ends at the same place. */
  private link(states: number): void {
    const { next, alphabet, shorter, firstTerm } = this;
    const fallback = new Int32Array(states);
    const queue: number[] = [];
    for (let symbol = 0; symbol < alphabet; symbol += 1) if (next[symbol]) queue.push(next[symbol] ?? 0);
    for (let head = 0; head < queue.length; head += 1) {
      const state = queue[head] ?? 0;
      const fall = fallback[state] ?? 0;
      shorter[state] = firstTerm[fall] === -1 ? (shorter[fall] ?? 0) : fall;
      for (let symbol = 0; symbol < alphabet; symbol += 1) {
        const cell = state * alphabet + symbol;
        const onward = next[fall * alphabet + symbol] ?? 0;
        const child = next[cell] ?? 0;
        if (child === 0) next[cell] = onward;
        else {
          fallback[child] = onward;
          queue.push(child);
        }
      }
    }
  }
}

/** Distinct beginnings of all terms, the empty one included: sorted, each term adds what it does not share with the one before. */
function countStates(spelled: readonly (readonly number[])[]): number {
  const sorted = [...spelled].sort(compareSymbols);
  let states = 1;
  let before: readonly number[] = [];
  for (const symbols of sorted) {
    let shared = 0;
    while (shared < symbols.length && symbols[shared] === before[shared]) shared += 1;
    states += symbols.length - shared;
    before = symbols;
  }
  return states;
}

function compareSymbols(one: readonly number[], other: readonly number[]): number {
  const length = Math.min(one.length, other.length);
  for (let at = 0; at < length; at += 1) {
    const difference = (one[at] ?? 0) - (other[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return one.length - other.length;
}
