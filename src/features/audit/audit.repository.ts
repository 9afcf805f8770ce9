// Appends to the audit log inside the transaction of what happened. The table refuses changes.
import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../platform/database/database';

export interface AuditEntry {
  tenantId: string;
  /** `user:<id>`, `key:<id>` or `system:<part>`. */
  actor: string;
  action: string;
  subjectType: string;
  subjectId: string;
  details?: Record<string, unknown>;
}

@Injectable()
export class AuditRepository {
  /** Writes the entries in the caller's transaction. */
  async append(client: Transaction, entries: readonly AuditEntry[]): Promise<void> {
    if (entries.length === 0) return;
    await client.query(
      `insert into audit_entry (tenant_id, actor, action, subject_type, subject_id, details)
       select "tenantId", actor, action, "subjectType", "subjectId", coalesce(details, '{}')
       from jsonb_to_recordset($1::jsonb) as e("tenantId" uuid, actor text, action text, "subjectType" text, "subjectId" text, details jsonb)`,
      [JSON.stringify(entries)],
    );
  }
}
