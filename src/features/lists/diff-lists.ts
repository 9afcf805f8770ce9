// What is new in a version of a list, what is gone, and what it says differently.
import { canonicalJson } from '../../platform/http/canonical-json';
import type { ListedSet, ListEntry } from '../../screening/matching/list-entry';

const FIELDS = [
  'kind',
  'names',
  'programmes',
  'addresses',
  'countries',
  'birthDates',
  'identifiers',
  'listedOn',
] as const satisfies readonly (keyof ListEntry)[];

export interface EntryChange {
  change: 'added' | 'removed' | 'changed';
  list: string;
  entryId: string;
  /** Primary name, the new one where it changed. */
  name: string;
  /** Of a changed entry: each field that differs, before and after. */
  fields?: Partial<Record<(typeof FIELDS)[number], { before: unknown; after: unknown }>>;
}

export interface ListDiff {
  added: number;
  removed: number;
  changed: number;
  unchanged: number;
  /** Removed, then added, then changed; in the order of list and number. */
  changes: EntryChange[];
}

interface Placed {
  list: string;
  entry: ListEntry;
}

/** From one version to another; without an earlier one everything is added. */
export function diffLists(before: readonly ListedSet[], after: readonly ListedSet[]): ListDiff {
  const old = placed(before);
  const now = placed(after);
  const removed = [...old].filter(([key]) => !now.has(key)).map(([, found]) => changeOf('removed', found));
  const added = [...now].filter(([key]) => !old.has(key)).map(([, found]) => changeOf('added', found));
  const changed = [...now].flatMap(([key, found]) => compare(old.get(key), found));
  const unchanged = now.size - added.length - changed.length;
  const changes = [...sorted(removed), ...sorted(added), ...sorted(changed)];
  return { added: added.length, removed: removed.length, changed: changed.length, unchanged, changes };
}

function placed(sets: readonly ListedSet[]): Map<string, Placed> {
  return new Map(
    sets.flatMap(({ list, entries }) =>
      entries.map((entry): [string, Placed] => [`${list.source}\n${entry.id}`, { list: list.source, entry }]),
    ),
  );
}

function changeOf(change: EntryChange['change'], { list, entry }: Placed): EntryChange {
  return { change, list, entryId: entry.id, name: entry.names[0]?.text ?? '' };
}

function compare(old: Placed | undefined, now: Placed): EntryChange[] {
  if (!old) return [];
  const fields: NonNullable<EntryChange['fields']> = {};
  for (const field of FIELDS) {
    const [before, after] = [old.entry[field], now.entry[field]];
    if (canonicalJson(before) !== canonicalJson(after))
      fields[field] = { before: before ?? null, after: after ?? null };
  }
  return Object.keys(fields).length === 0 ? [] : [{ ...changeOf('changed', now), fields }];
}

function sorted(changes: EntryChange[]): EntryChange[] {
  const key = ({ list, entryId }: EntryChange): string => `${list}\n${entryId}`;
  return changes.sort((a, b) => key(a).localeCompare(key(b), 'en', { numeric: true }));
}
