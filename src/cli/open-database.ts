// The configured database for a command: an external one, or the embedded one, shared with the service where that runs.
import * as path from 'node:path';
import type { Configuration } from '../platform/config/configuration';
import { Database } from '../platform/database/database';
import { startEmbeddedPostgres } from '../platform/database/embedded-postgres';
import { migrate } from '../platform/database/migrate';

/** Runs the work on the database, brought up to the newest migration, and closes what was opened. */
export async function withDatabase<T>(
  { databaseUrl, dataDir }: Configuration,
  work: (database: Database) => Promise<T>,
): Promise<T> {
  const embedded =
    databaseUrl === null ? await startEmbeddedPostgres({ dir: path.join(dataDir, 'postgres') }) : undefined;
  try {
    const url = databaseUrl ?? embedded?.url ?? '';
    await migrate(url);
    const database = new Database(url);
    try {
      return await work(database);
    } finally {
      await database.close();
    }
  } finally {
    await embedded?.stop();
  }
}
