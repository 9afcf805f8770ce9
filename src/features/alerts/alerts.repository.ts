// Alerts as stored: a filtered page of them, or one with the assessment that it rests on.
import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database';
import type { Assessment } from '../../screening/assessment';
import type { AlertQuery, AlertSort, AlertStatus, AlertVerdict } from './alert-query.dto';

export interface AlertRow {
  id: string;
  tradeRequestId: string;
  reference: string;
  verdict: AlertVerdict;
  score: number;
  rules: string[];
  status: AlertStatus;
  /** The officer's word; null until there is one. */
  disposition: string | null;
  assignee: string | null;
  /** Why it could not be screened, or what a newer revision changed. */
  reason: string | null;
  version: number;
  createdAt: Date;
  updatedAt: Date;
}

export interface AlertDetails extends AlertRow {
  /** Null where the request could not be screened. */
  assessment: Assessment | null;
}

/** Where the page before ended. */
export interface AlertPlace {
  id: string;
  score: number;
}

const COLUMNS = `a.id, a.trade_request_id AS "tradeRequestId", a.reference, a.verdict, a.score, a.hit_rules AS rules, a.status,
  a.disposition, a.assignee, a.reason, a.version, a.created_at AS "createdAt", a.updated_at AS "updatedAt"`;

const ORDERS: Readonly<Record<AlertSort, string>> = {
  newest: 'a.id DESC',
  oldest: 'a.id',
  score: 'a.score DESC, a.id DESC',
};

@Injectable()
export class AlertsRepository {
  constructor(private readonly database: Database) {}

  async find(tenantId: string, id: string): Promise<AlertDetails | undefined> {
    const { rows } = await this.database.pool.query<AlertDetails>(
      `SELECT ${COLUMNS}, s.document AS assessment FROM alert a LEFT JOIN assessment s ON s.id = a.assessment_id
       WHERE a.tenant_id = $1 AND a.id = $2`,
      [tenantId, id],
    );
    return rows[0];
  }

  /** One row more than the limit where there are more. */
  async list(tenantId: string, query: AlertQuery, after: AlertPlace | undefined): Promise<AlertRow[]> {
    const values: unknown[] = [tenantId];
    const place = (value: unknown): string => `$${values.push(value)}`;
    const conditions = ['a.tenant_id = $1'];
    if (query.status !== undefined) conditions.push(`a.status = ${place(query.status)}`);
    if (query.verdict !== undefined) conditions.push(`a.verdict = ${place(query.verdict)}`);
    if (query.rule !== undefined) conditions.push(`${place(query.rule)}::text = ANY(a.hit_rules)`);
    if (query.assignee === 'none') conditions.push('a.assignee IS NULL');
    else if (query.assignee !== undefined) conditions.push(`a.assignee = ${place(query.assignee)}`);
    if (after !== undefined) conditions.push(isAfter(query.sort, after, place));
    const { rows } = await this.database.pool.query<AlertRow>(
      `SELECT ${COLUMNS} FROM alert a WHERE ${conditions.join(' AND ')} ORDER BY ${ORDERS[query.sort]} LIMIT ${place(query.limit + 1)}`,
      values,
    );
    return rows;
  }
}

function isAfter(sort: AlertSort, { id, score }: AlertPlace, place: (value: unknown) => string): string {
  if (sort === 'oldest') return `a.id > ${place(id)}::uuid`;
  if (sort === 'newest') return `a.id < ${place(id)}::uuid`;
  return `(a.score, a.id) < (${place(score)}::int, ${place(id)}::uuid)`;
}
