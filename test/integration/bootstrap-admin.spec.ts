// The first credentials: made once, readable by their owner only, and made anew where the file is lost.
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { hashApiKey } from '../../src/features/auth/api-key';
import { AuthRepository } from '../../src/features/auth/auth.repository';
import { type AdminCredentials, bootstrapAdmin } from '../../src/features/auth/bootstrap-admin';
import { Database } from '../../src/platform/database/database';
import { createTestDatabase, type TestDatabase } from '../support/test-database';

describe('bootstrapAdmin', () => {
  let given: TestDatabase;
  let database: Database;
  let dataDir: string;

  beforeAll(async () => {
    given = await createTestDatabase();
    database = new Database(given.url);
    dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'truebearing-admin-'));
  });
  afterAll(async () => {
    await database.close();
    await given.drop();
    fs.rmSync(dataDir, { recursive: true, force: true });
  });

  const read = (file: string): AdminCredentials => JSON.parse(fs.readFileSync(file, 'utf8')) as AdminCredentials;
  const isKnown = async (key: string): Promise<boolean> =>
    (await new AuthRepository(database).findByKey(hashApiKey(key))) !== undefined;

  it('makes credentials that work, once, for their owner only', async () => {
    const file = await bootstrapAdmin(database, dataDir);
    const first = read(file);
    expect(path.basename(file)).toBe('admin.json');
    expect(fs.statSync(file).mode & 0o777).toBe(0o600);
    expect(Object.keys(first).sort()).toEqual(['apiKey', 'email', 'password']);
    expect(await isKnown(first.apiKey)).toBe(true);
    await bootstrapAdmin(database, dataDir);
    expect(read(file)).toEqual(first);
    const { rows } = await database.pool.query<{ n: number }>('SELECT count(*)::int AS n FROM api_key');
    expect(rows).toEqual([{ n: 1 }]);
  });

  it.each([
    ['lost', (file: string) => fs.rmSync(file)],
    ['damaged', (file: string) => fs.writeFileSync(file, '{')],
    ['of another database', (file: string) => fs.writeFileSync(file, JSON.stringify({ apiKey: 'tb_unknown' }))],
  ])('makes new ones where the file is %s', async (_state, spoil) => {
    const file = await bootstrapAdmin(database, dataDir);
    const before = read(file);
    spoil(file);
    await bootstrapAdmin(database, dataDir);
    const after = read(file);
    expect(after.apiKey).not.toBe(before.apiKey);
    expect(await isKnown(after.apiKey)).toBe(true);
    expect(fs.statSync(file).mode & 0o777).toBe(0o600);
  });
});
