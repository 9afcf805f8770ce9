// How far apart two spellings are: letters added, dropped, changed or swapped; vowels weigh less, since spellings of one name differ in them.

const LONGEST = 40;
const VOWEL_COST = 0.6;
const LIGHT_COST = 0.5;
const SWAP_COST = 0.8;

/** Cost of one edit by the letter it touches; `h` comes and goes between spellings. */
const COST = new Float64Array(128).fill(1);
for (const vowel of 'aeiou') COST[vowel.charCodeAt(0)] = VOWEL_COST;
COST['h'.charCodeAt(0)] = LIGHT_COST;

/** Letters that alphabets and languages take for one another. */
const NEAR = new Set([
  'bp',
  'pb',
  'dt',
  'td',
  'gk',
  'kg',
  'sz',
  'zs',
  'vf',
  'fv',
  'bv',
  'vb',
  'cs',
  'sc',
  'cz',
  'zc',
  'hk',
  'kh',
  'hg',
  'gh',
  'ck',
  'kc',
  'lr',
  'rl',
  'dz',
  'zd',
  'ts',
  'st',
]);
const NEAR_TABLE = new Uint8Array(128 * 128);
for (const pair of NEAR) NEAR_TABLE[pair.charCodeAt(0) * 128 + pair.charCodeAt(1)] = 1;
const NEAR_COST = 0.8;

/** Costs of edits. */
export interface EditCosts {
  /** Of letters that alphabets take for one another. */
  near: number;
}

export const SOUND_COSTS: EditCosts = { near: NEAR_COST };
/** Alphabets without vowels have several letters for what others write with one. */
export const BONE_COSTS: EditCosts = { near: 0.3 };

let before = new Float64Array(LONGEST + 1);
let last = new Float64Array(LONGEST + 1);
let row = new Float64Array(LONGEST + 1);

/**
 * Weighted edits between two words.
 * @param most edits, unweighted: above it the answer is Infinity
 */
export function spellingDistance(a: string, b: string, most: number, costs: EditCosts = SOUND_COSTS): number {
  if (a === b) return 0;
  if (Math.abs(a.length - b.length) > most || a.length > LONGEST || b.length > LONGEST) return Infinity;
  if (!isWithinEdits(a, b, most)) return Infinity;
  return weighEdits(a, b, costs);
}

/** What both words begin and end with costs nothing; only what lies between is weighed. */
function weighEdits(a: string, b: string, { near }: EditCosts): number {
  let start = 0;
  let [endA, endB] = [a.length, b.length];
  while (start < endA && start < endB && a.charCodeAt(start) === b.charCodeAt(start)) start++;
  while (endA > start && endB > start && a.charCodeAt(endA - 1) === b.charCodeAt(endB - 1)) {
    endA--;
    endB--;
  }
  last[start] = 0;
  for (let j = start + 1; j <= endB; j++) last[j] = (last[j - 1] ?? 0) + costOf(b, j - 1);
  for (let i = start + 1; i <= endA; i++) {
    const dropped = costOf(a, i - 1);
    row[start] = (last[start] ?? 0) + dropped;
    for (let j = start + 1; j <= endB; j++) {
      const change = (last[j - 1] ?? 0) + changeCost(a.charCodeAt(i - 1), b.charCodeAt(j - 1), near);
      let best = Math.min(change, (last[j] ?? 0) + dropped, (row[j - 1] ?? 0) + costOf(b, j - 1));
      if (i > start + 1 && j > start + 1 && isSwap(a, i, b, j)) best = Math.min(best, (before[j - 2] ?? 0) + SWAP_COST);
      row[j] = best;
    }
    [before, last, row] = [last, row, before];
  }
  return last[endB] ?? Infinity;
}

function isSwap(a: string, i: number, b: string, j: number): boolean {
  return a.charCodeAt(i - 1) === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === b.charCodeAt(j - 1);
}

/** A letter that only doubles its neighbour weighs little. */
function costOf(word: string, at: number): number {
  const code = word.charCodeAt(at);
  const cost = code < 128 ? (COST[code] ?? 1) : 1;
  return at > 0 && word.charCodeAt(at - 1) === code ? Math.min(cost, LIGHT_COST) : cost;
}

function changeCost(one: number, two: number, near: number): number {
  if (one === two) return 0;
  if (one >= 128 || two >= 128) return 1;
  if (NEAR_TABLE[one * 128 + two] === 1) return near;
  const [costOne, costTwo] = [COST[one] ?? 1, COST[two] ?? 1];
  return costOne < 1 && costTwo < 1 ? VOWEL_COST : 1;
}

/** The two words that are compared now: an argument less for each of the many steps. */
let [one, two] = ['', ''];

/** Whether at most `most` letters are added, dropped, changed or swapped with their neighbour (optimal string alignment). For few edits. */
export function isWithinEdits(a: string, b: string, most: number): boolean {
  if (Math.abs(a.length - b.length) > most) return false;
  [one, two] = [a, b];
  return isWithinFrom(0, 0, most);
}

function isWithinFrom(from: number, other: number, left: number): boolean {
  let [i, j] = [from, other];
  while (i < one.length && j < two.length && one.charCodeAt(i) === two.charCodeAt(j)) {
    i++;
    j++;
  }
  if (i === one.length) return two.length - j <= left;
  if (j === two.length) return one.length - i <= left;
  if (left === 0) return false;
  return (
    isWithinFrom(i + 1, j + 1, left - 1) ||
    isWithinFrom(i + 1, j, left - 1) ||
    isWithinFrom(i, j + 1, left - 1) ||
    (one.charCodeAt(i) === two.charCodeAt(j + 1) &&
      one.charCodeAt(i + 1) === two.charCodeAt(j) &&
      isWithinFrom(i + 2, j + 2, left - 1))
  );
}
