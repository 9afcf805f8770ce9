// The lists in use, in the memory of this process: loaded at start and again when another version is taken into use, wherever that was done.
import { Injectable, Logger, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock';
import { Configuration } from '../../platform/config/configuration';
import type { ListedSet } from '../../screening/matching/list-entry';
import { NO_LISTS } from '../rulesets/screening-kit';
import { asOfDay, type ListState, overallState, type SourceState, statesOfSources, versionOf } from './list-state';
import type { ListVersion, StoredSource } from './list-version';
import { ListsRepository } from './lists.repository';

/** How long another process may screen with the version before. */
const POLL_MS = 3_000;

export interface ActiveListState {
  state: ListState;
  sets: readonly ListedSet[];
  /** `sha256:…` over the contents in use. */
  version: string;
  /** The oldest day among them; null without a list. */
  asOf: string | null;
  /** In sentences; empty where all is well. */
  problems: readonly string[];
  sources: readonly SourceState[];
}

interface Loaded {
  versions: readonly ListVersion[];
  sets: readonly ListedSet[];
}

@Injectable()
export class ActiveLists implements OnModuleInit, OnModuleDestroy {
  private readonly logger = new Logger('lists');
  private loaded: Loaded = { versions: [], sets: [] };
  private sources: readonly StoredSource[] = [];
  private readonly byVersion = new Map<string, readonly ListedSet[]>();
  private readonly listeners = new Set<() => void>();
  private loading: Promise<void> | undefined;
  private isLoaded = false;
  private fault: string | undefined;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly repository: ListsRepository,
    private readonly configuration: Configuration,
    private readonly clock: Clock,
  ) {}

  async onModuleInit(): Promise<void> {
    await this.refresh();
    this.timer = setInterval(() => void this.refresh(), POLL_MS);
    this.timer.unref();
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.timer);
    await this.loading;
  }

  /** What the rules may rely on now. The sets stay the same objects until another version is in use. */
  state(): ActiveListState {
    const { versions, sets } = this.loaded;
    const sources = statesOfSources({
      configured: this.configuration.lists,
      active: versions,
      sources: this.sources,
      maxAgeHours: this.configuration.listMaxAgeHours,
      now: this.clock.now(),
    });
    const problems = sources.flatMap(({ problem }) => problem ?? []);
    return {
      state: this.fault === undefined ? overallState(sources) : 'failed',
      sets,
      version: versionOf(versions) ?? NO_LISTS,
      asOf: asOfDay(versions),
      problems: this.fault === undefined ? problems : [this.fault, ...problems],
      sources,
    };
  }

  /** Called after each change of the sets. */
  onChange(listener: () => void): void {
    this.listeners.add(listener);
  }

  /** Looks whether another version is in use, and loads it. Never throws: what fails is a problem of the state. */
  refresh(): Promise<void> {
    this.loading ??= this.load().finally(() => {
      this.loading = undefined;
    });
    return this.loading;
  }

  private async load(): Promise<void> {
    try {
      const [versions, sources] = await Promise.all([this.repository.activeVersions(), this.repository.listSources()]);
      this.sources = sources;
      if (this.isLoaded && versionsAre(versions, this.loaded.versions)) this.fault = undefined;
      else await this.replace(versions);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      if (this.fault === undefined) this.logger.error({ err: error }, 'the lists in use cannot be loaded');
      this.fault = `the lists in use cannot be loaded: ${reason}`;
    }
  }

  private async replace(versions: readonly ListVersion[]): Promise<void> {
    const sets: ListedSet[] = [];
    for (const version of versions) {
      const own = this.byVersion.get(version.id) ?? (await this.repository.readSets(version));
      this.byVersion.set(version.id, own);
      sets.push(...own);
    }
    const kept = new Set(versions.map(({ id }) => id));
    for (const id of [...this.byVersion.keys()]) if (!kept.has(id)) this.byVersion.delete(id);
    this.loaded = { versions, sets };
    this.isLoaded = true;
    this.fault = undefined;
    const entries = sets.reduce((sum, set) => sum + set.entries.length, 0);
    this.logger.log({ lists: versions.map(({ source }) => source), entries }, 'lists loaded');
    for (const listener of this.listeners) listener();
  }
}

function versionsAre(found: readonly ListVersion[], loaded: readonly ListVersion[]): boolean {
  return found.length === loaded.length && found.every(({ id }, index) => id === loaded[index]?.id);
}
