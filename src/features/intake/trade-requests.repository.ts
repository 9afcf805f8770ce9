// Stored trade requests as they are shown: one with its revisions and assessments, or a filtered page of them.
import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database';
import type { Assessment } from '../../screening/assessment';
import type { TradeRequest } from '../../screening/trade-request';
import type { Outcome, TradeRequestQuery } from './trade-request-query.dto';

export type RevisionStatus = 'queued' | 'screened' | 'failed';

export interface TradeRequestRow {
  id: string;
  reference: string;
  revision: number;
  status: RevisionStatus;
  verdict: Outcome | null;
  corridor: string | null;
  categories: string[];
  rules: string[];
  consignee: string | null;
  requestedAt: string;
  createdAt: Date;
}

export interface RevisionRow {
  id: string;
  revision: number;
  status: RevisionStatus;
  receivedAt: Date;
  batchId: string | null;
  batchRow: number | null;
}

export interface AssessmentRow {
  id: string;
  revision: number;
  document: Assessment;
}

export interface TradeRequestDetails extends TradeRequestRow {
  /** The newest revision as read at the door. */
  request: TradeRequest;
  /** Newest first, both. */
  revisions: RevisionRow[];
  assessments: AssessmentRow[];
}

const COLUMNS = `r.id, r.reference, r.latest_revision AS revision, v.status, r.verdict, r.corridor_kind AS corridor, r.categories,
  r.hit_rules AS rules, r.consignee_name AS consignee, to_char(r.requested_at, 'YYYY-MM-DD') AS "requestedAt", r.created_at AS "createdAt"`;
const WITH_NEWEST = 'JOIN trade_request_revision v ON v.trade_request_id = r.id AND v.revision = r.latest_revision';

@Injectable()
export class TradeRequestsRepository {
  constructor(private readonly database: Database) {}

  async find(tenantId: string, id: string): Promise<TradeRequestDetails | undefined> {
    const { pool } = this.database;
    const found = pool.query<TradeRequestRow & { request: TradeRequest }>(
      `SELECT ${COLUMNS}, v.read AS request FROM trade_request r ${WITH_NEWEST} WHERE r.tenant_id = $1 AND r.id = $2`,
      [tenantId, id],
    );
    const revisions = pool.query<RevisionRow>(
      `SELECT id, revision, status, received_at AS "receivedAt", batch_id AS "batchId", batch_row AS "batchRow"
       FROM trade_request_revision WHERE tenant_id = $1 AND trade_request_id = $2 ORDER BY revision DESC`,
      [tenantId, id],
    );
    const assessments = pool.query<AssessmentRow>(
      `SELECT a.id, v.revision, a.document FROM assessment a JOIN trade_request_revision v ON v.id = a.revision_id
       WHERE a.tenant_id = $1 AND a.trade_request_id = $2 ORDER BY a.screened_at DESC, v.revision DESC, a.id DESC`,
      [tenantId, id],
    );
    const [one, all, answers] = await Promise.all([found, revisions, assessments]);
    const row = one.rows[0];
    return row && { ...row, revisions: all.rows, assessments: answers.rows };
  }

  /** Where a revision stands, with its newest assessment. */
  async findRevision(
    tenantId: string,
    revisionId: string,
  ): Promise<{ status: RevisionStatus; assessment: Assessment | null } | undefined> {
    const { rows } = await this.database.pool.query<{ status: RevisionStatus; assessment: Assessment | null }>(
      `SELECT v.status, (SELECT document FROM assessment WHERE revision_id = v.id ORDER BY screened_at DESC LIMIT 1) AS assessment
       FROM trade_request_revision v WHERE v.tenant_id = $1 AND v.id = $2`,
      [tenantId, revisionId],
    );
    return rows[0];
  }

  /** Newest first; one row more than the limit where there are more. */
  async list(tenantId: string, query: TradeRequestQuery, before: string | undefined): Promise<TradeRequestRow[]> {
    const values: unknown[] = [tenantId];
    const conditions = ['r.tenant_id = $1'];
    const where = (condition: (place: string) => string, value: unknown): void => {
      if (value === undefined) return;
      values.push(value);
      conditions.push(condition(`$${values.length}`));
    };
    where((place) => `r.id < ${place}::uuid`, before);
    where((place) => `r.reference = ${place}`, query.reference);
    where((place) => `r.verdict = ${place}`, query.verdict);
    where((place) => `${place}::text = ANY(r.hit_rules)`, query.rule);
    where((place) => `${place}::text = ANY(r.categories)`, query.category);
    where((place) => `r.corridor_kind = ${place}`, query.corridor);
    where((place) => `r.consignee_name ILIKE '%' || ${place} || '%'`, query.consignee && escapeLike(query.consignee));
    where((place) => `r.requested_at >= ${place}::date`, query.from);
    where((place) => `r.requested_at <= ${place}::date`, query.to);
    values.push(query.limit + 1);
    // The page is cut before the newest revisions are looked up, so that only its own rows are joined.
    const { rows } = await this.database.pool.query<TradeRequestRow>(
      `WITH r AS (SELECT * FROM trade_request r WHERE ${conditions.join(' AND ')} ORDER BY r.id DESC LIMIT $${values.length})
       SELECT ${COLUMNS} FROM r ${WITH_NEWEST} ORDER BY r.id DESC`,
      values,
    );
    return rows;
  }
}

function escapeLike(text: string): string {
  return text.replace(/[\\%_]/gu, '\\$&');
}
