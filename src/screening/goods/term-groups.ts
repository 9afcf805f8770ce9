// Goods named by several words in any order and place ("lathe … numerically controlled"): which groups of words a text completes.
import type { GroupPlace, Term } from './term';

/** Words further apart than this, in characters, belong to different goods. Headings of the tariff for machines run to 400. */
const REACH = 90;
const HEADING_REACH = 400;
/** A material and its form, a component and its type: at most two short words between. */
const CLOSE_REACH = 24;
const LONG_HEADINGS: ReadonlySet<string> = new Set(['common_high_priority', 'uranium', 'oil']);

/** The groups a text touches; used again for the next text, and emptied at the cost of what was touched only. */
export class TermGroups {
  private readonly seen: Uint8Array;
  private readonly needed: Uint8Array;
  private readonly starts: Int32Array;
  private readonly ends: Int32Array;
  private readonly latest: Int32Array;
  private readonly reaches: Uint16Array;
  private readonly touched: number[] = [];

  /** `terms[g]`: what group g says once all of its `sizes[g]` places are taken, close by where `close[g]`. At most eight places. */
  constructor(
    private readonly terms: readonly Term[],
    sizes: readonly number[],
    close: readonly boolean[],
  ) {
    this.seen = new Uint8Array(terms.length);
    this.needed = Uint8Array.from(sizes, (size) => (1 << size) - 1);
    this.starts = new Int32Array(terms.length);
    this.ends = new Int32Array(terms.length);
    this.latest = new Int32Array(terms.length);
    this.reaches = Uint16Array.from(terms, ({ category }, group) => {
      if (close[group]) return CLOSE_REACH;
      return LONG_HEADINGS.has(category) ? HEADING_REACH : REACH;
    });
  }

  begin(): void {
    for (const group of this.touched) this.seen[group] = 0;
    this.touched.length = 0;
  }

  /**
   * Notes a word at its places. The first place is the noun: the group stands where its noun first stands. Words too far from the last
   * one belong to other goods, so an unfinished group begins anew with them.
   */
  note(places: readonly GroupPlace[], start: number, end: number): void {
    for (const { group, place } of places) {
      let seen = this.seen[group] ?? 0;
      if (seen !== 0 && seen === this.needed[group]) continue;
      if (seen === 0) this.touched.push(group);
      else if (start - (this.latest[group] ?? 0) > (this.reaches[group] ?? REACH)) seen = 0;
      if (place === 0 && (seen & 1) === 0) {
        this.starts[group] = start;
        this.ends[group] = end;
      }
      this.seen[group] = seen | (1 << place);
      this.latest[group] = end;
    }
  }

  /** Reports each completed group with the stretch of its noun. */
  complete(report: (term: Term, start: number, end: number) => void): void {
    for (const group of this.touched) {
      const term = this.terms[group];
      if (term !== undefined && this.seen[group] === this.needed[group])
        report(term, this.starts[group] ?? 0, this.ends[group] ?? 0);
    }
  }
}
