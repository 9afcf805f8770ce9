// Events written in the transaction that made them true; a dispatcher takes them from here.
import type { PoolClient } from 'pg';

export interface OutboxEvent {
  tenantId: string;
  /** Noun and past participle: `alert.created`. */
  type: string;
  subjectId: string;
  data: Record<string, unknown>;
}

/** Appends events in one statement, in the caller's transaction. */
export async function appendOutboxEvents(client: PoolClient, events: readonly OutboxEvent[]): Promise<void> {
  if (events.length === 0) return;
  await client.query(
    `insert into outbox_event (tenant_id, type, subject_id, data)
     select tenant_id, type, subject_id, data from jsonb_to_recordset($1::jsonb) as t(tenant_id uuid, type text, subject_id uuid, data jsonb)`,
    [
      JSON.stringify(
        events.map(({ tenantId, type, subjectId, data }) => ({
          tenant_id: tenantId,
          type,
          subject_id: subjectId,
          data,
        })),
      ),
    ],
  );
}
