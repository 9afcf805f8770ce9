// The same numbers each time: what looks like chance in tests and benchmarks comes from a committed seed.

export class Seeded {
  constructor(private state: number) {}

  /** From 0 up to, not including, 1 (mulberry32). */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** From 0 up to, not including, `below`. */
  below(below: number): number {
    return Math.floor(this.next() * below);
  }

  /** One of them. @throws for an empty list */
  pick<T>(from: readonly T[]): T {
    const picked = from[this.below(from.length)];
    if (picked === undefined) throw new Error('nothing to pick from');
    return picked;
  }

  /** So many of them, none twice; all in another order where there are no more. */
  sample<T>(from: readonly T[], count: number): T[] {
    const rest = [...from];
    const taken: T[] = [];
    while (taken.length < count && rest.length > 0) {
      const at = this.below(rest.length);
      const last = rest.pop();
      const picked = at < rest.length ? rest[at] : last;
      if (picked !== undefined) taken.push(picked);
      if (at < rest.length && last !== undefined) rest[at] = last;
    }
    return taken;
  }
}
