// Before the first spec: one PostgreSQL for the whole run, with a migrated database that every test database is copied from.
import * as fs from 'node:fs';
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
    fs.chmodSync(dir, 0o755);
    const server = await startEmbeddedPostgres({ dir: path.join(dir, 'postgres'), unsafeFast: true });
    globalThis.testPostgres = { server, dir };
    process.env['TEST_DATABASE_URL'] = server.url;
    stopWithRun(server, dir);
  }
  await makeTemplate(process.env['TEST_DATABASE_URL']);
}

/** Jest skips the teardown when it is interrupted; the server would live on. */
function stopWithRun(server: EmbeddedPostgres, dir: string): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      void server.stop().finally(() => {
        fs.rmSync(dir, { recursive: true, force: true });
        process.exit(1);
      });
    });
  }
}
