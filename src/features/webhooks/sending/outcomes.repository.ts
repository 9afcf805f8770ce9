// Writes down what came of an attempt: the log, when it is tried again, and what it means for the endpoint.
import { Injectable } from '@nestjs/common';
import type { PoolClient } from 'pg';
import { Database } from '../../../platform/database/database';
import { appendOutboxEvents } from '../../../platform/outbox/outbox.repository';
import { appendAudit } from '../../audit/audit.repository';
import type { AttemptRecord } from './attempt';
import { afterFailure, type CircuitState, isGivenUp } from './circuit';
import type { ClaimedDelivery } from './claimed-delivery';

const ACTOR = 'system:webhooks';

const LOG = `update webhook_attempt set finished_at = now(), duration_ms = $3, method = $4, url = $5, request_headers = $6, body_sha256 = $7,
  remote_address = $8, status = $9, response_body = $10, error_code = $11, error_detail = $12 where delivery_id = $1 and number = $2`;

/** Only the newest attempt says how the delivery stands: an older one may end late. */
const CURRENT = `id = $1 and attempts = $2 and status in ('pending', 'held')`;

export interface Failure {
  /** Null: there is no attempt left. */
  nextInSeconds: number | null;
  retryAfter: number | undefined;
  gone: boolean;
  now: Date;
  chance: number;
}

export type DisabledReason = 'gone' | 'failing';

@Injectable()
export class OutcomesRepository {
  constructor(private readonly database: Database) {}

  async recordSuccess(delivery: ClaimedDelivery, record: AttemptRecord): Promise<void> {
    await this.database.pool.query(
      `with logged as (${LOG} returning 1)
       update webhook_delivery set status = 'succeeded', finished_at = now(), last_status = $9, last_error = null, case_ref = coalesce($13, case_ref)
       where ${CURRENT}`,
      [...logValues(delivery, record), record.caseRef],
    );
    if (!delivery.isFailing) return;
    await this.database.pool.query(
      `update webhook_endpoint set consecutive_failures = 0, failing_since = null, trips = 0, paused_until = null where id = $1`,
      [delivery.endpointId],
    );
  }

  /** @returns why the endpoint was disabled, where this failure was the last straw */
  async recordFailure(
    delivery: ClaimedDelivery,
    record: AttemptRecord,
    failure: Failure,
  ): Promise<DisabledReason | null> {
    return this.database.transaction(async (client) => {
      await client.query(LOG, logValues(delivery, record));
      await client.query(
        `update webhook_delivery set status = case when status = 'pending' then $3 else status end, next_attempt_at = case when $4::float8 is null then next_attempt_at else now() + make_interval(secs => $4) end,
           finished_at = case when $4::float8 is null then now() end, last_status = $5, last_error = $6 where ${CURRENT}`,
        [
          delivery.deliveryId,
          delivery.attempt,
          failure.nextInSeconds === null ? 'exhausted' : 'pending',
          failure.nextInSeconds,
          record.status,
          record.errorCode,
        ],
      );
      return countFailure(client, delivery, { ...failure, status: record.status });
    });
  }

  /** For tests and examples, which are sent once and say nothing about the endpoint. */
  async recordOnce(delivery: ClaimedDelivery, record: AttemptRecord, ok: boolean): Promise<void> {
    await this.database.pool.query(
      `with logged as (${LOG} returning 1)
       update webhook_delivery set status = case when $13 then 'succeeded' else 'exhausted' end, finished_at = now(),
         last_status = $9, last_error = $11 where id = $1`,
      [...logValues(delivery, record), ok],
    );
  }
}

function logValues({ deliveryId, attempt }: ClaimedDelivery, record: AttemptRecord): unknown[] {
  return [
    deliveryId,
    attempt,
    record.durationMs,
    record.method,
    record.url,
    record.requestHeaders && JSON.stringify(record.requestHeaders),
    record.bodySha256,
    record.remoteAddress,
    record.status,
    record.responseBody,
    record.errorCode,
    record.errorDetail,
  ];
}

async function countFailure(
  client: PoolClient,
  { endpointId }: ClaimedDelivery,
  { gone, ...failure }: Failure & { status: number | null },
): Promise<DisabledReason | null> {
  const { rows } = await client.query<CircuitState>(
    `select consecutive_failures as "consecutiveFailures", failing_since as "failingSince", trips, paused_until as "pausedUntil"
     from webhook_endpoint where id = $1 and disabled_at is null for update`,
    [endpointId],
  );
  const [before] = rows;
  if (!before) return null;
  const after = afterFailure(before, failure);
  await client.query(
    `update webhook_endpoint set consecutive_failures = $2, failing_since = $3, trips = $4, paused_until = $5 where id = $1`,
    [endpointId, after.consecutiveFailures, after.failingSince, after.trips, after.pausedUntil],
  );
  const reason = gone ? 'gone' : isGivenUp(after, failure.now) ? 'failing' : null;
  if (reason !== null) await disable(client, endpointId, reason);
  return reason;
}

/** Everybody who should know is told: the audit log, and other endpoints that asked for it. */
async function disable(client: PoolClient, endpointId: string, reason: DisabledReason): Promise<void> {
  const { rows } = await client.query<{ tenantId: string; url: string; failingSince: Date | null }>(
    `update webhook_endpoint set disabled_at = now(), disabled_reason = $2, updated_at = now() where id = $1
     returning tenant_id as "tenantId", url, failing_since as "failingSince"`,
    [endpointId, reason],
  );
  await client.query(`update webhook_delivery set status = 'held' where endpoint_id = $1 and status = 'pending'`, [
    endpointId,
  ]);
  for (const { tenantId, url, failingSince } of rows) {
    const details = { url, reason, failingSince };
    await appendAudit(client, [
      { tenantId, actor: ACTOR, action: 'webhook.disabled', subjectType: 'webhook', subjectId: endpointId, details },
    ]);
    await appendOutboxEvents(client, [{ tenantId, type: 'webhook.disabled', subjectId: endpointId, data: details }]);
  }
}
