// Keys under which words with few differing letters meet: every way to drop up to two letters gives one. Two words that are that many edits apart share a key.

/** Letters from the beginning that keys of two edits are made of: more make many more keys and find nothing more. */
const KEYED_LETTERS = 8;
const PRIME = 0x01000193;
const OFFSET = 0x811c9dc5;

/**
 * Calls `visit` with a 32-bit key for the word and for each way to drop up to `edits` (0, 1 or 2) letters of it; for two edits of its beginning.
 * The same key may come twice; other words may have it too: whoever looks up compares.
 */
export function forEachDeletionKey(word: string, edits: number, visit: (key: number) => void): void {
  dropFrom(word, { edits, letters: edits < 2 ? word.length : KEYED_LETTERS }, visit);
}

/** As `forEachDeletionKey` for a word that is one edit away from those that are stored under keys for two. */
export function forEachNearKey(word: string, visit: (key: number) => void): void {
  dropFrom(word, { edits: 1, letters: KEYED_LETTERS }, visit);
}

function dropFrom(
  word: string,
  { edits, letters }: { edits: number; letters: number },
  visit: (key: number) => void,
): void {
  const length = Math.min(word.length, letters);
  visit(hashWithout(word, length, -1, -1));
  if (edits === 0) return;
  for (let first = 0; first < length; first++) {
    visit(hashWithout(word, length, first, -1));
    if (edits === 1) continue;
    for (let second = first + 1; second < length; second++) visit(hashWithout(word, length, first, second));
  }
}

function hashWithout(word: string, length: number, first: number, second: number): number {
  let hash = OFFSET;
  for (let at = 0; at < length; at++) {
    if (at === first || at === second) continue;
    hash = Math.imul(hash ^ word.charCodeAt(at), PRIME);
  }
  hash ^= hash >>> 15;
  return hash >>> 0;
}
