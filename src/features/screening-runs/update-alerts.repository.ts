// One alert for each flagged request: made by its first flagged assessment, updated by every later one.
import type { PoolClient } from 'pg';
import { newId } from '../../platform/ids/ids';
import type { WrittenRevision } from './insert-assessments.repository';

export interface AlertChange {
  tenantId: string;
  alertId: string;
  tradeRequestId: string;
  /** Null where the request could not be screened. */
  assessmentId: string | null;
  /** `reopened`: it was closed, and a newer revision is flagged again. */
  kind: 'created' | 'updated' | 'reopened';
  reference: string;
  verdict: string;
  score: number;
  status: string;
  disposition: string | null;
  version: number;
}

type ChangedRow = Omit<AlertChange, 'kind'> & { created: boolean };

const CHANGED = `returning tenant_id as "tenantId", id as "alertId", trade_request_id as "tradeRequestId", assessment_id as "assessmentId",
  (xmax = 0) as created, reference, verdict, score, status, disposition, version`;

/** What a flagged revision does to an alert that was closed: the officer's word was about another revision. */
const REOPENED = `status = case when alert.status = 'closed' then 'open' else alert.status end,
  disposition = case when alert.status = 'closed' then null else alert.disposition end`;

/** Flagged assessments make or change alerts; a clear one takes the weight off an alert that is there, and never makes one. */
export async function updateAlerts(client: PoolClient, written: readonly WrittenRevision[]): Promise<AlertChange[]> {
  const newest = await keepNewest(client, written);
  const flagged = await upsert(
    client,
    newest.filter(({ assessment }) => assessment.verdict !== 'clear'),
  );
  const cleared = await clear(
    client,
    newest.filter(({ assessment }) => assessment.verdict === 'clear'),
  );
  return [...flagged, ...cleared];
}

/** Assessments of revisions that are still the newest of their request. */
async function keepNewest(client: PoolClient, written: readonly WrittenRevision[]): Promise<WrittenRevision[]> {
  const revised = written.map(({ tradeRequestId }) => tradeRequestId);
  const { rows } = await client.query<{ id: string; latest_revision: number }>(
    'select id, latest_revision from trade_request where id = any($1::uuid[])',
    [revised],
  );
  const latest = new Map(rows.map((row) => [row.id, row.latest_revision]));
  return written.filter(({ tradeRequestId, revision }) => latest.get(tradeRequestId) === revision);
}

async function upsert(client: PoolClient, flagged: readonly WrittenRevision[]): Promise<AlertChange[]> {
  if (flagged.length === 0) return [];
  const closed = await findClosed(client, flagged);
  const { rows } = await client.query<ChangedRow>(
    `insert into alert (id, tenant_id, trade_request_id, assessment_id, reference, verdict, score, hit_rules)
     select id, tenant_id, trade_request_id, assessment_id, reference, verdict, score, array(select jsonb_array_elements_text(hit_rules))
     from jsonb_to_recordset($1::jsonb) as t(id uuid, tenant_id uuid, trade_request_id uuid, assessment_id uuid, reference text, verdict text, score int, hit_rules jsonb)
     on conflict (trade_request_id) do update set assessment_id = excluded.assessment_id, verdict = excluded.verdict, score = excluded.score,
       hit_rules = excluded.hit_rules, reason = null, version = alert.version + 1, updated_at = now(), ${REOPENED}
     ${CHANGED}`,
    [JSON.stringify(flagged.map(toRow))],
  );
  return rows.map((row) => toChange(row, closed));
}

/** Requests whose alert is closed now; locked, so that it is still so when the alert is changed. */
async function findClosed(
  client: PoolClient,
  requests: readonly { tradeRequestId: string }[],
): Promise<ReadonlySet<string>> {
  const { rows } = await client.query<{ id: string; status: string }>(
    'select trade_request_id as id, status from alert where trade_request_id = any($1::uuid[]) order by id for update',
    [requests.map(({ tradeRequestId }) => tradeRequestId)],
  );
  return new Set(rows.filter(({ status }) => status === 'closed').map(({ id }) => id));
}

function toChange({ created, ...row }: ChangedRow, closed: ReadonlySet<string>): AlertChange {
  return { ...row, kind: created ? 'created' : closed.has(row.tradeRequestId) ? 'reopened' : 'updated' };
}

async function clear(client: PoolClient, cleared: readonly WrittenRevision[]): Promise<AlertChange[]> {
  if (cleared.length === 0) return [];
  const { rows } = await client.query<Omit<AlertChange, 'kind'>>(
    `update alert a set assessment_id = t.assessment_id, verdict = t.verdict, score = t.score, hit_rules = '{}', version = a.version + 1, updated_at = now(),
       reason = 'the newest revision came out clear'
     from jsonb_to_recordset($1::jsonb) as t(trade_request_id uuid, assessment_id uuid, verdict text, score int)
     where a.trade_request_id = t.trade_request_id
     returning a.tenant_id as "tenantId", a.id as "alertId", a.trade_request_id as "tradeRequestId", a.assessment_id as "assessmentId",
       a.reference, a.verdict, a.score, a.status, a.disposition, a.version`,
    [JSON.stringify(cleared.map(toRow))],
  );
  return rows.map((row) => ({ ...row, kind: 'updated' }));
}

function toRow({ tenantId, tradeRequestId, assessmentId, assessment }: WrittenRevision): Record<string, unknown> {
  return {
    id: newId(),
    tenant_id: tenantId,
    trade_request_id: tradeRequestId,
    assessment_id: assessmentId,
    reference: assessment.reference,
    verdict: assessment.verdict,
    score: assessment.score,
    hit_rules: assessment.hits.map(({ rule }) => rule),
  };
}

/** Requests that could not be screened: an alert of the highest weight, since nobody knows what they hold. */
export async function writeUnscreenedAlerts(
  client: PoolClient,
  requests: readonly { tenantId: string; tradeRequestId: string; reference: string }[],
  reason: string,
): Promise<AlertChange[]> {
  if (requests.length === 0) return [];
  await client.query(`update trade_request set verdict = 'not_screened' where id = any($1::uuid[])`, [
    requests.map(({ tradeRequestId }) => tradeRequestId),
  ]);
  const rows = requests.map(({ tenantId, tradeRequestId, reference }) => ({
    id: newId(),
    tenant_id: tenantId,
    trade_request_id: tradeRequestId,
    reference,
  }));
  const closed = await findClosed(client, requests);
  const { rows: changed } = await client.query<ChangedRow>(
    `insert into alert (id, tenant_id, trade_request_id, reference, verdict, score, reason)
     select id, tenant_id, trade_request_id, reference, 'not_screened', 100, $2
     from jsonb_to_recordset($1::jsonb) as t(id uuid, tenant_id uuid, trade_request_id uuid, reference text)
     on conflict (trade_request_id) do update set verdict = excluded.verdict, score = excluded.score, reason = excluded.reason,
       assessment_id = null, version = alert.version + 1, updated_at = now(), ${REOPENED}
     ${CHANGED}`,
    [JSON.stringify(rows), reason],
  );
  return changed.map((row) => toChange(row, closed));
}
