// Of the listed names that a name resembles the best of each entry.
import type { NameComparison } from './compare-names';
import type { NameReading } from './read-name';

export interface NameHit extends NameComparison {
  /** Place of the name in the index. */
  name: number;
  /** Place of its entry. */
  entry: number;
  listed: NameReading;
}

export interface NamesFound {
  /** Best first. */
  hits: NameHit[];
  /** False: more names are alike than were compared. */
  isComplete: boolean;
}

export class BestOfEntries {
  private readonly best = new Map<number, NameHit>();

  constructor(private readonly threshold: number) {}

  take(hit: NameHit): void {
    if (hit.score < this.threshold) return;
    const known = this.best.get(hit.entry);
    if (known === undefined || known.score < hit.score) this.best.set(hit.entry, hit);
  }

  ranked(): NameHit[] {
    return [...this.best.values()].sort((a, b) => b.score - a.score || a.entry - b.entry);
  }
}
