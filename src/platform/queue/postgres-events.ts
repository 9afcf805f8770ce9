// Queue events on PostgreSQL without losses.
import { createPostgresBackend } from 'bullmq';
import type { Pool } from 'pg';

/** How far back the reader looks for events that became visible late. */
const WINDOW = 2000n;

interface BackendInside {
  connection: { pool: Pool; schema: string };
  fetchEvents(cursor: string): Promise<{ id: string; fields: string[] }[]>;
}

/**
 * BullMQ reads its PostgreSQL event stream by "id greater than the last one seen". Ids are taken when a transaction writes but become visible
 * when it commits, so with several workers an event can turn up below the last one seen and is then never delivered (about one in twenty at
 * concurrency 8). Here the reader looks back over a window and leaves out what it has already delivered.
 */
export const createPostgresBackendWithAllEvents: typeof createPostgresBackend = (name, options, how) => {
  const backend = createPostgresBackend(name, options, how);
  if (!how?.blocking) return backend;
  const inner = backend as unknown as BackendInside;
  let start: bigint | undefined;
  let top = 0n;
  let seen: bigint[] = [];
  inner.fetchEvents = async (cursor) => {
    if (start === undefined) {
      start = BigInt(cursor);
      top = start;
    }
    const low = top - WINDOW > start ? top - WINDOW : start;
    seen = seen.filter((id) => id > low);
    const { rows } = await inner.connection.pool.query<{
      id: string;
      event: string;
      data: Record<string, unknown> | null;
    }>(
      `select id, event, data from "${inner.connection.schema}".event where queue = $1 and id > $2 and id <> all($3::bigint[]) order by id limit 1000`,
      [name, low.toString(), seen.map(String)],
    );
    return rows.map((row) => {
      const id = BigInt(row.id);
      seen.push(id);
      if (id > top) top = id;
      const data = Object.entries(row.data ?? {}).flatMap(([key, value]) => [
        key,
        typeof value === 'string' ? value : String(value),
      ]);
      return { id: String(id), fields: ['event', row.event, ...data] };
    });
  };
  return backend;
};
