// Uploaded files as stored: whole, in parts, in the database, so that every worker on every machine can read them.
import { Injectable } from '@nestjs/common';
import { Database, type Transaction } from '../../platform/database/database';
import { newId } from '../../platform/ids/ids';
import { appendAudit } from '../audit/audit.repository';

const PART_BYTES = 512 * 1024;

export interface NewBatch {
  tenantId: string;
  actor: string;
  fileName: string | null;
  dryRun: boolean;
  size: number;
  sha256: string;
}

@Injectable()
export class BatchFilesRepository {
  constructor(private readonly database: Database) {}

  /** Stores a batch with its file in one transaction: a failure leaves nothing. Returns the id. */
  store(batch: NewBatch, bytes: AsyncIterable<Uint8Array>): Promise<string> {
    return this.database.transaction((client) => this.storeWithin(client, batch, bytes));
  }

  /** The same in a transaction that does more. */
  async storeWithin(client: Transaction, batch: NewBatch, bytes: AsyncIterable<Uint8Array>): Promise<string> {
    const { tenantId, actor, fileName, dryRun, size, sha256 } = batch;
    const id = newId();
    await client.query(
      `insert into batch (id, tenant_id, status, dry_run, file_name, file_bytes, file_sha256)
       values ($1, $2, 'received', $3, $4, $5, $6)`,
      [id, tenantId, dryRun, fileName, size, sha256],
    );
    await storeParts(client, { id, tenantId }, bytes);
    const details = { size, sha256, fileName };
    await appendAudit(client, [
      { tenantId, actor, action: 'batch.received', subjectType: 'batch', subjectId: id, details },
    ]);
    return id;
  }

  /** The bytes of a file, part by part. */
  async *read(batchId: string): AsyncGenerator<Uint8Array, undefined> {
    for (let part = 0; ; part += 1) {
      const { rows } = await this.database.pool.query<{ content: Buffer }>(
        'select content from batch_file_part where batch_id = $1 and part = $2',
        [batchId, part],
      );
      if (!rows[0]) return undefined;
      yield rows[0].content;
    }
  }
}

async function storeParts(
  client: Transaction,
  { id, tenantId }: { id: string; tenantId: string },
  bytes: AsyncIterable<Uint8Array>,
): Promise<void> {
  let part = 0;
  let pending: Uint8Array[] = [];
  let length = 0;
  const flush = async (): Promise<void> => {
    if (length === 0) return;
    await client.query('insert into batch_file_part (tenant_id, batch_id, part, content) values ($1, $2, $3, $4)', [
      tenantId,
      id,
      part,
      Buffer.concat(pending),
    ]);
    part += 1;
    pending = [];
    length = 0;
  };
  for await (const chunk of bytes) {
    pending.push(chunk);
    length += chunk.length;
    if (length >= PART_BYTES) await flush();
  }
  await flush();
}
