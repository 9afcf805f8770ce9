// Events written in the transaction that made them true; the relay takes them from here, in order.
import { Injectable } from '@nestjs/common';
import type { PoolClient } from 'pg';
import { Database } from '../database/database';

export interface OutboxEvent {
  tenantId: string;
  /** Noun and past participle: `alert.created`. */
  type: string;
  subjectId: string;
  data: Record<string, unknown>;
}

/** An event as it was stored. Those of one subject have their ids in the order in which they became true. */
export interface StoredEvent extends OutboxEvent {
  id: string;
  createdAt: Date;
}

/** Whoever is told of the events. What it writes belongs to the transaction; it may be told again of what was rolled back. */
export abstract class OutboxSubscriber {
  abstract accept(client: PoolClient, events: readonly StoredEvent[]): Promise<void>;
}

/** Said on this channel when events were stored. */
export const OUTBOX_CHANNEL = 'truebearing_outbox';

/** Of all relays of all processes one works at a time: two could overtake each other with events of the same subject. */
const RELAY_LOCK = 72707370;

/** Appends events in one statement, in the caller's transaction. */
export async function appendOutboxEvents(client: PoolClient, events: readonly OutboxEvent[]): Promise<void> {
  if (events.length === 0) return;
  await client.query(
    `with stored as (
       insert into outbox_event (tenant_id, type, subject_id, data)
       select tenant_id, type, subject_id, data
       from jsonb_to_recordset($1::jsonb) as t(tenant_id uuid, type text, subject_id uuid, data jsonb) returning 1)
     select pg_notify('${OUTBOX_CHANNEL}', '') from stored limit 1`,
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

@Injectable()
export class OutboxRepository {
  constructor(private readonly database: Database) {}

  /**
   * Hands the oldest waiting events to `deliver` and marks them, in one transaction.
   * @returns how many; 0 also where another relay is at work
   */
  async dispatch(limit: number, deliver: OutboxSubscriber['accept']): Promise<number> {
    return this.database.transaction(async (client) => {
      const { rows: locks } = await client.query<{ taken: boolean }>('select pg_try_advisory_xact_lock($1) as taken', [
        RELAY_LOCK,
      ]);
      if (!locks[0]?.taken) return 0;
      const { rows } = await client.query<StoredEvent>(
        `select id::text, tenant_id as "tenantId", type, subject_id as "subjectId", data, created_at as "createdAt"
         from outbox_event where dispatched_at is null order by outbox_event.id limit $1`,
        [limit],
      );
      if (rows.length === 0) return 0;
      await deliver(client, rows);
      await client.query('update outbox_event set dispatched_at = now() where id = any($1::bigint[])', [
        rows.map(({ id }) => id),
      ]);
      return rows.length;
    });
  }

  /** Forgets what was dispatched so many days ago. Returns how many. */
  async forgetOld(days: number): Promise<number> {
    const { rowCount } = await this.database.pool.query(
      'delete from outbox_event where dispatched_at < now() - make_interval(days => $1)',
      [days],
    );
    return rowCount ?? 0;
  }
}
