// What reading a file leaves behind: chunk by chunk requests, rejected rows and counts, with the checkpoint in the same transaction.
import { Injectable } from '@nestjs/common';
import type { PoolClient } from 'pg';
import { Database } from '../../platform/database/database';
import type { BatchStatus } from './batch-progress';
import type { RejectedRow } from './csv/read-requests';

export interface BatchToRead {
  id: string;
  tenantId: string;
  status: BatchStatus;
  dryRun: boolean;
  /** The checkpoint: so many data rows are dealt with. */
  rowsRead: number;
}

/** What one chunk of rows came to. Counts are rows. */
export interface ChunkOutcome {
  requests: BatchRequestRow[];
  rejected: RejectedRow[];
  counts: { accepted: number; rejected: number; duplicate: number };
}

export interface BatchRequestRow {
  firstRow: number;
  rows: number;
  revisionId: string;
  duplicate: boolean;
}

@Injectable()
export class BatchReadingRepository {
  constructor(private readonly database: Database) {}

  async findToRead(batchId: string): Promise<BatchToRead | undefined> {
    const { rows } = await this.database.pool.query<BatchToRead>(
      `select id, tenant_id as "tenantId", status, dry_run as "dryRun", rows_read as "rowsRead"
       from batch where id = $1 and not reading_done`,
      [batchId],
    );
    return rows[0];
  }

  async startReading(
    batchId: string,
    { header, unknownColumns, encoding }: { header: string[]; unknownColumns: string[]; encoding: string },
  ): Promise<void> {
    await this.database.pool.query(
      `update batch set status = 'validating', started_at = coalesce(started_at, now()), progressed_at = now(),
         header = $2, unknown_columns = $3, encoding = $4
       where id = $1 and status in ('received', 'validating')`,
      [batchId, header.map(showNul), unknownColumns.map(showNul), encoding],
    );
  }

  /**
   * Stores the rows up to `lastRow` in one transaction with their checkpoint. `store` writes the requests and says what became of the rows.
   * @returns false where another reader is ahead or the batch was cancelled: then nothing is stored
   */
  async storeChunk(
    batch: BatchToRead,
    lastRow: number,
    store: (client: PoolClient) => Promise<ChunkOutcome>,
  ): Promise<boolean> {
    return this.database.transaction(async (client) => {
      const claimed = await client.query(
        `update batch set rows_read = $3, progressed_at = now()
         where id = $1 and rows_read = $2 and not reading_done and status = 'validating'`,
        [batch.id, batch.rowsRead, lastRow],
      );
      if (claimed.rowCount !== 1) return false;
      const { requests, rejected, counts } = await store(client);
      await insertBatchRequests(client, batch, requests);
      await insertRejected(client, batch, rejected);
      await client.query(
        `update batch set rows_accepted = rows_accepted + $2, rows_rejected = rows_rejected + $3,
           rows_duplicate = rows_duplicate + $4 where id = $1`,
        [batch.id, counts.accepted, counts.rejected, counts.duplicate],
      );
      return true;
    });
  }

  async finishReading(batchId: string): Promise<void> {
    await this.database.pool.query(
      `update batch set reading_done = true, status = 'screening', progressed_at = now()
       where id = $1 and status = 'validating'`,
      [batchId],
    );
  }
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
  const records = rows.map(({ row, cells, column, error }) => {
    return { row, cells: cells.map(showNul), column: showNul(column), error: showNul(error) };
  });
  await client.query(
    `insert into batch_rejected_row (tenant_id, batch_id, row, cells, "column", error)
     select $1, $2, row, array(select jsonb_array_elements_text(cells)), "column", error
     from jsonb_to_recordset($3::jsonb) as t(row int, cells jsonb, "column" text, error text)`,
    [batch.tenantId, batch.id, JSON.stringify(records)],
  );
}

/** PostgreSQL text cannot hold NUL; the sign for it shows where one was. */
function showNul(text: string): string {
  return text.replaceAll('\0', '␀');
}
