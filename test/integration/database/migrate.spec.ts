// Migrations on a real server: once all of them, then none; a changed or failed one is refused.
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { Client } from 'pg';
import { migrate, MIGRATIONS_DIR } from '../../../src/platform/database/migrate';
import { createEmptyDatabase, type TestDatabase } from '../../support/test-database';

describe('migrations', () => {
  let database: TestDatabase;
  beforeEach(async () => (database = await createEmptyDatabase()));
  afterEach(() => database.drop());

  it('applies all of them once and none the second time', async () => {
    const first = await migrate(database.url);
    expect(first.length).toBeGreaterThan(0);
    expect(await migrate(database.url)).toEqual([]);
  });

  it('lets two processes start at once', async () => {
    const [one, other] = await Promise.all([migrate(database.url), migrate(database.url)]);
    expect([one.length, other.length].sort()).toEqual([0, Math.max(one.length, other.length)]);
  });

  it('refuses a migration that was changed after it was applied, and names it', async () => {
    await migrate(database.url);
    const folder = copyOfMigrations();
    const name = fs.readdirSync(folder).find((entry) => /^\d+_/u.test(entry)) ?? '';
    fs.appendFileSync(path.join(folder, name, 'migration.sql'), '\n-- changed\n');
    await expect(migrate(database.url, folder)).rejects.toThrow(name);
  });

  it('names a migration that fails, and refuses to go on until it is resolved', async () => {
    const folder = copyOfMigrations();
    fs.mkdirSync(path.join(folder, '99990101000000_wrong'));
    fs.writeFileSync(path.join(folder, '99990101000000_wrong', 'migration.sql'), 'SELECT nothing FROM nowhere;');
    await expect(migrate(database.url, folder)).rejects.toThrow(/99990101000000_wrong: .*nowhere/u);
    await expect(migrate(database.url, folder)).rejects.toThrow('failed earlier');
    expect(await countTables(database.url)).toBeGreaterThan(5);
  });
});

function copyOfMigrations(): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'truebearing-migrations-'));
  fs.cpSync(MIGRATIONS_DIR, folder, { recursive: true });
  return folder;
}

async function countTables(url: string): Promise<number> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ tables: number }>(
      "SELECT count(*)::int AS tables FROM information_schema.tables WHERE table_schema = 'public'",
    );
    return rows[0]?.tables ?? 0;
  } finally {
    await client.end();
  }
}
