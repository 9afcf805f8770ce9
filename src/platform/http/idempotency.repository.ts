// Writes that may safely be sent again: the first answer is stored in the transaction of what it answers, and replayed for a day.
import { Injectable } from '@nestjs/common';
import { Clock } from '../clock/clock';
import { Database, type Transaction } from '../database/database';
import { AppError } from '../errors/errors';

export interface Answer {
  status: number;
  headers: Record<string, string>;
  body: unknown;
}

/** Whose key it is, for which call and which content. */
export interface IdempotentCall {
  tenantId: string;
  credentialId: string;
  /** Method and pattern of the route. */
  route: string;
  key: string;
  /** Hash over everything that the answer depends on. */
  fingerprint: string;
}

interface RecordRow {
  fingerprint: string;
  /** Null while the work is not finished. */
  status: number | null;
  headers: Record<string, string>;
  body: unknown;
  expired: boolean;
}

const KEPT = '24 hours';

@Injectable()
export class IdempotencyRepository {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * Runs the work in a transaction, at most once for a key. An answer that is thrown is not kept, whatever its status: nothing was done.
   * @throws AppError 422 where the key came with other content before, 409 with Retry-After while its first call is running
   */
  async once(
    call: IdempotentCall,
    work: (client: Transaction) => Promise<Answer>,
  ): Promise<{ answer: Answer; replayed: boolean }> {
    return this.database.transaction(async (client) => {
      await takeKey(client, call);
      const earlier = await this.find(client, call);
      const kept = earlier && replay(earlier, call);
      if (kept !== undefined) return { answer: kept, replayed: true };
      const answer = await work(client);
      await this.keep(client, call, answer);
      return { answer, replayed: false };
    });
  }

  /**
   * For work that is no single transaction, and that may be done again without harm: takes the key for its content.
   * @returns the answer where the work was finished before; undefined where it is to be done, also after an earlier call that broke off
   * @throws AppError 422 where the key came with other content before
   */
  async begin(call: IdempotentCall): Promise<Answer | undefined> {
    const { tenantId, credentialId, route, key, fingerprint } = call;
    const { rowCount } = await this.database.pool.query(
      `INSERT INTO idempotency_record (tenant_id, credential_id, route, key, fingerprint, created_at)
       VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (tenant_id, credential_id, route, key) DO UPDATE SET fingerprint = excluded.fingerprint,
         status = NULL, headers = NULL, body = NULL, created_at = excluded.created_at
       WHERE idempotency_record.created_at < excluded.created_at - interval '${KEPT}'`,
      [tenantId, credentialId, route, key, fingerprint, this.clock.now()],
    );
    if (rowCount === 1) return undefined;
    const earlier = await this.find(this.database.pool, call);
    return earlier && replay(earlier, call);
  }

  /** Keeps the answer to what was begun. */
  async finish({ tenantId, credentialId, route, key, fingerprint }: IdempotentCall, answer: Answer): Promise<void> {
    const { status, headers, body } = answer;
    await this.database.pool.query(
      `UPDATE idempotency_record SET status = $6, headers = $7, body = $8
       WHERE tenant_id = $1 AND credential_id = $2 AND route = $3 AND key = $4 AND fingerprint = $5`,
      [tenantId, credentialId, route, key, fingerprint, status, JSON.stringify(headers), JSON.stringify(body)],
    );
  }

  private async find(
    client: Pick<Transaction, 'query'>,
    { tenantId, credentialId, route, key }: IdempotentCall,
  ): Promise<RecordRow | undefined> {
    const { rows } = await client.query<RecordRow>(
      `SELECT trim(fingerprint) AS fingerprint, status, headers, body, created_at < $5::timestamptz - interval '${KEPT}' AS expired
       FROM idempotency_record WHERE tenant_id = $1 AND credential_id = $2 AND route = $3 AND key = $4`,
      [tenantId, credentialId, route, key, this.clock.now()],
    );
    return rows[0]?.expired === false ? rows[0] : undefined;
  }

  private async keep(client: Transaction, call: IdempotentCall, { status, headers, body }: Answer): Promise<void> {
    await client.query(
      `INSERT INTO idempotency_record (tenant_id, credential_id, route, key, fingerprint, status, headers, body, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
       ON CONFLICT (tenant_id, credential_id, route, key) DO UPDATE SET fingerprint = excluded.fingerprint,
         status = excluded.status, headers = excluded.headers, body = excluded.body, created_at = excluded.created_at`,
      [
        call.tenantId,
        call.credentialId,
        call.route,
        call.key,
        call.fingerprint,
        status,
        JSON.stringify(headers),
        JSON.stringify(body),
        this.clock.now(),
      ],
    );
  }

  /** Forgets answers older than a day. Returns how many. */
  async forgetOld(): Promise<number> {
    const { rowCount } = await this.database.pool.query(
      `DELETE FROM idempotency_record WHERE created_at < $1::timestamptz - interval '${KEPT}'`,
      [this.clock.now()],
    );
    return rowCount ?? 0;
  }
}

/** A lock, not a row: it goes with the transaction, so that a call that died leaves nothing that would block its repeat. */
async function takeKey(client: Transaction, { tenantId, credentialId, route, key }: IdempotentCall): Promise<void> {
  const name = [tenantId, credentialId, route, key].join('\n');
  const { rows } = await client.query<{ taken: boolean }>(
    'SELECT pg_try_advisory_xact_lock(hashtextextended($1, 0)) AS taken',
    [name],
  );
  if (rows[0]?.taken) return;
  throw new AppError('conflict', 'A call with this Idempotency-Key is still running.', {
    code: 'idempotency_in_flight',
    headers: { 'retry-after': '1' },
  });
}

function replay(earlier: RecordRow, call: IdempotentCall): Answer | undefined {
  if (earlier.fingerprint !== call.fingerprint) {
    throw new AppError('invalid_request', 'This Idempotency-Key was used before with another content.', {
      code: 'idempotency_key_reused',
    });
  }
  const { status, headers, body } = earlier;
  return status === null ? undefined : { status, headers, body };
}
