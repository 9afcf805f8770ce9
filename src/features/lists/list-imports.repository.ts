// Stores versions and takes them into use: one import of a list at a time, each in one transaction with its audit entry and event.
import { Injectable } from '@nestjs/common';
import { Database, type Transaction } from '../../platform/database/database';
import { newId } from '../../platform/ids/ids';
import { appendOutboxEvents } from '../../platform/outbox/outbox.repository';
import type { ListDescription } from '../../screening/matching/list-entry';
import { appendAudit } from '../audit/audit.repository';
import { DEFAULT_TENANT } from '../auth/principal';
import { decideImport, type ImportDecision } from './decide-import';
import type { ListContent } from './list-content';
import { type ListVersion, type StoredSource, VERSION_COLUMNS } from './list-version';

export interface NewVersion {
  /** How the list is called from now on. */
  list: ListDescription;
  content: ListContent;
  asOf: string | undefined;
  problems: readonly string[];
  origin: ListVersion['origin'];
  fileName: string | null;
  actor: string;
  force: boolean;
  activate: boolean;
  now: Date;
}

export interface StoredImport {
  decision: ImportDecision;
  version: ListVersion;
}

@Injectable()
export class ListImportsRepository {
  constructor(private readonly database: Database) {}

  transaction<T>(work: (client: Transaction) => Promise<T>): Promise<T> {
    return this.database.transaction(work);
  }

  /** Stores a content and does with it what the table of cases says. */
  async store(client: Transaction, found: NewVersion): Promise<StoredImport> {
    const { list, content, actor, force, activate, now } = found;
    await lockSource(client, found);
    const active = await findActive(client, list.source);
    const decision = decideImport({
      active,
      found: { entries: content.entries, contentHash: content.hash },
      force,
      activate,
    });
    if (decision.outcome === 'unchanged' && active) {
      await confirm(client, list.source, now);
      return { decision, version: active };
    }
    const known = await findByContent(client, list.source, content.hash);
    const id = await insertVersion(client, found, decision);
    if (decision.outcome === 'active')
      await takeIntoUse(client, { id, source: list.source, actor, now, forced: force });
    // The same file again and again, as downloads bring it, is told once.
    else if (known?.status !== (decision.outcome === 'refused' ? 'refused' : 'candidate'))
      await audit(client, {
        action: `list.version_${decision.outcome === 'refused' ? 'refused' : 'received'}`,
        id,
        actor,
        details: { source: list.source, entries: content.entries },
      });
    return { decision, version: await mustFind(client, id) };
  }

  /** Takes a stored version into use, whatever it was before. */
  activate(source: string, id: string, { actor, now }: { actor: string; now: Date }): Promise<ListVersion> {
    return this.database.transaction(async (client) => {
      await client.query('SELECT 1 FROM list_source WHERE tenant_id = $1 AND source = $2 FOR UPDATE', [
        DEFAULT_TENANT,
        source,
      ]);
      const version = await mustFind(client, id);
      if (version.status !== 'active')
        await takeIntoUse(client, { id, source, actor, now, forced: version.status === 'refused' });
      return mustFind(client, id);
    });
  }

  /** What the authority's server told with its file, so that it is asked only for another one. */
  async noteFetched(
    source: string,
    { url, etag, lastModified }: Pick<StoredSource, 'url' | 'etag' | 'lastModified'>,
  ): Promise<void> {
    await this.database.pool.query(
      'UPDATE list_source SET url = $3, etag = $4, last_modified = $5 WHERE tenant_id = $1 AND source = $2',
      [DEFAULT_TENANT, source, url, etag, lastModified],
    );
  }

  /** Nothing new at the authority's. */
  noteUnchanged(source: string, now: Date): Promise<void> {
    return this.database.transaction((client) => confirm(client, source, now));
  }

  async noteFailure(source: string, { now, failure }: { now: Date; failure: string }): Promise<void> {
    // Reasons quote what was found in the file; PostgreSQL stores neither NUL nor half a surrogate pair.
    const stored = failure.slice(0, 2000).replace(/[\0\p{Cs}]/gu, '?');
    await this.database.pool.query(
      'UPDATE list_source SET failure = $3, failed_at = $4 WHERE tenant_id = $1 AND source = $2',
      [DEFAULT_TENANT, source, stored, now],
    );
    await this.database.transaction((client) =>
      audit(client, {
        action: 'list.refresh_failed',
        id: source,
        actor: 'system:lists',
        details: { failure: stored },
      }),
    );
  }

  /**
   * Whether a download may begin now: of several schedulers one gets it.
   * @param due when the last one must have begun; after one that failed, `dueAfterFailure`
   */
  async claimAttempt(
    list: ListDescription,
    { now, due, dueAfterFailure }: { now: Date; due: Date; dueAfterFailure: Date },
  ): Promise<boolean> {
    const { rowCount } = await this.database.pool.query(
      `INSERT INTO list_source (tenant_id, source, title, authority, measure, attempted_at) VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (tenant_id, source) DO UPDATE SET attempted_at = excluded.attempted_at
       WHERE list_source.attempted_at IS NULL
          OR list_source.attempted_at <= CASE WHEN list_source.failure IS NULL THEN $7::timestamptz ELSE $8::timestamptz END`,
      [DEFAULT_TENANT, list.source, list.title, list.authority, list.measure, now, due, dueAfterFailure],
    );
    return rowCount === 1;
  }
}

/** Also makes the list where it is new; the lock holds until the transaction ends. */
async function lockSource(client: Transaction, { list }: NewVersion): Promise<void> {
  await client.query(
    `INSERT INTO list_source (tenant_id, source, title, authority, measure) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (tenant_id, source) DO UPDATE SET title = excluded.title, authority = excluded.authority, measure = excluded.measure`,
    [DEFAULT_TENANT, list.source, list.title, list.authority, list.measure],
  );
}

async function findActive(client: Transaction, source: string): Promise<ListVersion | undefined> {
  const { rows } = await client.query<ListVersion>(
    `SELECT ${VERSION_COLUMNS} FROM list_version WHERE tenant_id = $1 AND source = $2 AND status = 'active'`,
    [DEFAULT_TENANT, source],
  );
  return rows[0];
}

async function findByContent(client: Transaction, source: string, hash: string): Promise<ListVersion | undefined> {
  const { rows } = await client.query<ListVersion>(
    `SELECT ${VERSION_COLUMNS} FROM list_version WHERE tenant_id = $1 AND source = $2 AND content_hash = $3`,
    [DEFAULT_TENANT, source, hash],
  );
  return rows[0];
}

async function mustFind(client: Transaction, id: string): Promise<ListVersion> {
  const { rows } = await client.query<ListVersion>(`SELECT ${VERSION_COLUMNS} FROM list_version WHERE id = $1`, [id]);
  if (!rows[0]) throw new Error(`no list version ${id}`);
  return rows[0];
}

/** The same content that came before keeps its version. @returns its id */
async function insertVersion(
  client: Transaction,
  { list, content, asOf, problems, origin, fileName, actor, now }: NewVersion,
  decision: ImportDecision,
): Promise<string> {
  const id = newId();
  const status = decision.outcome === 'refused' ? 'refused' : 'candidate';
  const reason = decision.outcome === 'refused' ? decision.reason : null;
  const { rows } = await client.query<{ id: string }>(
    `INSERT INTO list_version (id, tenant_id, source, status, reason, content_hash, lists, entries, as_of, problems, origin, file_name, actor, fetched_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
     ON CONFLICT (tenant_id, source, content_hash) DO UPDATE SET status = excluded.status, reason = excluded.reason, fetched_at = excluded.fetched_at
     RETURNING id`,
    [
      id,
      DEFAULT_TENANT,
      list.source,
      status,
      reason,
      content.hash,
      JSON.stringify(content.lists),
      content.entries,
      asOf ?? null,
      problems,
      origin,
      fileName,
      actor,
      now,
    ],
  );
  if (rows[0]?.id !== id) return rows[0]?.id ?? id;
  for (const [part, bytes] of content.parts.entries()) {
    await client.query('INSERT INTO list_version_part (tenant_id, version_id, part, content) VALUES ($1, $2, $3, $4)', [
      DEFAULT_TENANT,
      id,
      part,
      bytes,
    ]);
  }
  return id;
}

/** What is in use is what the authority has. */
async function confirm(client: Transaction, source: string, now: Date): Promise<void> {
  await client.query(
    'UPDATE list_source SET checked_at = $3, failure = NULL, failed_at = NULL WHERE tenant_id = $1 AND source = $2',
    [DEFAULT_TENANT, source, now],
  );
}

interface Activation {
  id: string;
  source: string;
  actor: string;
  now: Date;
  /** Somebody has accepted what would have been refused. */
  forced: boolean;
}

async function takeIntoUse(client: Transaction, { id, source, actor, now, forced }: Activation): Promise<void> {
  const before = await findActive(client, source);
  await client.query(
    `UPDATE list_version SET status = 'superseded' WHERE tenant_id = $1 AND source = $2 AND status = 'active'`,
    [DEFAULT_TENANT, source],
  );
  await client.query(`UPDATE list_version SET status = 'active', reason = NULL, activated_at = $2 WHERE id = $1`, [
    id,
    now,
  ]);
  await confirm(client, source, now);
  const { entries, contentHash, asOf } = await mustFind(client, id);
  const version = `sha256:${contentHash}`;
  const details = {
    source,
    version,
    entries,
    asOf,
    previousVersionId: before?.id ?? null,
    entriesBefore: before?.entries ?? null,
  };
  await audit(client, { action: 'list.version_activated', id, actor, details: { ...details, forced } });
  await appendOutboxEvents(client, [
    { tenantId: DEFAULT_TENANT, type: 'list.updated', subjectId: id, data: { ...details, versionId: id } },
  ]);
}

async function audit(
  client: Transaction,
  { action, id, actor, details }: { action: string; id: string; actor: string; details: Record<string, unknown> },
): Promise<void> {
  await appendAudit(client, [
    { tenantId: DEFAULT_TENANT, actor, action, subjectType: 'list_version', subjectId: id, details },
  ]);
}
