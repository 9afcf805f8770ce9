// Batches as stored: the uploaded file in parts, how far it is read, its rejected rows, and which rows became which revision.
import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { PoolClient } from 'pg';
import { Database } from '../../platform/database/database';
import { AppError } from '../../platform/errors/errors';
import { newId } from '../../platform/ids/ids';
import { appendOutboxEvents } from '../../platform/outbox/outbox.repository';
import { appendAudit } from '../audit/audit.repository';
import type { BatchProgress, BatchStatus } from './batch-progress';
import type { RejectedRow } from './csv/read-requests';

const PART_BYTES = 512 * 1024;

export interface NewBatch {
  tenantId: string;
  actor: string;
  fileName: string | null;
  dryRun: boolean;
  maxBytes: number;
}

export interface BatchToRead {
  id: string;
  tenantId: string;
  status: BatchStatus;
  dryRun: boolean;
  rowsRead: number;
}

/** What one chunk of rows came to. */
export interface ChunkCounts {
  lastRow: number;
  accepted: number;
  rejected: number;
  duplicate: number;
}

export interface BatchRequestRow {
  firstRow: number;
  rows: number;
  revisionId: string;
  duplicate: boolean;
}

const PROGRESS = `
  select b.id, b.status, b.dry_run as "dryRun", b.file_name as "fileName", coalesce(b.unknown_columns, '{}') as "unknownColumns", b.failure,
    b.rows_read as read, b.rows_accepted as accepted, b.rows_rejected as rejected, b.rows_duplicate as duplicate,
    b.received_at as "receivedAt", b.started_at as "startedAt", b.finished_at as "finishedAt",
    coalesce(s.screened, 0)::int as screened, coalesce(s.flagged, 0)::int as flagged
  from batch b left join lateral (
    select sum(q.rows) filter (where v.status <> 'queued') as screened,
      sum(q.rows) filter (where v.status = 'failed' or exists (
        select 1 from assessment a where a.revision_id = v.id and a.verdict <> 'clear')) as flagged
    from batch_request q join trade_request_revision v on v.id = q.revision_id
    where q.batch_id = b.id and not q.duplicate) s on true`;

interface ProgressRow {
  id: string;
  status: BatchStatus;
  dryRun: boolean;
  fileName: string | null;
  unknownColumns: string[];
  failure: string | null;
  read: number;
  accepted: number;
  rejected: number;
  duplicate: number;
  screened: number;
  flagged: number;
  receivedAt: Date;
  startedAt: Date | null;
  finishedAt: Date | null;
}

export type StoredProgress = Omit<BatchProgress, 'etaSeconds'>;

@Injectable()
export class BatchesRepository {
  constructor(private readonly database: Database) {}

  /** Stores an upload as it arrives, in one transaction: a broken upload leaves nothing. @throws AppError 413 beyond `maxBytes` */
  async create(batch: NewBatch, bytes: AsyncIterable<Uint8Array>): Promise<string> {
    const id = newId();
    await this.database.transaction(async (client) => {
      await client.query(
        `insert into batch (id, tenant_id, status, dry_run, file_name) values ($1, $2, 'received', $3, $4)`,
        [id, batch.tenantId, batch.dryRun, batch.fileName],
      );
      const { size, sha256 } = await storeParts(client, { id, ...batch }, bytes);
      await client.query('update batch set file_bytes = $2, file_sha256 = $3 where id = $1', [id, size, sha256]);
      await appendAudit(client, [
        {
          tenantId: batch.tenantId,
          actor: batch.actor,
          action: 'batch.received',
          subjectType: 'batch',
          subjectId: id,
          details: { size, sha256, fileName: batch.fileName },
        },
      ]);
    });
    return id;
  }

  /** The bytes of an uploaded file, part by part. */
  async *readFile(batchId: string): AsyncGenerator<Uint8Array, undefined> {
    for (let part = 0; ; part += 1) {
      const { rows } = await this.database.pool.query<{ content: Buffer }>(
        'select content from batch_file_part where batch_id = $1 and part = $2',
        [batchId, part],
      );
      if (!rows[0]) return undefined;
      yield rows[0].content;
    }
  }

  async findToRead(batchId: string): Promise<BatchToRead | undefined> {
    const { rows } = await this.database.pool.query<BatchToRead>(
      `select id, tenant_id as "tenantId", status, dry_run as "dryRun", rows_read as "rowsRead" from batch where id = $1 and not reading_done`,
      [batchId],
    );
    return rows[0];
  }

  async startReading(batchId: string, header: string[], unknownColumns: string[]): Promise<void> {
    await this.database.pool.query(
      `update batch set status = 'validating', started_at = coalesce(started_at, now()), progressed_at = now(), header = $2, unknown_columns = $3
       where id = $1 and status in ('received', 'validating')`,
      [batchId, header, unknownColumns],
    );
  }

  /**
   * Stores a chunk in one transaction with its checkpoint. `store` writes the requests and says what became of them.
   * @returns false where another reader is ahead or the batch was cancelled: then nothing is stored
   */
  async storeChunk(
    batch: BatchToRead,
    chunk: { lastRow: number; rejected: RejectedRow[] },
    store: (
      client: PoolClient,
    ) => Promise<{ requests: BatchRequestRow[]; rejected: RejectedRow[]; counts: ChunkCounts }>,
  ): Promise<boolean> {
    return this.database.transaction(async (client) => {
      const claimed = await client.query(
        `update batch set rows_read = $3, progressed_at = now() where id = $1 and rows_read = $2 and not reading_done and status = 'validating'`,
        [batch.id, batch.rowsRead, chunk.lastRow],
      );
      if (claimed.rowCount !== 1) return false;
      const { requests, rejected, counts } = await store(client);
      await insertBatchRequests(client, batch, requests);
      await insertRejected(client, batch, [...chunk.rejected, ...rejected]);
      await client.query(
        `update batch set rows_accepted = rows_accepted + $2, rows_rejected = rows_rejected + $3, rows_duplicate = rows_duplicate + $4 where id = $1`,
        [batch.id, counts.accepted, counts.rejected, counts.duplicate],
      );
      return true;
    });
  }

  async finishReading(batchId: string): Promise<void> {
    await this.database.pool.query(
      `update batch set reading_done = true, status = 'screening', progressed_at = now() where id = $1 and status = 'validating'`,
      [batchId],
    );
  }

  /** The file as a whole cannot be read; what was taken from it before stays. */
  async fail(batchId: string, failure: string): Promise<void> {
    await this.close(
      batchId,
      `status = 'failed', reading_done = true, started_at = coalesce(started_at, now())`,
      failure,
      'batch.failed',
    );
  }

  /** Completes a batch whose requests are all screened. Returns whether it is finished now. */
  async settle(batchId: string): Promise<boolean> {
    const { rows } = await this.database.pool.query<{ waiting: boolean; done: boolean }>(
      `select b.reading_done and b.status = 'screening' as done, exists (
         select 1 from batch_request q join trade_request_revision v on v.id = q.revision_id
         where q.batch_id = b.id and not q.duplicate and v.status = 'queued') as waiting
       from batch b where b.id = $1`,
      [batchId],
    );
    if (!rows[0]?.done || rows[0].waiting) return false;
    await this.close(
      batchId,
      `status = case when rows_rejected > 0 then 'completed_with_errors' else 'completed' end`,
      null,
      'batch.completed',
    );
    return true;
  }

  private async close(batchId: string, change: string, failure: string | null, event: string): Promise<void> {
    await this.database.transaction(async (client) => {
      const { rows } = await client.query<{ tenant_id: string; status: string }>(
        `update batch set ${change}, failure = coalesce($2, failure), finished_at = now() where id = $1 and finished_at is null returning tenant_id, status`,
        [batchId, failure],
      );
      const [batch] = rows;
      if (!batch) return;
      await appendOutboxEvents(client, [
        {
          tenantId: batch.tenant_id,
          type: event,
          subjectId: batchId,
          data: { status: batch.status, ...(failure !== null && { failure }) },
        },
      ]);
      await appendAudit(client, [
        {
          tenantId: batch.tenant_id,
          actor: 'system:batches',
          action: event,
          subjectType: 'batch',
          subjectId: batchId,
          details: { status: batch.status },
        },
      ]);
    });
  }

  /** Stops reading; what is stored already is screened. Returns whether there was something to stop. */
  async cancel(tenantId: string, batchId: string, actor: string): Promise<boolean> {
    return this.database.transaction(async (client) => {
      const { rowCount } = await client.query(
        `update batch set status = 'cancelled', reading_done = true, finished_at = now() where id = $1 and tenant_id = $2 and finished_at is null`,
        [batchId, tenantId],
      );
      if (rowCount !== 1) return false;
      await appendAudit(client, [
        { tenantId, actor, action: 'batch.cancelled', subjectType: 'batch', subjectId: batchId },
      ]);
      return true;
    });
  }

  async findProgress(tenantId: string, batchId: string): Promise<StoredProgress | undefined> {
    const { rows } = await this.database.pool.query<ProgressRow>(`${PROGRESS} where b.id = $1 and b.tenant_id = $2`, [
      batchId,
      tenantId,
    ]);
    return rows[0] && toProgress(rows[0]);
  }

  /** Newest first, one more than the limit. */
  async list(tenantId: string, before: string | undefined, limit: number): Promise<StoredProgress[]> {
    const { rows } = await this.database.pool.query<ProgressRow>(
      `${PROGRESS} where b.tenant_id = $1 and ($2::uuid is null or b.id < $2) order by b.id desc limit $3`,
      [tenantId, before ?? null, limit + 1],
    );
    return rows.map(toProgress);
  }

  /** Batches whose reader or whose last look was lost. */
  async findStuck(olderThanSeconds: number): Promise<{ id: string; readingDone: boolean }[]> {
    const { rows } = await this.database.pool.query<{ id: string; readingDone: boolean }>(
      `select id, reading_done as "readingDone" from batch where finished_at is null and progressed_at <= now() - make_interval(secs => $1) limit 1000`,
      [olderThanSeconds],
    );
    return rows;
  }
}

async function storeParts(
  client: PoolClient,
  { id, tenantId, maxBytes }: NewBatch & { id: string },
  bytes: AsyncIterable<Uint8Array>,
): Promise<{ size: number; sha256: string }> {
  const hash = createHash('sha256');
  let size = 0;
  let part = 0;
  let pending: Buffer[] = [];
  let pendingBytes = 0;
  const flush = async (): Promise<void> => {
    if (pendingBytes === 0) return;
    await client.query('insert into batch_file_part (tenant_id, batch_id, part, content) values ($1, $2, $3, $4)', [
      tenantId,
      id,
      part,
      Buffer.concat(pending),
    ]);
    part += 1;
    pending = [];
    pendingBytes = 0;
  };
  for await (const chunk of bytes) {
    size += chunk.length;
    if (size > maxBytes)
      throw new AppError('payload_too_large', `A file may have ${maxBytes / 1024 / 1024} MiB at most.`);
    hash.update(chunk);
    pending.push(Buffer.from(chunk));
    pendingBytes += chunk.length;
    if (pendingBytes >= PART_BYTES) await flush();
  }
  await flush();
  return { size, sha256: hash.digest('hex') };
}

async function insertBatchRequests(
  client: PoolClient,
  batch: BatchToRead,
  requests: readonly BatchRequestRow[],
): Promise<void> {
  if (requests.length === 0) return;
  await client.query(
    `insert into batch_request (tenant_id, batch_id, first_row, rows, revision_id, duplicate)
     select $1, $2, "firstRow", rows, "revisionId", duplicate
     from jsonb_to_recordset($3::jsonb) as t("firstRow" int, rows int, "revisionId" uuid, duplicate boolean)`,
    [batch.tenantId, batch.id, JSON.stringify(requests)],
  );
}

async function insertRejected(client: PoolClient, batch: BatchToRead, rows: readonly RejectedRow[]): Promise<void> {
  if (rows.length === 0) return;
  // PostgreSQL text cannot hold NUL; the download shows where one was.
  const visible = (text: string): string => text.replaceAll('\0', '␀');
  await client.query(
    `insert into batch_rejected_row (tenant_id, batch_id, row, cells, "column", error)
     select $1, $2, row, array(select jsonb_array_elements_text(cells)), "column", error
     from jsonb_to_recordset($3::jsonb) as t(row int, cells jsonb, "column" text, error text)`,
    [
      batch.tenantId,
      batch.id,
      JSON.stringify(
        rows.map((row) => ({
          ...row,
          cells: row.cells.map(visible),
          error: visible(row.error),
          column: visible(row.column),
        })),
      ),
    ],
  );
}

function toProgress(row: ProgressRow): StoredProgress {
  const {
    id,
    status,
    dryRun,
    fileName,
    unknownColumns,
    failure,
    read,
    accepted,
    rejected,
    duplicate,
    screened,
    flagged,
    receivedAt,
    startedAt,
    finishedAt,
  } = row;
  return {
    id,
    status,
    dryRun,
    fileName,
    unknownColumns,
    failure,
    rows: { read, accepted, rejected, duplicate, screened, flagged },
    receivedAt: receivedAt.toISOString(),
    startedAt: startedAt?.toISOString() ?? null,
    finishedAt: finishedAt?.toISOString() ?? null,
  };
}
