// How the lists stand: which are there, how old they are, and what the rules that need them may rely on. Pure.
import { createHash } from 'node:crypto';
import { findSource } from './list-sources';
import type { ListVersion, StoredSource } from './list-version';

/** `off`: no list is wanted and none is there. `stale` and `failed` still screen with what there is. */
export type ListState = 'off' | 'ready' | 'stale' | 'failed';

export interface SourceState {
  source: string;
  state: 'ready' | 'stale' | 'failed';
  /** What is wrong, in a sentence; null where nothing is. */
  problem: string | null;
  /** Hours since the list was last found current; null where it never was. */
  ageHours: number | null;
}

export interface StateInput {
  /** Lists that the configuration asks for. */
  configured: readonly string[];
  active: readonly Pick<ListVersion, 'source' | 'contentHash' | 'asOf' | 'fetchedAt'>[];
  sources: readonly Pick<StoredSource, 'source' | 'checkedAt' | 'failure'>[];
  maxAgeHours: number;
  now: Date;
}

/** Each list that is configured or in use, by name. */
export function statesOfSources({ configured, active, sources, maxAgeHours, now }: StateInput): SourceState[] {
  const stored = new Map(sources.map((row) => [row.source, row]));
  const asOf = new Map(active.map((version) => [version.source, version.asOf]));
  const inUse = new Set(active.map(({ source }) => source));
  return [...new Set([...configured, ...inUse])].sort().map((source): SourceState => {
    const { checkedAt = null, failure = null } = stored.get(source) ?? {};
    const ageHours = checkedAt && Math.round(((now.getTime() - checkedAt.getTime()) / 3_600_000) * 10) / 10;
    const because = failure === null ? '' : `: ${failure}`;
    if (!inUse.has(source)) {
      return { source, state: 'failed', problem: `${source} was never loaded${because}`, ageHours };
    }
    const isAgeing = configured.includes(source) || (findSource(source)?.urls.length ?? 0) > 0;
    if (isAgeing && (ageHours === null || ageHours > maxAgeHours)) {
      const problem = `${source} was last found current ${ageHours ?? 'an unknown number of'} hours ago, at most ${maxAgeHours} are allowed${because}`;
      return { source, state: 'stale', problem, ageHours };
    }
    const old = isAgeing && !configured.includes(source) ? oldFile(asOf.get(source), now) : undefined;
    const problem = failure === null ? old : `the last refresh failed${because}`;
    return { source, state: 'ready', problem: problem === undefined ? null : `${source}: ${problem}`, ageHours };
  });
}

/** Authorities that publish for download do so every few weeks. */
const MOST_DAYS_OF_FILE = 60;
const DAY_MS = 86_400_000;

/** What to say of a file that somebody brought and that says of itself that it is old. */
function oldFile(asOf: string | null | undefined, now: Date): string | undefined {
  const days = asOf === undefined || asOf === null ? 0 : Math.floor((now.getTime() - Date.parse(asOf)) / DAY_MS);
  return days > MOST_DAYS_OF_FILE
    ? `the file in use is of ${asOf ?? ''}, ${days} days old: import a newer one`
    : undefined;
}

export function overallState(states: readonly SourceState[]): ListState {
  if (states.length === 0) return 'off';
  if (states.some(({ state }) => state === 'failed')) return 'failed';
  return states.some(({ state }) => state === 'stale') ? 'stale' : 'ready';
}

/** One version over all lists in use: the same contents have the same one everywhere. Undefined where there is no list. */
export function versionOf(active: StateInput['active']): string | undefined {
  if (active.length === 0) return undefined;
  const lines = active.map(({ source, contentHash }) => `${source}\0${contentHash}\n`).sort();
  return `sha256:${createHash('sha256').update(lines.join('')).digest('hex')}`;
}

/**
 * The oldest day among the lists in use. It goes with the versions and does not move while they stay: an assessment with the same versions
 * says the same day.
 */
export function asOfDay(active: StateInput['active']): string | null {
  const days = active.map(({ asOf, fetchedAt }) => asOf ?? fetchedAt.toISOString().slice(0, 10)).sort();
  return days[0] === undefined ? null : `${days[0]}T00:00:00Z`;
}
