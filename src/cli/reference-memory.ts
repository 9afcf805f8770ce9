// Which references a run has met, and with what content: what the ledger is to the service. Made for long files: 12 bytes a place and at
// least a quarter of the places free, 24 MiB for the first million references (36 MiB while it grows).
import { createHash } from 'node:crypto';

/**
 * 32-bit words of an entry: 64 bits of the reference's hash, 32 of the content's. Two of a million references fall together by chance in one of
 * 40 million files (the later one is then refused, with its row, as a contradiction); a real contradiction is overlooked once in 4 billion.
 */
const WORDS = 3;
const KEY_WORDS = 2;
const FIRST_PLACES = 1024;
const FULLEST = 0.75;

export type Meeting = 'new' | 'same' | 'other';

export class ReferenceMemory {
  private places = FIRST_PLACES;
  private table = new Uint32Array(FIRST_PLACES * WORDS);
  private kept = 0;

  /**
   * Remembers a reference with its content at the first meeting.
   * @param contentHash hex
   * @returns `new`, or whether it was met before with the same content or with other
   */
  meet(reference: string, contentHash: string): Meeting {
    const entry = toEntry(reference, contentHash);
    const at = findPlace(this.table, this.places, entry);
    if (isTaken(this.table, at)) return sameContent(this.table, at, entry) ? 'same' : 'other';
    this.table.set(entry, at);
    this.kept += 1;
    if (this.kept > this.places * FULLEST) this.grow();
    return 'new';
  }

  private grow(): void {
    const places = this.places * 2;
    const table = new Uint32Array(places * WORDS);
    for (let at = 0; at < this.table.length; at += WORDS) {
      if (!isTaken(this.table, at)) continue;
      const entry = this.table.subarray(at, at + WORDS);
      table.set(entry, findPlace(table, places, entry));
    }
    [this.table, this.places] = [table, places];
  }
}

function toEntry(reference: string, contentHash: string): Uint32Array {
  const key = createHash('sha256').update(reference).digest();
  // All zeros is a free place.
  return Uint32Array.of(key.readUInt32LE(0) || 1, key.readUInt32LE(4), Number.parseInt(contentHash.slice(0, 8), 16));
}

/** Offset of the reference's place, or of the free one that it belongs to. */
function findPlace(table: Uint32Array, places: number, entry: Uint32Array): number {
  let place = (entry[0] ?? 0) % places;
  while (isTaken(table, place * WORDS) && !sameKey(table, place * WORDS, entry)) place = (place + 1) % places;
  return place * WORDS;
}

function isTaken(table: Uint32Array, at: number): boolean {
  return table[at] !== 0;
}

function sameKey(table: Uint32Array, at: number, entry: Uint32Array): boolean {
  return table[at] === entry[0] && table[at + 1] === entry[1];
}

function sameContent(table: Uint32Array, at: number, entry: Uint32Array): boolean {
  return table[at + KEY_WORDS] === entry[KEY_WORDS];
}
