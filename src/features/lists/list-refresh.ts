// Downloads the configured lists by themselves; runs where the role `scheduler` is. What fails leaves the version in use and is written down.
import * as path from 'node:path';
import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { Clock } from '../../platform/clock/clock';
import { Configuration } from '../../platform/config/configuration';
import { ActiveLists } from './active-lists';
import { addressesOf } from './configured-lists';
import { downloadList, type Fetched } from './download-list';
import { describeTarget } from './fit-sets';
import { ListImportsRepository, type StoredImport } from './list-imports.repository';
import { ListImports } from './list-imports.service';
import { ListsRepository } from './lists.repository';

const LOOK_MS = 60_000;
const PERIOD_MS = 6 * 3_600_000;
const PERIOD_AFTER_FAILURE_MS = 30 * 60_000;
/** Installations that were started together do not ask the authorities in the same minute. */
const JITTER_MS = 15 * 60_000;

@Injectable()
export class ListRefresh implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('lists');
  private readonly stopping = new AbortController();
  private readonly jitterMs = Math.floor(Math.random() * JITTER_MS);
  private running: Promise<void> | undefined;

  constructor(
    private readonly imports: ListImports,
    private readonly repository: ListImportsRepository,
    private readonly lists: ListsRepository,
    private readonly active: ActiveLists,
    private readonly configuration: Configuration,
    private readonly clock: Clock,
  ) {}

  /** The start does not wait for other people's servers. */
  onApplicationBootstrap(): void {
    void this.refreshDue();
  }

  async onModuleDestroy(): Promise<void> {
    this.stopping.abort(new Error('the service stops'));
    await this.running;
  }

  /** Downloads every list whose time has come, one after another. */
  @Interval(LOOK_MS)
  refreshDue(): Promise<void> {
    this.running ??= this.refreshEach().finally(() => {
      this.running = undefined;
    });
    return this.running;
  }

  private async refreshEach(): Promise<void> {
    for (const source of this.configuration.lists) {
      if (this.stopping.signal.aborted) return;
      try {
        if (await this.claim(source)) await this.refresh(source);
      } catch (error) {
        await this.tellFailure(source, error);
      }
    }
  }

  private claim(source: string): Promise<boolean> {
    const now = this.clock.now();
    const ago = (milliseconds: number): Date => new Date(now.getTime() - milliseconds);
    return this.repository.claimAttempt(describeTarget({ source, stored: undefined }), {
      now,
      due: ago(PERIOD_MS + this.jitterMs),
      dueAfterFailure: ago(PERIOD_AFTER_FAILURE_MS),
    });
  }

  private async refresh(source: string): Promise<void> {
    const urls = addressesOf(source, this.configuration);
    const stored = await this.lists.findSource(source);
    const fetched = await downloadList({
      urls,
      known: stored?.url === urls[0] && stored !== undefined ? stored : undefined,
      dir: path.join(this.configuration.dataDir, 'uploads'),
      signal: this.stopping.signal,
    });
    if (fetched === 'unchanged') await this.repository.noteUnchanged(source, this.clock.now());
    else await this.take(source, urls[0] ?? null, fetched);
    await this.active.refresh();
  }

  private async take(source: string, url: string | null, fetched: Fetched): Promise<void> {
    try {
      const { decision, version } = await this.imports.importFiles({ source }, fetched.files, {
        origin: 'download',
        actor: 'system:lists',
        force: false,
      });
      this.logger.log({ source, outcome: decision.outcome, entries: version.entries }, 'list downloaded');
      await this.noteOutcome(source, decision, { url, ...fetched });
    } finally {
      await fetched.close();
    }
  }

  /** Only a file that is in use is not asked for again: one that waits for an officer or was refused comes again. */
  private async noteOutcome(
    source: string,
    decision: StoredImport['decision'],
    { url, etag, lastModified }: { url: string | null; etag: string | null; lastModified: string | null },
  ): Promise<void> {
    if (decision.outcome === 'refused') throw new Error(decision.reason);
    if (decision.outcome !== 'candidate') await this.repository.noteFetched(source, { url, etag, lastModified });
  }

  private async tellFailure(source: string, error: unknown): Promise<void> {
    if (this.stopping.signal.aborted) return;
    const failure = error instanceof Error ? error.message : String(error);
    this.logger.warn({ source, failure }, 'a list was not refreshed');
    await this.repository.noteFailure(source, { now: this.clock.now(), failure }).catch((fault: unknown) => {
      this.logger.error({ err: fault }, 'the failure of a list cannot be written down');
    });
    await this.active.refresh();
  }
}
