// After the last spec: stops the PostgreSQL of this run and removes its folder.
import * as fs from 'node:fs';

export default async function globalTeardown(): Promise<void> {
  const started = globalThis.testPostgres;
  if (!started) return;
  await started.server.stop();
  fs.rmSync(started.dir, { recursive: true, force: true });
}
