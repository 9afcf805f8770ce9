// Before the first spec: one PostgreSQL for the whole run, with a migrated database that every test database is copied from.
import { spawn } from 'node:child_process';
import * as fs from 'node:fs';
import { Socket } from 'node:net';
import * as os from 'node:os';
import * as path from 'node:path';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '../../src/platform/database/embedded-postgres';
import { makeTemplate } from './test-database';

declare global {
  /** What the teardown has to stop. Jest runs setup and teardown in one process. */
  var testPostgres: { server: EmbeddedPostgres; dir: string } | undefined;
}

export default async function globalSetup(): Promise<void> {
  // A server of one's own choice can be given; it is then neither started nor stopped here.
  if (!process.env['TEST_DATABASE_URL']) {
    const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'truebearing-tests-'));
    fs.chmodSync(dir, 0o755); // the server may run as another user
    guard(dir);
    const server = await startEmbeddedPostgres({ dir: path.join(dir, 'postgres'), unsafeFast: true });
    globalThis.testPostgres = { server, dir };
    process.env['TEST_DATABASE_URL'] = server.url;
  }
  await makeTemplate(process.env['TEST_DATABASE_URL']);
}

/** Jest skips the teardown when it is interrupted or killed; the server would live on. */
function guard(dir: string): void {
  const guardian = spawn(process.execPath, [path.join(__dirname, 'guardian.cjs'), dir], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  guardian.unref();
  if (guardian.stdin instanceof Socket) guardian.stdin.unref();
}
