// Which entries two versions of a list have in common, and which only one of them has or says differently.
import { createHash } from 'node:crypto';
import { canonicalJson } from '../../platform/http/canonical-json';
import type { ListedSet, ListEntry } from '../../screening/matching/list-entry';

export interface ChangedEntries {
  onlyBefore: ListedSet[];
  onlyAfter: ListedSet[];
  inBoth: ListedSet[];
  /** The same for the same two contents. */
  fingerprint: string;
}

export function findChangedEntries(before: readonly ListedSet[], after: readonly ListedSet[]): ChangedEntries {
  const [old, now] = [keysOf(before), keysOf(after)];
  const hash = createHash('sha256');
  for (const keys of [old, now]) hash.update([...keys.keys()].sort().join('\n')).update('\0');
  return {
    onlyBefore: pick(before, old, (key) => !now.has(key)),
    onlyAfter: pick(after, now, (key) => !old.has(key)),
    inBoth: pick(after, now, (key) => old.has(key)),
    fingerprint: hash.digest('hex'),
  };
}

/** Entries by all that they and their list say of what it means to be on it. */
function keysOf(sets: readonly ListedSet[]): Map<string, ListEntry> {
  return new Map(
    sets.flatMap(({ list: { source, measure }, entries }) =>
      entries.map((entry): [string, ListEntry] => [canonicalJson([source, measure, entry]), entry]),
    ),
  );
}

function pick(
  sets: readonly ListedSet[],
  keys: ReadonlyMap<string, ListEntry>,
  isWanted: (key: string) => boolean,
): ListedSet[] {
  const wanted = new Set([...keys].filter(([key]) => isWanted(key)).map(([, entry]) => entry));
  return sets
    .map(({ list, entries }) => ({ list, entries: entries.filter((entry) => wanted.has(entry)) }))
    .filter(({ entries }) => entries.length > 0);
}
