// The service as a process: reads the configuration, starts, says where it is, and stops cleanly when it is told to.
import 'reflect-metadata';
import type { Level, Logger } from 'pino';
import { type Configuration, ConfigurationError, loadConfiguration } from './platform/config/configuration';
import { createLogger } from './platform/observability/logger';
import { type RunningService, startService } from './start-service';

/** One Ctrl-C reaches this process twice when npm passes it on; only a later second one means "now". */
const SAME_SIGNAL_MS = 1_000;

async function main(): Promise<RunningService> {
  const startedAt = performance.now();
  const configuration = loadConfiguration();
  const logger = createLogger(configuration.logLevel as Level | 'silent');
  const starting = startService(configuration, logger);
  stopOnSignals(starting, logger);
  const service = await starting;
  announce(service, configuration, { logger, readyMs: Math.round(performance.now() - startedAt) });
  return service;
}

function announce(
  service: RunningService,
  { roles }: Configuration,
  { logger, readyMs }: { logger: Logger; readyMs: number },
): void {
  const { url, queueKind, databaseKind, credentialsFile: credentials } = service;
  const place = `TrueBearing is ready on ${url} (after ${readyMs} ms; roles ${[...roles].join(', ')})`;
  const details = [`database: ${databaseKind}, queue: ${queueKind}`];
  if (credentials !== null) details.push(`API: ${url}/docs`, `credentials: ${credentials}`);
  logger.info({ url, credentials, readyMs, roles: [...roles], database: databaseKind, queue: queueKind }, place);
  // For a person at a terminal; programs read the line above.
  if (process.stdout.isTTY) process.stdout.write(`\n  ${[place, ...details, 'Ctrl-C stops it'].join('\n  ')}\n\n`);
}

function stopOnSignals(starting: Promise<RunningService>, logger: Logger): void {
  let first: number | undefined;
  const onSignal = (signal: string): void => {
    if (first === undefined) {
      first = performance.now();
      logger.info(`${signal}: stopping`);
      void stop(starting, logger, 0);
    } else if (performance.now() - first > SAME_SIGNAL_MS) {
      logger.warn(`${signal} again: leaving at once`);
      void starting.then((service) => service.abandon()).finally(() => process.exit(130));
    }
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
    process.on(event, (error: unknown) => {
      logger.fatal({ err: error }, `${event}: stopping`);
      void stop(starting, logger, 1);
    });
  }
}

async function stop(starting: Promise<RunningService>, logger: Logger, exitCode: number): Promise<void> {
  const began = performance.now();
  try {
    await (await starting).stop();
    logger.info(`stopped after ${Math.round(performance.now() - began)} ms`);
    process.exit(exitCode);
  } catch (error) {
    logger.error({ err: error }, 'stopped, but not cleanly');
    process.exit(1);
  }
}

/** The service once it is ready; what loads the demo waits for it. */
export const running: Promise<RunningService> = main();

running.catch((error: unknown) => {
  process.stderr.write(`TrueBearing did not start: ${explain(error)}\n`);
  process.exit(1);
});

/** What the reader can do something about, without a stack where the message already says it. */
function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { code } = error as NodeJS.ErrnoException;
  if (error instanceof ConfigurationError) return `the environment is not right\n${error.message}`;
  if (code === 'EADDRINUSE') return `${error.message}: something else listens there; set PORT to another number`;
  if (error.name === 'RuleFilesError') return `the rule files are not right\n${error.message}`;
  if (code === 'ECONNREFUSED')
    return `no connection: ${error.message || 'is the database or Redis at the configured address running?'}`;
  return error.stack ?? error.message;
}
