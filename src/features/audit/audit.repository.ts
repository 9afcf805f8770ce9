// Writes audit entries inside the transaction that makes them true.
import { Injectable } from '@nestjs/common';
import type { PoolClient } from 'pg';

export interface AuditEntry {
  tenantId: string;
  /** `user:<id>`, `key:<id>` or `system:<part>`. */
  actor: string;
  /** What was done, such as `trade_request.received`. */
  action: string;
  subjectType: string;
  subjectId: string;
  details?: Record<string, unknown>;
}

const APPEND = `
  INSERT INTO audit_entry (tenant_id, actor, action, subject_type, subject_id, details)
  SELECT tenant_id, actor, action, subject_type, subject_id, coalesce(details, '{}')
  FROM jsonb_to_recordset($1::jsonb)
    AS t(tenant_id uuid, actor text, action text, subject_type text, subject_id text, details jsonb)`;

/** Appends entries in one statement, in the caller's transaction. */
export async function appendAudit(client: PoolClient, records: readonly AuditEntry[]): Promise<void> {
  if (records.length === 0) return;
  const rows = records.map((record) => ({
    tenant_id: record.tenantId,
    actor: record.actor,
    action: record.action,
    subject_type: record.subjectType,
    subject_id: record.subjectId,
    details: record.details,
  }));
  await client.query(APPEND, [JSON.stringify(rows)]);
}

@Injectable()
export class AuditRepository {
  append(client: PoolClient, records: readonly AuditEntry[]): Promise<void> {
    return appendAudit(client, records);
  }
}
