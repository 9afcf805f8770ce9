// Numbers by 32-bit key in two typed arrays: many millions of small postings without one object each.

/** Plain data: may be stored and sent to another thread. */
export interface KeyTableData {
  /** First posting of each bucket; one more than there are buckets. */
  starts: Uint32Array;
  /** Numbers below 2^24; above them eight bits of the key: most that only share the bucket are passed over. */
  postings: Uint32Array;
}

/** Things that have keys, by number. */
export interface Keyed {
  count: number;
  /** Calls `put` with every key of a thing and the number to find under it. */
  keysOf: (thing: number, put: (key: number, id: number) => void) => void;
}

/** Things, and keys, between two breaths. */
const STEP = 2_000;
const KEY_STEP = 100_000;

/** Builds a table in steps, so that whoever drives it may do other things between. */
export function* keyTableSteps({ count, keysOf }: Keyed): Generator<undefined, KeyTableData> {
  const made = new MadeKeys();
  for (let thing = 0; thing < count; thing++) {
    keysOf(thing, made.put);
    if (thing % STEP === 0) yield;
  }
  // At most 24 bits: the others are what is checked.
  const buckets = 2 ** Math.min(24, Math.max(4, Math.ceil(Math.log2(made.count + 1))));
  const starts = new Uint32Array(buckets + 1);
  for (let at = 0; at < made.count; at++) {
    const bucket = bucketOf(made.key(at), starts);
    starts[bucket + 1] = (starts[bucket + 1] ?? 0) + 1;
    if (at % KEY_STEP === 0) yield;
  }
  for (let bucket = 0; bucket < buckets; bucket++)
    starts[bucket + 1] = (starts[bucket + 1] ?? 0) + (starts[bucket] ?? 0);
  const next = starts.slice();
  const postings = new Uint32Array(made.count);
  for (let at = 0; at < made.count; at++) {
    const key = made.key(at);
    const bucket = bucketOf(key, starts);
    const place = next[bucket] ?? 0;
    postings[place] = (key & CHECK) | made.id(at);
    next[bucket] = place + 1;
    if (at % KEY_STEP === 0) yield;
  }
  return { starts, postings };
}

/** Keys and what stands under them, in the order in which they are made. */
class MadeKeys {
  count = 0;
  private pairs = new Uint32Array(1024);

  readonly put = (key: number, id: number): void => {
    if (2 * this.count === this.pairs.length) {
      const more = new Uint32Array(2 * this.pairs.length);
      more.set(this.pairs);
      this.pairs = more;
    }
    this.pairs[2 * this.count] = key;
    this.pairs[2 * this.count + 1] = id;
    this.count++;
  };

  key(at: number): number {
    return this.pairs[2 * at] ?? 0;
  }

  id(at: number): number {
    return this.pairs[2 * at + 1] ?? 0;
  }
}

/** Under which of the buckets a key stands; `starts` has one more than there are. */
export function bucketOf(key: number, starts: Uint32Array): number {
  return key & (starts.length - 2);
}

/** The bits of a key that are kept above each posting, and those of the posting. */
export const CHECK = 0xff000000;
export const POSTING = 0x00ffffff;

/** Calls `visit` with every number under the key, and some under others: whoever asks compares. */
export function forEachUnder({ starts, postings }: KeyTableData, key: number, visit: (id: number) => void): void {
  const bucket = bucketOf(key, starts);
  const end = starts[bucket + 1] ?? 0;
  for (let at = starts[bucket] ?? 0; at < end; at++) {
    const posting = postings[at] ?? 0;
    if (((posting ^ key) & CHECK) === 0) visit(posting & POSTING);
  }
}
