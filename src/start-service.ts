// Starts the service in order and stops it in the opposite one: rule files, database, migrations, queue, application, and only then the doors open.
import * as path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Logger } from 'pino';
import { AppModule } from './app.module';
import { bootstrapAdmin } from './features/auth/bootstrap-admin';
import { API_DESCRIPTION } from './features/intake/api-description';
import { checkConfiguredLists } from './features/lists/configured-lists';
import { loadRuleset } from './features/rulesets/screening-kit';
import type { Configuration } from './platform/config/configuration';
import { Database } from './platform/database/database';
import { findLocaleFaults } from './platform/database/database-locale';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './platform/database/embedded-postgres';
import { migrate } from './platform/database/migrate';
import { configureHttp } from './platform/http/configure-http';
import { createHttpApp } from './platform/http/fastify-app';
import { StartLog } from './platform/observability/start-log';
import { openQueueBackend, type QueueBackend } from './platform/queue/queue-backend';

/** Running jobs are given this long to end; what is not done by then is taken up again by another worker or the next start. */
const DRAIN_LIMIT_MS = 25_000;
/** Open answers (event streams, downloads) are given this long. */
const CONNECTION_LIMIT_MS = 5_000;
const CLOSE_LIMIT_MS = 5_000;

export interface RunningService {
  app: NestFastifyApplication;
  /** Where it listens. */
  url: string;
  /** Where the administrator's e-mail, password and key are; null in a process without the role `api`. */
  credentialsFile: string | null;
  queueKind: QueueBackend['kind'];
  databaseKind: 'embedded' | 'external';
  /** Stops listening, lets workers drain, closes database and queue, stops the embedded server last. A second call waits for the first. */
  stop(): Promise<void>;
  /** For whoever cannot wait: tells the embedded server to stop and returns at once. */
  abandon(): void;
}

/** What was opened, in order; closed from the end. */
class Closers {
  private readonly steps: (() => Promise<void>)[] = [];
  private closing: Promise<void> | undefined;

  add(step: () => Promise<void>): void {
    this.steps.push(step);
  }

  closeAll(): Promise<void> {
    this.closing ??= this.closeFromTheEnd();
    return this.closing;
  }

  /** A step that fails does not keep the others from closing. */
  private async closeFromTheEnd(): Promise<void> {
    const failures: unknown[] = [];
    for (const step of this.steps.reverse()) await step().catch((error: unknown) => failures.push(error));
    if (failures.length > 0)
      throw new AggregateError(failures, `not stopped cleanly: ${failures.map(String).join('; ')}`);
  }
}

/**
 * Starts everything that the roles ask for.
 * @throws the first thing that went wrong, after what was already running is stopped again
 */
export async function startService(configuration: Configuration, logger: Logger): Promise<RunningService> {
  const closers = new Closers();
  try {
    return await start(configuration, logger, closers);
  } catch (error) {
    await closers.closeAll().catch(() => undefined);
    throw error;
  }
}

async function start(given: Configuration, logger: Logger, closers: Closers): Promise<RunningService> {
  // Before anything is opened: a slip in a rule file is told at once, and there is nothing to stop again.
  loadRuleset(given.rulesDir);
  checkConfiguredLists(given);
  const embedded = given.databaseUrl === null ? await openEmbedded(given, logger, closers) : undefined;
  const databaseUrl = given.databaseUrl ?? embedded?.url ?? '';
  const configuration = given.with({ databaseUrl });
  const applied = await migrate(databaseUrl);
  if (applied.length > 0) logger.info({ applied }, 'database migrated');
  for (const fault of await findLocaleFaults(databaseUrl)) logger.warn(fault);
  const queue = await openQueueBackend({
    redisUrl: configuration.redisUrl,
    databaseUrl,
    prefix: configuration.queuePrefix,
    warn: (message) => logger.warn(message),
  });
  closers.add(() => within(CLOSE_LIMIT_MS, queue.close()));
  const database = new Database(databaseUrl);
  closers.add(() => within(CLOSE_LIMIT_MS, database.close()));
  const credentialsFile = configuration.roles.has('api') ? await bootstrapAdmin(database, configuration.dataDir) : null;
  const module = AppModule.register({ configuration, database, queue, logger });
  const app = await createHttpApp(module, new StartLog(logger));
  closers.add(() => closeApp(app));
  await configureHttp(app, API_DESCRIPTION);
  await app.listen(configuration.port, configuration.host);
  return {
    app,
    url: await app.getUrl(),
    credentialsFile,
    queueKind: queue.kind,
    databaseKind: embedded ? 'embedded' : 'external',
    stop: () => closers.closeAll(),
    abandon: () => void embedded?.stop(),
  };
}

async function openEmbedded({ dataDir }: Configuration, logger: Logger, closers: Closers): Promise<EmbeddedPostgres> {
  const log = (message: string): void => logger.debug({ context: 'postgres' }, message);
  const embedded = await startEmbeddedPostgres({ dir: path.join(dataDir, 'postgres'), log });
  closers.add(() => embedded.stop());
  return embedded;
}

/** Doors first, then the workers drain; an open event stream must not hold everything up. */
async function closeApp(app: NestFastifyApplication): Promise<void> {
  const server = app.getHttpServer();
  const cut = setTimeout(() => server.closeAllConnections(), CONNECTION_LIMIT_MS);
  await within(DRAIN_LIMIT_MS, app.close()).finally(() => clearTimeout(cut));
}

async function within(milliseconds: number, work: Promise<void>): Promise<void> {
  const limit = new AbortController();
  const tooLate = sleep(milliseconds, undefined, { signal: limit.signal }).then(
    () => {
      throw new Error(`gave up after ${milliseconds / 1000} s`);
    },
    () => undefined,
  );
  await Promise.race([work, tooLate]).finally(() => limit.abort());
}
