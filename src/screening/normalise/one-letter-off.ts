// Names at most one letter away: one added, dropped, changed or swapped with its neighbour. Found by dropping letters on both sides, not by search.
import { lettersApart } from './near-name';

/** Takes as many entries as the names have letters: some tens of thousands for the places. */
export class OneLetterOff {
  private readonly namesByKey = new Map<string, string | string[]>();

  /** Each name may be added once. */
  add(name: string): void {
    this.put(name, name);
    for (let at = 0; at < name.length; at++) {
      // Of a doubled letter either one may be the one that was dropped: one key does for both.
      if (name[at] !== name[at + 1]) this.put(name.slice(0, at) + name.slice(at + 1), name);
    }
  }

  /** All names that are one letter away, each once; not the name itself. */
  find(name: string): string[] {
    const found = new Set<string>();
    this.collect(name, name, found);
    for (let at = 0; at < name.length; at++) this.collect(name.slice(0, at) + name.slice(at + 1), name, found);
    return [...found];
  }

  private put(key: string, name: string): void {
    const known = this.namesByKey.get(key);
    if (known === undefined) this.namesByKey.set(key, name);
    else if (typeof known === 'string') this.namesByKey.set(key, [known, name]);
    else known.push(name);
  }

  private collect(key: string, name: string, found: Set<string>): void {
    const known = this.namesByKey.get(key);
    if (known === undefined) return;
    for (const candidate of typeof known === 'string' ? [known] : known)
      if (candidate !== name && !found.has(candidate) && lettersApart(candidate, name, 1) === 1) found.add(candidate);
  }
}
