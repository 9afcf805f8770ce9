// Results and rejected rows of a batch, in row order, read page by page so that a download of any size needs little memory.
import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database';
import type { Assessment } from '../../screening/assessment';
import type { RejectedRow } from './csv/read-requests';

const PAGE = 500;

export interface BatchResult {
  firstRow: number;
  rows: number;
  duplicate: boolean;
  reference: string;
  /** queued, screened, failed. */
  status: string;
  /** The newest of the revision, or null where it is not screened (yet). */
  assessment: Assessment | null;
}

@Injectable()
export class BatchResultsRepository {
  constructor(private readonly database: Database) {}

  /** Header cells as uploaded; empty where the file was never read. */
  async findHeader(batchId: string): Promise<string[]> {
    const { rows } = await this.database.pool.query<{ header: string[] }>('select header from batch where id = $1', [
      batchId,
    ]);
    return rows[0]?.header ?? [];
  }

  async *results(batchId: string): AsyncGenerator<BatchResult[], undefined> {
    for (let after = 0; ;) {
      const { rows } = await this.database.pool.query<BatchResult>(
        `select q.first_row as "firstRow", q.rows, q.duplicate, r.reference, v.status, a.document as assessment
         from batch_request q join trade_request_revision v on v.id = q.revision_id join trade_request r on r.id = v.trade_request_id
         left join lateral (select document from assessment a where a.revision_id = v.id order by screened_at desc, id desc limit 1) a on true
         where q.batch_id = $1 and q.first_row > $2 order by q.first_row limit $3`,
        [batchId, after, PAGE],
      );
      if (rows.length > 0) yield rows;
      if (rows.length < PAGE) return undefined;
      after = rows[rows.length - 1]?.firstRow ?? after;
    }
  }

  async *rejected(batchId: string): AsyncGenerator<RejectedRow[], undefined> {
    for (let after = 0; ;) {
      const { rows } = await this.database.pool.query<RejectedRow>(
        'select row, cells, "column", error from batch_rejected_row where batch_id = $1 and row > $2 order by row limit $3',
        [batchId, after, PAGE],
      );
      if (rows.length > 0) yield rows;
      if (rows.length < PAGE) return undefined;
      after = rows[rows.length - 1]?.row ?? after;
    }
  }
}
