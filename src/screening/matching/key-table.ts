// Numbers by 32-bit key in two typed arrays: many millions of small postings without one object each.

/** Plain data: may be stored and sent to another thread. */
export interface KeyTableData {
  /** First posting of each bucket; one more than there are buckets. */
  starts: Uint32Array;
  postings: Uint32Array;
  /** Eight bits of each posting's key: most that only share the bucket are passed over. */
  checks: Uint8Array;
}

/** Things that have keys, by number; asked twice for each: once to count, once to fill. */
export interface Keyed {
  count: number;
  /** Calls `put` with every key of a thing and the number to find under it. */
  keysOf: (thing: number, put: (key: number, id: number) => void) => void;
}

/** Things between two breaths. */
const STEP = 2_000;

/** Builds a table in steps, so that whoever drives it may do other things between. */
export function* keyTableSteps({ count, keysOf }: Keyed): Generator<undefined, KeyTableData> {
  let keys = 0;
  for (let thing = 0; thing < count; thing++) {
    keysOf(thing, () => keys++);
    if (thing % STEP === 0) yield;
  }
  // At most 24 bits: the others are what is checked.
  const buckets = 2 ** Math.min(24, Math.max(4, Math.ceil(Math.log2(keys + 1))));
  const mask = buckets - 1;
  const starts = new Uint32Array(buckets + 1);
  for (let thing = 0; thing < count; thing++) {
    keysOf(thing, (key) => {
      starts[(key & mask) + 1] = (starts[(key & mask) + 1] ?? 0) + 1;
    });
    if (thing % STEP === 0) yield;
  }
  for (let bucket = 0; bucket < buckets; bucket++)
    starts[bucket + 1] = (starts[bucket + 1] ?? 0) + (starts[bucket] ?? 0);
  return yield* fill({ count, keysOf }, { starts, mask, keys });
}

function* fill(
  { count, keysOf }: Keyed,
  { starts, mask, keys }: { starts: Uint32Array; mask: number; keys: number },
): Generator<undefined, KeyTableData> {
  const next = starts.slice(0, mask + 1);
  const postings = new Uint32Array(keys);
  const checks = new Uint8Array(keys);
  for (let thing = 0; thing < count; thing++) {
    keysOf(thing, (key, id) => {
      const at = next[key & mask] ?? 0;
      postings[at] = id;
      checks[at] = key >>> 24;
      next[key & mask] = at + 1;
    });
    if (thing % STEP === 0) yield;
  }
  return { starts, postings, checks };
}

/** Calls `visit` with every number under the key, and some under others: whoever asks compares. */
export function forEachUnder(
  { starts, postings, checks }: KeyTableData,
  key: number,
  visit: (id: number) => void,
): void {
  const bucket = key & (starts.length - 2);
  const end = starts[bucket + 1] ?? 0;
  const check = key >>> 24;
  for (let at = starts[bucket] ?? 0; at < end; at++) if (checks[at] === check) visit(postings[at] ?? 0);
}
