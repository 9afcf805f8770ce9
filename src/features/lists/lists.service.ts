// The lists as officers see them: what is there, how old it is, what a version changes.
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock';
import { Configuration } from '../../platform/config/configuration';
import { AppError } from '../../platform/errors/errors';
import { isId } from '../../platform/ids/ids';
import { diffLists, type EntryChange } from './diff-lists';
import { describeTarget } from './fit-sets';
import { type ListEffect, ListEffects } from './list-effects';
import { findSource, LIST_SOURCES } from './list-sources';
import { type SourceState, statesOfSources } from './list-state';
import type { ListVersion, StoredSource } from './list-version';
import { ListsRepository } from './lists.repository';

export interface ListView {
  source: string;
  title: string;
  authority: string;
  measure: string;
  /** Law that it rests on; null for a list of one's own. */
  instrument: string | null;
  /** `off`: known, but not used here. */
  state: 'off' | SourceState['state'];
  problem: string | null;
  /** `sha256:…` of the content in use. */
  version: string | null;
  versionId: string | null;
  entries: number;
  asOf: string | null;
  ageHours: number | null;
  checkedAt: Date | null;
  activatedAt: Date | null;
  /** Whether it is downloaded by itself. */
  scheduled: boolean;
  lastFailure: { at: Date | null; reason: string } | null;
}

export interface VersionDiff {
  source: string;
  version: ListVersion;
  /** Null: there was none. */
  comparedWith: ListVersion | null;
  counts: { added: number; removed: number; changed: number; unchanged: number };
  effect: ListEffect | null;
  changes: EntryChange[];
}

@Injectable()
export class Lists {
  constructor(
    private readonly repository: ListsRepository,
    private readonly effects: ListEffects,
    private readonly configuration: Configuration,
    private readonly clock: Clock,
  ) {}

  /** Those that are stored or configured; with `catalogue` also those that are only known. */
  async list({ catalogue }: { catalogue: boolean }): Promise<ListView[]> {
    const [active, sources] = await Promise.all([this.repository.activeVersions(), this.repository.listSources()]);
    const states = new Map(this.statesOf(active, sources).map((state) => [state.source, state]));
    const known = catalogue ? LIST_SOURCES.map(({ id }) => id) : [];
    const names = new Set([...this.configuration.lists, ...sources.map(({ source }) => source), ...known]);
    return [...names].sort().map((source) =>
      this.view(source, {
        version: active.find((version) => version.source === source),
        stored: sources.find((row) => row.source === source),
        state: states.get(source),
      }),
    );
  }

  /** @throws AppError not_found for a list that neither is stored nor known */
  async find(source: string): Promise<ListView> {
    const found = (await this.list({ catalogue: true })).find((view) => view.source === source);
    if (!found) throw new AppError('not_found', `There is no list ${JSON.stringify(source)}.`);
    return found;
  }

  async listVersions(source: string, before: string | undefined, limit: number): Promise<ListVersion[]> {
    await this.find(source);
    return this.repository.listVersions(source, before, limit);
  }

  /** @throws AppError not_found */
  async findVersion(source: string, id: string): Promise<ListVersion> {
    const version = isId(id) ? await this.repository.findVersion(source, id) : undefined;
    if (!version)
      throw new AppError(
        'not_found',
        `There is no version ${JSON.stringify(id)} of the list ${JSON.stringify(source)}.`,
      );
    return version;
  }

  /** What a version changes against the one in use, or the one in use against the one before it. @throws AppError not_found */
  async diff(source: string, id: string): Promise<VersionDiff> {
    const version = await this.findVersion(source, id);
    const before = await this.repository.findBefore(version);
    const after = await this.repository.readSets(version);
    const earlier = before ? await this.repository.readSets(before) : [];
    const { changes, ...counts } = diffLists(earlier, after);
    const effect = await this.effects.of(earlier, after);
    return { source, version, comparedWith: before ?? null, counts, effect, changes };
  }

  private statesOf(active: readonly ListVersion[], sources: readonly StoredSource[]): SourceState[] {
    const { lists: configured, listMaxAgeHours: maxAgeHours } = this.configuration;
    return statesOfSources({ configured, active, sources, maxAgeHours, now: this.clock.now() });
  }

  private view(
    source: string,
    found: { version: ListVersion | undefined; stored: StoredSource | undefined; state: SourceState | undefined },
  ): ListView {
    const { version, stored, state } = found;
    const { title, authority, measure } = describeTarget({ source, stored });
    return {
      source,
      title,
      authority,
      measure,
      instrument: findSource(source)?.instrument ?? null,
      state: state?.state ?? 'off',
      problem: state?.problem ?? null,
      version: version ? `sha256:${version.contentHash}` : null,
      versionId: version?.id ?? null,
      entries: version?.entries ?? 0,
      asOf: version?.asOf ?? null,
      ageHours: state?.ageHours ?? null,
      checkedAt: stored?.checkedAt ?? null,
      activatedAt: version?.activatedAt ?? null,
      scheduled: this.configuration.lists.includes(source),
      lastFailure: failureOf(stored),
    };
  }
}

function failureOf(stored: StoredSource | undefined): ListView['lastFailure'] {
  const reason = stored?.failure ?? null;
  return reason === null ? null : { at: stored?.failedAt ?? null, reason };
}
