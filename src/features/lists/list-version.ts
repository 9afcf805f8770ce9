// A version of a list and the list itself, as they are stored and shown.
import type { ListDescription, ListMeasure } from '../../screening/matching/list-entry';

export const VERSION_STATUSES = ['candidate', 'active', 'superseded', 'refused'] as const;
export type VersionStatus = (typeof VERSION_STATUSES)[number];

export interface ListVersion {
  id: string;
  source: string;
  status: VersionStatus;
  /** Why it is refused. */
  reason: string | null;
  /** SHA-256, hex. */
  contentHash: string;
  lists: ListDescription[];
  entries: number;
  /** `YYYY-MM-DD`, the authority's day; null where it gives none. */
  asOf: string | null;
  problems: string[];
  origin: 'download' | 'import' | 'command_line';
  fileName: string | null;
  actor: string;
  fetchedAt: Date;
  activatedAt: Date | null;
}

export interface StoredSource {
  source: string;
  title: string;
  authority: string;
  measure: ListMeasure;
  checkedAt: Date | null;
  attemptedAt: Date | null;
  /** Where the last downloaded file came from, and what the server told with it. */
  url: string | null;
  etag: string | null;
  lastModified: string | null;
  failure: string | null;
  failedAt: Date | null;
}

/** Columns of `list_version` under the names above. */
export const VERSION_COLUMNS = `id, source, status, reason, trim(content_hash) AS "contentHash", lists, entries,
  to_char(as_of, 'YYYY-MM-DD') AS "asOf", problems, origin, file_name AS "fileName", actor,
  fetched_at AS "fetchedAt", activated_at AS "activatedAt"`;

/** Columns of `list_source` under the names above. */
export const SOURCE_COLUMNS = `source, title, authority, measure, checked_at AS "checkedAt", attempted_at AS "attemptedAt", url, etag,
  last_modified AS "lastModified", failure, failed_at AS "failedAt"`;
