// Batches say the same goods again and again: a text that comes back is read once more and then remembered, one that does not costs nothing.

/** Longer texts hardly come twice, and would make what is kept large. */
const LONGEST = 256;
/** Slots for texts seen once; a newer text takes the place of an older one. A power of two. */
const SLOTS = 1 << 14;

/**
 * Answers about repeated texts. Only what is asked a second time is kept, so that any number of different texts leaves the memory as it
 * is. The answer must depend on the text alone, and nobody may change it.
 */
export class RepeatedTexts<T> {
  private readonly kept = new Map<string, T>();
  private readonly seenOnce = new Uint32Array(SLOTS);

  /** `most`: how many answers are kept; emptied when full, as in `text-memo.ts`. */
  constructor(private readonly most: number) {}

  /** The kept answer, or the one that `find` gives now. */
  get(text: string, find: () => T): T {
    if (text.length > LONGEST) return find();
    const hash = hashOf(text);
    const slot = hash & (SLOTS - 1);
    if (this.seenOnce[slot] === hash) return this.recall(text, find);
    this.seenOnce[slot] = hash;
    return find();
  }

  private recall(text: string, find: () => T): T {
    const known = this.kept.get(text);
    if (known !== undefined) return known;
    const answer = find();
    if (this.kept.size >= this.most) this.kept.clear();
    this.kept.set(text, answer);
    return answer;
  }
}

/** Code units that are looked at from the start on, and at the end, where serial numbers stand. */
const SAMPLES = 16;
const LAST = 4;

/** FNV-1a over a sample of the code units: texts that it takes for one another are kept too soon, never mixed up. 0 stands for an empty slot. */
function hashOf(text: string): number {
  const { length } = text;
  const step = Math.floor(length / SAMPLES) + 1;
  let hash = 0x811c9dc5 ^ length;
  for (let at = 0; at < length; at += step) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  for (let at = Math.max(0, length - LAST); at < length; at += 1)
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0 || 1;
}
