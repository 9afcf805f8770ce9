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

/** The two words that are compared now, letter by letter: laid out once, and read many times. */
const one = new Uint16Array(LONGEST + 1);
const two = new Uint16Array(LONGEST + 1);
let [oneLength, twoLength] = [0, 0];

let before = new Float64Array(LONGEST + 1);
let last = new Float64Array(LONGEST + 1);
let row = new Float64Array(LONGEST + 1);

/**
 * Weighted edits between two words.
 * @param most edits, unweighted: above it the answer is Infinity
 */
export function spellingDistance(a: string, b: string, most: number, costs: EditCosts = SOUND_COSTS): number {
  if (a === b) return 0;
  if (!setWords(a, b, most) || !isWithinFrom(0, 0, most)) return Infinity;
  return weighEdits(costs.near);
}

/** Whether at most `most` letters are added, dropped, changed or swapped with their neighbour (optimal string alignment). For few edits. */
export function isWithinEdits(a: string, b: string, most: number): boolean {
  return a === b ? most >= 0 : setWords(a, b, most) && isWithinFrom(0, 0, most);
}

/** False where the words are too long, or too far apart in length. */
function setWords(a: string, b: string, most: number): boolean {
  if (Math.abs(a.length - b.length) > most || a.length > LONGEST || b.length > LONGEST) return false;
  setFirstWord(a);
  twoLength = b.length;
  for (let at = 0; at < twoLength; at++) two[at] = b.charCodeAt(at);
  return true;
}

/** The word that `distanceFromFirst` compares others with, until the next comparison of any two words. Of at most 40 letters. */
export function setFirstWord(word: string): void {
  oneLength = word.length;
  for (let at = 0; at < oneLength; at++) one[at] = word.charCodeAt(at);
}

/** As `spellingDistance` between the first word and the one of `length` letters that stands from `from` on. */
export function distanceFromFirst(letters: Uint8Array, from: number, length: number, most: number): number {
  twoLength = length;
  for (let at = 0; at < length; at++) two[at] = letters[from + at] ?? 0;
  return isWithinFrom(0, 0, most) ? weighEdits(SOUND_COSTS.near) : Infinity;
}

/** What both words begin and end with costs nothing; only what lies between is weighed. */
function weighEdits(near: number): number {
  let start = 0;
  let [endA, endB] = [oneLength, twoLength];
  while (start < endA && start < endB && one[start] === two[start]) start++;
  while (endA > start && endB > start && one[endA - 1] === two[endB - 1]) {
    endA--;
    endB--;
  }
  last[start] = 0;
  for (let j = start + 1; j <= endB; j++) last[j] = (last[j - 1] ?? 0) + costOf(two, j - 1);
  for (let i = start + 1; i <= endA; i++) {
    const dropped = costOf(one, i - 1);
    row[start] = (last[start] ?? 0) + dropped;
    for (let j = start + 1; j <= endB; j++) {
      const change = (last[j - 1] ?? 0) + changeCost(one[i - 1] ?? 0, two[j - 1] ?? 0, near);
      let best = Math.min(change, (last[j] ?? 0) + dropped, (row[j - 1] ?? 0) + costOf(two, j - 1));
      if (i > start + 1 && j > start + 1 && isSwap(i - 1, j - 1))
        best = Math.min(best, (before[j - 2] ?? 0) + SWAP_COST);
      row[j] = best;
    }
    [before, last, row] = [last, row, before];
  }
  return last[endB] ?? Infinity;
}

/** Whether a letter and the one before it stand on the other side the other way round. */
function isSwap(i: number, j: number): boolean {
  return one[i] === two[j - 1] && one[i - 1] === two[j];
}

/** A letter that only doubles its neighbour weighs little. */
function costOf(word: Uint16Array, at: number): number {
  const code = word[at] ?? 0;
  const cost = code < 128 ? (COST[code] ?? 1) : 1;
  return at > 0 && word[at - 1] === code ? Math.min(cost, LIGHT_COST) : cost;
}

function changeCost(a: number, b: number, near: number): number {
  if (a === b) return 0;
  if (a >= 128 || b >= 128) return 1;
  if (NEAR_TABLE[a * 128 + b] === 1) return near;
  const [costOne, costTwo] = [COST[a] ?? 1, COST[b] ?? 1];
  return costOne < 1 && costTwo < 1 ? VOWEL_COST : 1;
}

function isWithinFrom(from: number, other: number, left: number): boolean {
  let [i, j] = [from, other];
  while (i < oneLength && j < twoLength && one[i] === two[j]) {
    i++;
    j++;
  }
  if (i === oneLength) return twoLength - j <= left;
  if (j === twoLength) return oneLength - i <= left;
  if (left === 0) return false;
  return (
    isWithinFrom(i + 1, j + 1, left - 1) ||
    isWithinFrom(i + 1, j, left - 1) ||
    isWithinFrom(i, j + 1, left - 1) ||
    (i + 1 < oneLength &&
      j + 1 < twoLength &&
      one[i] === two[j + 1] &&
      one[i + 1] === two[j] &&
      isWithinFrom(i + 2, j + 2, left - 1))
  );
}
