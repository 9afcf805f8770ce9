// Ends decisions about entries that their list has changed or dropped: the officer judged another text, even if the old one comes back.
import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock';
import type { ListedSet } from '../../screening/matching/list-entry';
import { ActiveLists } from '../lists/active-lists';
import { hashEntry } from './entry-hash';
import { GoodGuysRepository, type LiveGoodGuyRow } from './good-guys.repository';
import { LiveGoodGuys } from './live-good-guys';

const ACTOR = 'system:lists';
/** Younger ones may have been made with a version that this process has not loaded yet; screening compares the entry itself. */
const LEAST_AGE_MS = 60_000;

type JudgedEntry = Pick<LiveGoodGuyRow, 'source' | 'entryId' | 'entryHash'>;
type HashesBySource = ReadonlyMap<string, ReadonlyMap<string, string>>;

@Injectable()
export class FallenGoodGuys implements OnApplicationBootstrap {
  private readonly logger = new Logger('good-guys');

  constructor(
    private readonly lists: ActiveLists,
    private readonly repository: GoodGuysRepository,
    private readonly live: LiveGoodGuys,
    private readonly clock: Clock,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    this.lists.onChange(() => void this.lookThrough());
    await this.lookThrough();
  }

  /** Never throws: what is not ended now does not hold anyway, and is ended with the next change. */
  async lookThrough(): Promise<void> {
    try {
      const guys = await this.repository.findLive(null);
      const hashes = hashesOf(guys, this.lists.state().sets);
      for (const guy of guys) {
        const reason = this.isOldEnough(guy) ? whyFallen(guy, hashes) : undefined;
        if (reason === undefined) continue;
        if (await this.repository.end({ tenantId: guy.tenantId, actor: ACTOR }, guy.id, reason))
          this.logger.log({ goodGuy: guy.id, reason }, 'a good guy fell');
        this.live.forget(guy.tenantId);
      }
    } catch (error) {
      this.logger.error({ err: error }, 'the good guys could not be looked through');
    }
  }

  private isOldEnough({ createdAt }: LiveGoodGuyRow): boolean {
    return this.clock.now().getTime() - createdAt.getTime() >= LEAST_AGE_MS;
  }
}

/** Why the lists in use end a decision; undefined where they do not, or where its list is not there at all. */
export function whyFallen({ source, entryId, entryHash }: JudgedEntry, lists: HashesBySource): string | undefined {
  const hashes = lists.get(source);
  if (hashes === undefined) return undefined;
  const hash = hashes.get(entryId);
  if (hash === undefined) return 'the entry is not on the list any more';
  return hash === entryHash ? undefined : 'the listed entry has changed';
}

/** Of the entries that decisions are about, in one pass over the lists. */
export function hashesOf(guys: readonly JudgedEntry[], sets: readonly ListedSet[]): HashesBySource {
  const wanted = new Set(guys.map(({ source, entryId }) => `${source}\n${entryId}`));
  const found = new Map<string, Map<string, string>>();
  for (const { list, entries } of sets) {
    const hashes = found.get(list.source) ?? new Map<string, string>();
    found.set(list.source, hashes);
    if (!guys.some(({ source }) => source === list.source)) continue;
    for (const entry of entries)
      if (wanted.has(`${list.source}\n${entry.id}`)) hashes.set(entry.id, hashEntry(list, entry));
  }
  return found;
}
