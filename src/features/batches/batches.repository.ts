// Batches as shown: how far each is, and those that nobody is working on any more.
import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database';
import type { BatchProgress, BatchStatus } from './batch-progress';

const PROGRESS = `
  select id, status, dry_run as "dryRun", file_name as "fileName", encoding, unknown_columns as "unknownColumns", failure,
    rows_read as read, rows_accepted as accepted, rows_rejected as rejected, rows_duplicate as duplicate,
    rows_screened as screened, rows_flagged as flagged,
    received_at as "receivedAt", started_at as "startedAt", finished_at as "finishedAt"
  from batch`;

interface ProgressRow {
  id: string;
  status: BatchStatus;
  dryRun: boolean;
  fileName: string | null;
  encoding: string | null;
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

  async findProgress(tenantId: string, batchId: string): Promise<StoredProgress | undefined> {
    const { rows } = await this.database.pool.query<ProgressRow>(`${PROGRESS} where id = $1 and tenant_id = $2`, [
      batchId,
      tenantId,
    ]);
    return rows[0] && toProgress(rows[0]);
  }

  /** Newest first, one more than the limit. */
  async list(tenantId: string, before: string | undefined, limit: number): Promise<StoredProgress[]> {
    const { rows } = await this.database.pool.query<ProgressRow>(
      `${PROGRESS} where tenant_id = $1 and ($2::uuid is null or id < $2) order by id desc limit $3`,
      [tenantId, before ?? null, limit + 1],
    );
    return rows.map(toProgress);
  }

  /** Unfinished batches that have not moved for so long. */
  async findStuck(olderThanSeconds: number): Promise<{ id: string; readingDone: boolean }[]> {
    const { rows } = await this.database.pool.query<{ id: string; readingDone: boolean }>(
      `select id, reading_done as "readingDone" from batch
       where finished_at is null and progressed_at <= now() - make_interval(secs => $1) limit 1000`,
      [olderThanSeconds],
    );
    return rows;
  }
}

function toProgress(row: ProgressRow): StoredProgress {
  const { read, accepted, rejected, duplicate, screened, flagged, receivedAt, startedAt, finishedAt, ...rest } = row;
  return {
    ...rest,
    rows: { read, accepted, rejected, duplicate, screened, flagged },
    receivedAt: receivedAt.toISOString(),
    startedAt: startedAt?.toISOString() ?? null,
    finishedAt: finishedAt?.toISOString() ?? null,
  };
}
