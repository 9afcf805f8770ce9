// Lists from files for a command, ready to be asked, under the version that the service gives the same contents.
import * as fs from 'node:fs';
import { contentHashOf } from '../features/lists/list-content';
import { LIST_SOURCES } from '../features/lists/list-sources';
import { asOfDay, versionOf } from '../features/lists/list-state';
import { ListFileError } from '../features/lists/readers/list-file-error';
import { readListFilesWithProblems } from '../features/lists/readers/read-list-files';
import type { ListedSet } from '../screening/matching/list-entry';
import { ListScreening } from '../screening/matching/list-screening';
import { buildPartyIndex, PartyMatcher } from '../screening/matching/match-party';
import type { ScreeningKit } from '../screening/screen';
import { note } from './note';
import { UsageError } from './usage-error';

export interface OpenedLists {
  sets: readonly ListedSet[];
  matcher: PartyMatcher;
}

/** Says on standard error what was read and what had to be left out. @throws UsageError for a file that is no list */
export async function openLists(files: readonly string[], { reference }: ScreeningKit): Promise<OpenedLists> {
  const { sets, problems } = await readLists(files, reference);
  for (const problem of problems) note(problem);
  for (const { list, entries } of sets) note(`${list.source}: ${entries.length} entries`);
  return { sets, matcher: new PartyMatcher(buildPartyIndex(sets, reference.names), reference.names) };
}

/** The kit with the lists in it, as the service screens with the same lists. */
export async function withLists(kit: ScreeningKit, files: readonly string[]): Promise<ScreeningKit> {
  const { sets, matcher } = await openLists(files, kit);
  const fetchedAt = oldestOf(files);
  const active = bySource(sets).map((own) => ({
    source: sourceOf(own[0]),
    contentHash: contentHashOf(own),
    asOf: own.map(({ list }) => list.asOf).find((day) => day !== undefined) ?? null,
    fetchedAt,
  }));
  return {
    ...kit,
    lists: new ListScreening('ready', matcher),
    versions: { ...kit.versions, lists: versionOf(active) ?? kit.versions.lists },
    listsAsOf: asOfDay(active),
  };
}

async function readLists(
  files: readonly string[],
  { countries }: ScreeningKit['reference'],
): ReturnType<typeof readListFilesWithProblems> {
  try {
    return await readListFilesWithProblems(files, { countries });
  } catch (error) {
    throw error instanceof ListFileError ? new UsageError(error.message) : error;
  }
}

/** Lists that come in one file (`us-csl-sdn`, `us-csl-el`) are one import of the service. */
function bySource(sets: readonly ListedSet[]): ListedSet[][] {
  const groups = new Map<string, ListedSet[]>();
  for (const set of sets) {
    const source = sourceOf(set);
    groups.set(source, [...(groups.get(source) ?? []), set]);
  }
  return [...groups.values()];
}

function sourceOf(set: ListedSet | undefined): string {
  const source = set?.list.source ?? '';
  const whole = LIST_SOURCES.filter(({ id }) => source.startsWith(`${id}-`)).map(({ id }) => id);
  return whole.sort((a, b) => a.length - b.length)[0] ?? source;
}

/** A list without a day of its own is as old as the oldest file. */
function oldestOf(files: readonly string[]): Date {
  return new Date(Math.min(...files.map((file) => fs.statSync(file).mtimeMs)));
}
