// Applies the migrations as `prisma migrate deploy` does, without its downloaded engine: same table, same checksums, same lock.
import { createHash, randomUUID } from 'node:crypto';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { Client } from 'pg';

/** The advisory lock that Prisma's own engine takes. */
const LOCK = 72707369;

const TABLE = `create table if not exists _prisma_migrations (
  id varchar(36) primary key not null,
  checksum varchar(64) not null,
  finished_at timestamptz,
  migration_name varchar(255) not null,
  logs text,
  rolled_back_at timestamptz,
  started_at timestamptz not null default now(),
  applied_steps_count integer not null default 0
)`;

interface Applied {
  migration_name: string;
  checksum: string;
  finished_at: Date | null;
  rolled_back_at: Date | null;
}

/** Folder of the migrations, beside the package's own files. */
export const MIGRATIONS_DIR = path.resolve(__dirname, '..', '..', '..', 'prisma', 'migrations');

/**
 * Brings a database up to the newest migration; safe when several processes start together.
 * @returns names of the migrations that were applied now
 * @throws when one failed earlier, fails now, or was changed after it was applied
 */
export async function migrate(url: string, dir: string = MIGRATIONS_DIR): Promise<string[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    await client.query(TABLE);
    const done = await readApplied(client);
    const applied: string[] = [];
    for (const name of migrationNames(dir)) {
      const sql = fs.readFileSync(path.join(dir, name, 'migration.sql'), 'utf8');
      const checksum = createHash('sha256').update(sql).digest('hex');
      const known = done.get(name);
      if (known !== undefined && known !== checksum)
        throw new Error(`migration ${name} was changed after it was applied`);
      if (known !== undefined) continue;
      await apply(client, { name, sql, checksum });
      applied.push(name);
    }
    return applied;
  } finally {
    await client.end();
  }
}

function migrationNames(dir: string): string[] {
  return fs
    .readdirSync(dir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && fs.existsSync(path.join(dir, entry.name, 'migration.sql')))
    .map((entry) => entry.name)
    .sort();
}

async function readApplied(client: Client): Promise<Map<string, string>> {
  const { rows } = await client.query<Applied>(
    'select migration_name, checksum, finished_at, rolled_back_at from _prisma_migrations order by started_at',
  );
  const failed = rows.find((row) => row.finished_at === null && row.rolled_back_at === null);
  if (failed)
    throw new Error(`migration ${failed.migration_name} failed earlier and was not resolved (prisma migrate resolve)`);
  return new Map(rows.filter((row) => row.rolled_back_at === null).map((row) => [row.migration_name, row.checksum]));
}

async function apply(
  client: Client,
  { name, sql, checksum }: { name: string; sql: string; checksum: string },
): Promise<void> {
  const id = randomUUID();
  await client.query('insert into _prisma_migrations (id, checksum, migration_name) values ($1, $2, $3)', [
    id,
    checksum,
    name,
  ]);
  try {
    await client.query(sql);
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    await client.query('update _prisma_migrations set logs = $2 where id = $1', [id, String(error)]);
    throw new Error(`migration ${name}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
  await client.query('update _prisma_migrations set finished_at = now(), applied_steps_count = 1 where id = $1', [id]);
}
