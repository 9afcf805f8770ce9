// Changes an alert's status and disposition, with audit entry and event, in the caller's transaction.
import { Injectable } from '@nestjs/common';
import type { PoolClient } from 'pg';
import { appendOutboxEvents } from '../../platform/outbox/outbox.repository';
import { appendAudit } from '../audit/audit.repository';
import { type AlertState, type AlertWish, decideTransition } from './alert-transitions';

export interface ChangeRequest {
  tenantId: string;
  /** One of the two. */
  alertId?: string | undefined;
  reference?: string | undefined;
  /** As it stands in the audit log. */
  actor: string;
  wish: AlertWish;
  /** What else the audit entry tells: a note, where the change comes from. */
  details: Record<string, unknown>;
}

export type ChangeResult =
  | { kind: 'changed' | 'unchanged'; alertId: string; version: number; state: AlertState }
  | { kind: 'refused'; alertId: string; reason: string }
  | { kind: 'not_found' };

interface LockedAlert extends AlertState {
  id: string;
  version: number;
}

interface ChangedAlert {
  alertId: string;
  tradeRequestId: string;
  assessmentId: string | null;
  reference: string;
  verdict: string;
  score: number;
  status: AlertState['status'];
  disposition: AlertState['disposition'];
  version: number;
}

@Injectable()
export class AlertChangesRepository {
  async change(client: PoolClient, request: ChangeRequest): Promise<ChangeResult> {
    const alert = await lock(client, request);
    if (!alert) return { kind: 'not_found' };
    const { id: alertId, version, status, disposition } = alert;
    const decided = decideTransition({ status, disposition }, request.wish);
    if (decided === 'unchanged') {
      await audit(client, request, alertId, { action: 'alert.noted' });
      return { kind: 'unchanged', alertId, version, state: { status, disposition } };
    }
    if ('refused' in decided) return { kind: 'refused', alertId, reason: decided.refused };
    const changed = await update(client, alertId, decided.to);
    const { tenantId } = request;
    await appendOutboxEvents(client, [{ tenantId, type: decided.event, subjectId: alertId, data: { ...changed } }]);
    const from = { status, disposition };
    await audit(client, request, alertId, { action: decided.event, from, to: decided.to, version: changed.version });
    return { kind: 'changed', alertId, version: changed.version, state: decided.to };
  }
}

async function lock(client: PoolClient, request: ChangeRequest): Promise<LockedAlert | undefined> {
  const { tenantId, alertId, reference } = request;
  const { rows } = await client.query<LockedAlert>(
    `select id, version, status, disposition from alert
     where tenant_id = $1 and ($2::uuid is null or id = $2) and ($3::text is null or reference = $3)
       and ($2::uuid is not null or $3::text is not null) for update`,
    [tenantId, alertId ?? null, reference ?? null],
  );
  return rows[0];
}

async function update(client: PoolClient, alertId: string, { status, disposition }: AlertState): Promise<ChangedAlert> {
  const { rows } = await client.query<ChangedAlert>(
    `update alert set status = $2, disposition = $3, version = version + 1, updated_at = now() where id = $1
     returning id as "alertId", trade_request_id as "tradeRequestId", assessment_id as "assessmentId", reference, verdict, score,
       status, disposition, version`,
    [alertId, status, disposition],
  );
  const [changed] = rows;
  if (!changed) throw new Error('a locked alert is gone');
  return changed;
}

/** A repeated word is written down too: somebody said it. */
async function audit(
  client: PoolClient,
  { tenantId, actor, details }: ChangeRequest,
  subjectId: string,
  { action, ...facts }: { action: string; [fact: string]: unknown },
): Promise<void> {
  await appendAudit(client, [
    { tenantId, actor, action, subjectType: 'alert', subjectId, details: { ...facts, ...details } },
  ]);
}
