// The entries of a version as they are kept: packed in parts, in an order of their own, with a hash that tells whether two contents are the same.
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { ListDescription, ListedSet, ListEntry } from '../../screening/matching/list-entry';
import { canonicalJson } from '../../platform/http/canonical-json';

const pack = promisify(gzip);
const unpack = promisify(gunzip);

/** Entries in a part: so many are unpacked at once while a version is loaded. */
const PART_ENTRIES = 5_000;

export interface ListContent {
  /** SHA-256, hex. Days of the versions do not go into it: an unchanged list that is published anew is the same. */
  hash: string;
  entries: number;
  /** The lists of the file; entries name theirs by its place here. */
  lists: ListDescription[];
  parts: Buffer[];
}

/** The content of a file, ready to be kept. */
export async function packContent(sets: readonly ListedSet[]): Promise<ListContent> {
  const { lists, lines, hash } = orderContent(sets);
  const parts: Buffer[] = [];
  for (let at = 0; at < lines.length; at += PART_ENTRIES)
    parts.push(await pack(lines.slice(at, at + PART_ENTRIES).join('')));
  return { hash, entries: lines.length, lists, parts };
}

/** The hash alone. */
export function contentHashOf(sets: readonly ListedSet[]): string {
  return orderContent(sets).hash;
}

/** One line for each entry, in an order that does not depend on the file. */
function orderContent(sets: readonly ListedSet[]): Pick<ListContent, 'hash' | 'lists'> & { lines: string[] } {
  const ordered = [...sets].sort((a, b) => (a.list.source < b.list.source ? -1 : 1));
  const lines = ordered
    .flatMap(({ entries }, index) => entries.map((entry) => `${canonicalJson([index, entry])}\n`))
    .sort();
  const hash = createHash('sha256').update(
    canonicalJson(ordered.map(({ list: { source, measure } }) => [source, measure])),
  );
  for (const line of lines) hash.update(line);
  return { hash: hash.digest('hex'), lists: ordered.map(({ list }) => list), lines };
}

/** The lists again, from what was kept. */
export async function unpackContent(
  lists: readonly ListDescription[],
  parts: AsyncIterable<Buffer>,
): Promise<ListedSet[]> {
  const entries: ListEntry[][] = lists.map(() => []);
  for await (const part of parts) {
    const text = (await unpack(part)).toString('utf8');
    for (const line of text.split('\n')) {
      if (line === '') continue;
      const [index, entry] = JSON.parse(line) as [number, ListEntry];
      entries[index]?.push(entry);
    }
  }
  return lists.map((list, index) => ({ list, entries: entries[index] ?? [] }));
}
