// The log of deliveries: what was sent to an endpoint, what came of each attempt, and what is put in line again.
import { Injectable } from '@nestjs/common';
import { Database } from '../../../platform/database/database';
import { newId } from '../../../platform/ids/ids';
import { appendAudit } from '../../audit/audit.repository';
import type { Actor } from '../endpoints/endpoints.repository';
import { DELIVERIES_CHANNEL } from '../events/fan-out.repository';
import type { StoredMessage } from '../events/message-body';
import type { ClaimedDelivery, DeliveryRow } from '../sending/claimed-delivery';
import { toClaimed } from '../sending/claimed-delivery';
import { DELIVERY_COLUMNS, DELIVERY_JOINS } from '../sending/due-deliveries.repository';
import type { DeliveryQuery, DeliveryStatus } from './delivery-query.dto';

export interface DeliverySummary {
  id: string;
  endpointId: string;
  type: string;
  subjectId: string;
  status: DeliveryStatus;
  attempts: number;
  nextAttemptAt: Date | null;
  lastStatus: number | null;
  lastError: string | null;
  createdAt: Date;
  finishedAt: Date | null;
}

export interface Range {
  from?: string | undefined;
  to?: string | undefined;
  statuses: readonly string[];
  eventTypes?: readonly string[] | undefined;
}

const COLUMNS = `d.id, d.endpoint_id as "endpointId", d.type, d.subject_id as "subjectId", d.status, d.attempts,
  case when d.status = 'pending' then d.next_attempt_at end as "nextAttemptAt", d.last_status as "lastStatus", d.last_error as "lastError",
  d.created_at as "createdAt", d.finished_at as "finishedAt"`;

const ATTEMPTS = `select number, started_at as "startedAt", finished_at as "finishedAt", duration_ms as "durationMs", method, url,
  request_headers as "requestHeaders", trim(body_sha256) as "bodySha256", remote_address as "remoteAddress", status, response_body as "responseBody",
  error_code as "errorCode", error_detail as "errorDetail" from webhook_attempt where delivery_id = $1 order by number`;

/** In line again, with the whole schedule before it. */
const AGAIN = `status = 'pending', tries = 0, next_attempt_at = now(), finished_at = null`;

@Injectable()
export class DeliveryLogRepository {
  constructor(private readonly database: Database) {}

  /** One row more than the limit where there are more. */
  async list(
    tenantId: string,
    endpointId: string,
    query: DeliveryQuery,
    before: string | undefined,
  ): Promise<DeliverySummary[]> {
    const { status, eventType, subjectId, from, to, limit } = query;
    const { rows } = await this.database.pool.query<DeliverySummary>(
      `select ${COLUMNS} from webhook_delivery d where d.tenant_id = $1 and d.endpoint_id = $2 and ($3::uuid is null or d.id < $3)
         and ($4::text is null or d.status = $4) and ($5::text is null or d.type = $5) and ($6::uuid is null or d.subject_id = $6)
         and ($7::timestamptz is null or d.created_at >= $7) and ($8::timestamptz is null or d.created_at < $8)
       order by d.id desc limit $9`,
      [tenantId, endpointId, before, status, eventType, subjectId, from, to, limit + 1].map((value) => value ?? null),
    );
    return rows;
  }

  async find(tenantId: string, id: string): Promise<DeliverySummary | undefined> {
    const { rows } = await this.database.pool.query<DeliverySummary>(
      `select ${COLUMNS} from webhook_delivery d where d.tenant_id = $1 and d.id = $2`,
      [tenantId, id],
    );
    return rows[0];
  }

  async attemptsOf(deliveryId: string): Promise<Record<string, unknown>[]> {
    const { rows } = await this.database.pool.query<Record<string, unknown>>(ATTEMPTS, [deliveryId]);
    return rows;
  }

  /** Everything that is needed to send it, or to show what is sent. */
  async findMessage(deliveryId: string): Promise<StoredMessage | undefined> {
    const { rows } = await this.database.pool.query<DeliveryRow>(
      `select ${DELIVERY_COLUMNS} from webhook_delivery d ${DELIVERY_JOINS} where d.id = $1`,
      [deliveryId],
    );
    return rows[0] && toClaimed(rows[0]).message;
  }

  /** One that waits is sent at once; one that is finished starts again, under the same `webhook-id`. */
  async redeliver({ tenantId, actor }: Actor, { id, endpointId }: DeliverySummary): Promise<void> {
    await this.database.transaction(async (client) => {
      await client.query(`update webhook_delivery set ${AGAIN} where id = $1`, [id]);
      await client.query(`select pg_notify('${DELIVERIES_CHANNEL}', '')`);
      const details = { deliveryId: id };
      await appendAudit(client, [
        { tenantId, actor, action: 'webhook.redelivered', subjectType: 'webhook', subjectId: endpointId, details },
      ]);
    });
  }

  /** Returns how many. */
  async redeliverRange({ tenantId, actor }: Actor, endpointId: string, range: Range): Promise<number> {
    return this.database.transaction(async (client) => {
      const { rowCount } = await client.query(
        `update webhook_delivery set ${AGAIN} where tenant_id = $1 and endpoint_id = $2 and status = any($3)
           and ($4::timestamptz is null or created_at >= $4) and ($5::timestamptz is null or created_at < $5)
           and ($6::text[] is null or type = any($6)) and sequence > 0`,
        [tenantId, endpointId, range.statuses, range.from ?? null, range.to ?? null, range.eventTypes ?? null],
      );
      await client.query(`select pg_notify('${DELIVERIES_CHANNEL}', '')`);
      const details = { ...range, deliveries: rowCount };
      await appendAudit(client, [
        { tenantId, actor, action: 'webhook.redelivered', subjectType: 'webhook', subjectId: endpointId, details },
      ]);
      return rowCount ?? 0;
    });
  }

  /** A test or an example: logged like any other, but sent at once and once. */
  async startOnce(tenantId: string, endpointId: string, message: StoredMessage): Promise<ClaimedDelivery> {
    const ids = { delivery: newId(), message: newId() };
    return this.database.transaction(async (client) => {
      await client.query(
        `insert into webhook_message (id, tenant_id, type, subject_id, occurred_at, data, thin_data) values ($1, $2, $3, $4, $5, $6, $7)`,
        [
          ids.message,
          tenantId,
          message.type,
          message.subjectId,
          message.occurredAt,
          withAssessment(message),
          message.thinData,
        ],
      );
      // Nobody else may take it: it counts as failed until it has succeeded.
      await client.query(
        `insert into webhook_delivery (id, tenant_id, endpoint_id, message_id, type, subject_id, sequence, payload, format, status, attempts, tries)
         select $1, tenant_id, id, $3, $4, $5, 0, payload, format, 'exhausted', 1, 1 from webhook_endpoint where id = $2`,
        [ids.delivery, endpointId, ids.message, message.type, message.subjectId],
      );
      await client.query('insert into webhook_attempt (delivery_id, number, tenant_id) values ($1, 1, $2)', [
        ids.delivery,
        tenantId,
      ]);
      const { rows } = await client.query<DeliveryRow>(
        `select ${DELIVERY_COLUMNS} from webhook_delivery d ${DELIVERY_JOINS} where d.id = $1`,
        [ids.delivery],
      );
      const [row] = rows;
      if (!row) throw new Error('a test delivery was not stored');
      return toClaimed(row);
    });
  }

  async healthOf(endpointId: string): Promise<Record<string, unknown>> {
    const { rows } = await this.database.pool.query<Record<string, unknown>>(
      `select
         (select count(*) from webhook_delivery where endpoint_id = $1 and status = 'pending')::int as pending,
         (select count(*) from webhook_delivery where endpoint_id = $1 and status = 'held')::int as held,
         (select count(*) from webhook_delivery where endpoint_id = $1 and status = 'exhausted')::int as exhausted,
         (select min(created_at) from webhook_delivery where endpoint_id = $1 and status = 'pending') as "oldestPendingAt",
         count(*) filter (where t.ok)::int as "succeededLastDay", count(*) filter (where not t.ok)::int as "failedLastDay",
         percentile_disc(0.5) within group (order by t.ms) as "p50Ms", percentile_disc(0.99) within group (order by t.ms) as "p99Ms",
         max(t.at) filter (where t.ok) as "lastSuccessAt", max(t.at) filter (where not t.ok) as "lastFailureAt"
       from (select a.error_code is null as ok, a.duration_ms as ms, a.finished_at as at from webhook_attempt a join webhook_delivery d on d.id = a.delivery_id
             where d.endpoint_id = $1 and a.finished_at > now() - interval '1 day') t`,
      [endpointId],
    );
    return rows[0] ?? {};
  }

  /** Forgets the log of so many days ago, endpoints deleted before then, and calls that came back. Returns how many deliveries. */
  async forgetOld(days: number): Promise<number> {
    const old = `now() - make_interval(days => $1)`;
    const { rowCount } = await this.database.pool.query(`delete from webhook_delivery where created_at < ${old}`, [
      days,
    ]);
    await this.database.pool.query(
      `delete from webhook_message m where occurred_at < ${old} and not exists (select 1 from webhook_delivery where message_id = m.id)`,
      [days],
    );
    await this.database.pool.query(`delete from webhook_inbound where received_at < ${old}`, [days]);
    await this.database.pool.query(
      `delete from webhook_endpoint e where deleted_at < ${old} and not exists (select 1 from webhook_delivery where endpoint_id = e.id)`,
      [days],
    );
    return rowCount ?? 0;
  }
}

/** An example's assessment is stored nowhere else. */
function withAssessment({ data, assessment }: StoredMessage): string {
  if (assessment === null) return data;
  return JSON.stringify({ ...(JSON.parse(data) as object), assessment: JSON.parse(assessment) as unknown });
}
