// Who is named in the newest revisions of stored requests, page by page.
import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database';
import type { Party, Payment } from '../../screening/trade-request';

export interface NamedRequest {
  id: string;
  parties: readonly Party[] | null;
  payment: Payment | null;
  manufacturers: readonly string[];
}

@Injectable()
export class StoredPartiesRepository {
  constructor(private readonly database: Database) {}

  /** Requests of all tenants, since lists are the installation's; newest first, at most `limit`. */
  async *newestRequests(limit: number, pageSize: number): AsyncGenerator<NamedRequest[], undefined> {
    let before: string | undefined;
    for (let left = limit; left > 0;) {
      const page = await this.readPage(before, Math.min(left, pageSize));
      if (page.length > 0) yield page;
      if (page.length < Math.min(left, pageSize)) return undefined;
      left -= page.length;
      before = page.at(-1)?.id;
    }
    return undefined;
  }

  private async readPage(before: string | undefined, count: number): Promise<NamedRequest[]> {
    const { rows } = await this.database.pool.query<NamedRequest>(
      `WITH r AS (SELECT id, latest_revision FROM trade_request WHERE $1::uuid IS NULL OR id < $1 ORDER BY id DESC LIMIT $2)
       SELECT r.id, v.read->'parties' AS parties, v.read->'payment' AS payment,
         ARRAY(SELECT DISTINCT line->>'manufacturer' FROM json_array_elements(v.read->'goods') AS line
               WHERE line->>'manufacturer' IS NOT NULL) AS manufacturers
       FROM r JOIN trade_request_revision v ON v.trade_request_id = r.id AND v.revision = r.latest_revision
       ORDER BY r.id DESC`,
      [before ?? null, count],
    );
    return rows;
  }
}
