// How a batch ends: completed once everything in it is screened, failed, or cancelled. Each end is told once.
import { Injectable } from '@nestjs/common';
import type { PoolClient } from 'pg';
import { Database } from '../../platform/database/database';
import { appendOutboxEvents } from '../../platform/outbox/outbox.repository';
import { appendAudit } from '../audit/audit.repository';

const READER = 'system:batches';

/** Counts what is screened by now. A reader that was lost shows by its checkpoint, so only later looks count as progress. */
const COUNT = `
  update batch b set rows_screened = s.screened, rows_flagged = s.flagged,
    progressed_at = case when b.reading_done then now() else b.progressed_at end
  from (
    select coalesce(sum(q.rows) filter (where v.status <> 'queued'), 0) as screened,
      count(*) filter (where v.status = 'queued')::int as waiting,
      coalesce(sum(q.rows) filter (where v.status = 'failed' or exists (
        select 1 from assessment a where a.revision_id = v.id and a.verdict <> 'clear')), 0) as flagged
    from batch_request q join trade_request_revision v on v.id = q.revision_id
    where q.batch_id = $1 and not q.duplicate) s
  where b.id = $1 returning b.reading_done as "readingDone", s.waiting`;

@Injectable()
export class BatchOutcomeRepository {
  constructor(private readonly database: Database) {}

  /** Counts what is screened, and completes a batch that is read and screened. Returns whether nothing more will change. */
  async settle(batchId: string): Promise<boolean> {
    const { rows } = await this.database.pool.query<{ readingDone: boolean; waiting: number }>(COUNT, [batchId]);
    const [counted] = rows;
    if (!counted) return true;
    if (!counted.readingDone || counted.waiting > 0) return false;
    await this.database.transaction(async (client) => {
      const status = `case when rows_rejected > 0 then 'completed_with_errors' else 'completed' end`;
      await close(client, {
        change: `update batch set status = ${status}, finished_at = now() where id = $1 and finished_at is null`,
        values: [batchId],
        event: 'batch.completed',
      });
    });
    return true;
  }

  /** The file cannot be read, or not to its end; what was taken from it before stays. */
  async fail(batchId: string, reason: string): Promise<void> {
    // PostgreSQL stores no NUL, neither in text nor in the JSON of event and audit entry.
    const failure = reason.replaceAll('\0', '␀');
    await this.database.transaction(async (client) => {
      await close(client, {
        change: `update batch set status = 'failed', reading_done = true, failure = $2, finished_at = now(),
          started_at = coalesce(started_at, now()) where id = $1 and finished_at is null`,
        values: [batchId, failure],
        event: 'batch.failed',
        failure,
      });
    });
  }

  /** Stops reading; what is stored already is screened. Returns whether there was something to stop. */
  async cancel(tenantId: string, batchId: string, actor: string): Promise<boolean> {
    return this.database.transaction(async (client) => {
      const { rowCount } = await client.query(
        `update batch set status = 'cancelled', reading_done = true, finished_at = now()
         where id = $1 and tenant_id = $2 and finished_at is null`,
        [batchId, tenantId],
      );
      if (rowCount !== 1) return false;
      await appendAudit(client, [
        { tenantId, actor, action: 'batch.cancelled', subjectType: 'batch', subjectId: batchId },
      ]);
      return true;
    });
  }
}

interface Closing {
  /** An update that changes the batch only while it is not finished. */
  change: string;
  values: unknown[];
  event: 'batch.completed' | 'batch.failed';
  failure?: string;
}

async function close(client: PoolClient, { change, values, event, failure }: Closing): Promise<void> {
  const { rows } = await client.query<{ id: string; tenant_id: string; status: string }>(
    `${change} returning id, tenant_id, status`,
    values,
  );
  const [batch] = rows;
  if (!batch) return;
  const { id, tenant_id: tenantId, status } = batch;
  const data = { status, ...(failure !== undefined && { failure }) };
  await appendOutboxEvents(client, [{ tenantId, type: event, subjectId: id, data }]);
  await appendAudit(client, [
    { tenantId, actor: READER, action: event, subjectType: 'batch', subjectId: id, details: data },
  ]);
}
