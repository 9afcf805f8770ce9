// Numbers by 32-bit key in two typed arrays: many millions of small postings without one object each.

/** Plain data: may be stored and sent to another thread. */
export interface KeyTableData {
  /** First posting of each bucket; one more than there are buckets. */
  starts: Uint32Array;
  postings: Uint32Array;
  /** Eight bits of each posting's key: most that only share the bucket are passed over. */
  checks: Uint8Array;
}

/** Goes over all postings twice: once to count, once to fill. */
export type EachPosting = (put: (key: number, id: number) => void) => void;

/** @param each calls `put` for every posting, in the same order each time */
export function buildKeyTable(each: EachPosting): KeyTableData {
  let count = 0;
  each(() => count++);
  // At most 24 bits: the others are what is checked.
  const buckets = 2 ** Math.min(24, Math.max(4, Math.ceil(Math.log2(count + 1))));
  const mask = buckets - 1;
  const starts = new Uint32Array(buckets + 1);
  each((key) => {
    starts[(key & mask) + 1] = (starts[(key & mask) + 1] ?? 0) + 1;
  });
  for (let bucket = 0; bucket < buckets; bucket++)
    starts[bucket + 1] = (starts[bucket + 1] ?? 0) + (starts[bucket] ?? 0);
  const next = starts.slice(0, buckets);
  const postings = new Uint32Array(count);
  const checks = new Uint8Array(count);
  each((key, id) => {
    const at = next[key & mask] ?? 0;
    postings[at] = id;
    checks[at] = key >>> 24;
    next[key & mask] = at + 1;
  });
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
