// Writes assessments and their hits, and repeats the newest of them on the request's own row for the list page.
import type { PoolClient } from 'pg';
import { newId } from '../../platform/ids/ids';
import type { ScreenedRevision } from './screened-revision';

export type WrittenRevision = ScreenedRevision & { assessmentId: string };

/** Inserts what is not there yet under these versions. Returns only what is new. */
export async function insertAssessments(
  client: PoolClient,
  screened: readonly ScreenedRevision[],
  versionsKey: string,
): Promise<WrittenRevision[]> {
  const rows = screened.map((item) => ({ ...item, assessmentId: newId() }));
  const inserted = await client.query<{ id: string }>(
    `insert into assessment (id, tenant_id, trade_request_id, revision_id, versions_key, verdict, score, corridor_kind, document, screened_at)
     select id, tenant_id, trade_request_id, revision_id, $2, document->>'verdict', (document->>'score')::int, document->'corridor'->>'kind', document, (document->>'screenedAt')::timestamptz
     from json_to_recordset($1::json) as t(id uuid, tenant_id uuid, trade_request_id uuid, revision_id uuid, document json)
     on conflict (revision_id, versions_key) do nothing returning id`,
    [
      JSON.stringify(
        rows.map((row) => ({
          id: row.assessmentId,
          tenant_id: row.tenantId,
          trade_request_id: row.tradeRequestId,
          revision_id: row.revisionId,
          document: row.assessment,
        })),
      ),
      versionsKey,
    ],
  );
  const fresh = new Set(inserted.rows.map(({ id }) => id));
  const written = rows.filter(({ assessmentId }) => fresh.has(assessmentId));
  await insertHits(client, written);
  await repeatOnRequests(client, written);
  return written;
}

async function insertHits(client: PoolClient, written: readonly WrittenRevision[]): Promise<void> {
  const hits = written.flatMap(({ tenantId, assessmentId, assessment }) =>
    assessment.hits.map(({ rule, severity, points }) => ({
      id: newId(),
      tenant_id: tenantId,
      assessment_id: assessmentId,
      rule,
      severity,
      points,
    })),
  );
  if (hits.length === 0) return;
  await client.query(
    `insert into assessment_hit (id, tenant_id, assessment_id, rule, severity, points)
     select id, tenant_id, assessment_id, rule, severity, points
     from jsonb_to_recordset($1::jsonb) as t(id uuid, tenant_id uuid, assessment_id uuid, rule text, severity text, points int)`,
    [JSON.stringify(hits)],
  );
}

/** Only of the newest revision: an older one that is screened late must not hide it. */
async function repeatOnRequests(client: PoolClient, written: readonly WrittenRevision[]): Promise<void> {
  if (written.length === 0) return;
  const rows = written.map(({ tradeRequestId, revision, assessment }) => ({
    id: tradeRequestId,
    revision,
    verdict: assessment.verdict,
    corridor_kind: assessment.corridor.kind,
    categories: [...new Set(assessment.goods.flatMap(({ categories }) => categories))],
    hit_rules: assessment.hits.map(({ rule }) => rule),
  }));
  await client.query(
    `update trade_request r set verdict = t.verdict, corridor_kind = t.corridor_kind,
       categories = array(select jsonb_array_elements_text(t.categories)), hit_rules = array(select jsonb_array_elements_text(t.hit_rules))
     from jsonb_to_recordset($1::jsonb) as t(id uuid, revision int, verdict text, corridor_kind text, categories jsonb, hit_rules jsonb)
     where r.id = t.id and r.latest_revision = t.revision`,
    [JSON.stringify(rows)],
  );
}
