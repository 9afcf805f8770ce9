// Where BullMQ keeps its queues: PostgreSQL, or Redis where one is configured. Decided here and nowhere else.
import { setTimeout as sleep } from 'node:timers/promises';
import { type ConnectionOptions, runMigrations, setDefaultBackendFactory } from 'bullmq';
import { Cluster, Redis } from 'ioredis';
import { Pool } from 'pg';
import { createPostgresBackendWithAllEvents } from './postgres-events';

export interface QueueBackend {
  kind: 'redis' | 'postgres';
  connection: ConnectionOptions;
  /** Prefix of all keys; on a Redis Cluster in braces, so that one queue lies in one slot. */
  prefix: string;
  isReachable(): Promise<boolean>;
  close(): Promise<void>;
}

export interface QueueBackendOptions {
  redisUrl: string | null;
  databaseUrl: string;
  prefix: string;
  warn: (message: string) => void;
}

const CONNECT_LIMIT_MS = 5_000;

/** Opens the backend; must be called before the first queue is made. */
export function openQueueBackend(options: QueueBackendOptions): Promise<QueueBackend> {
  return options.redisUrl === null ? openPostgres(options) : openRedis(options.redisUrl, options);
}

/** One pool for all queues, workers and event readers; given a URL, BullMQ would open a pool for every one of them. */
async function openPostgres({ databaseUrl, prefix }: QueueBackendOptions): Promise<QueueBackend> {
  const pool = new Pool({ connectionString: databaseUrl, max: 16, options: '-c search_path=bullmq' });
  pool.on('error', () => undefined);
  // Every queue and worker listens on it; that is no leak.
  pool.setMaxListeners(0);
  const client = await pool.connect();
  try {
    await runMigrations(client);
  } finally {
    client.release();
  }
  setDefaultBackendFactory(createPostgresBackendWithAllEvents);
  return {
    kind: 'postgres',
    // @nestjs/bullmq types `connection` as Redis's options only, but hands it on untouched.
    connection: pool as unknown as ConnectionOptions,
    prefix,
    isReachable: () => answers(pool.query('select 1')),
    close: () => endQuietly(pool),
  };
}

/** An embedded server that stops may say so to connections that are just being closed; BullMQ, which listens too, would print each of them. */
async function endQuietly(pool: Pool): Promise<void> {
  pool.removeAllListeners('error');
  pool.on('error', () => undefined);
  await pool.end();
}

async function openRedis(url: string, { prefix, warn }: QueueBackendOptions): Promise<QueueBackend> {
  setDefaultBackendFactory();
  const nodes = url.split(',');
  const settings = { maxRetriesPerRequest: null };
  const redis = nodes.length > 1 ? new Cluster(nodes, { redisOptions: settings }) : new Redis(url, settings);
  let lastFault = 'no answer';
  redis.on('error', (error: Error) => {
    lastFault = error.message;
    warn(`queue: ${error.message}`);
  });
  await answerWithin(CONNECT_LIMIT_MS, redis).catch(() => {
    redis.disconnect();
    throw new Error(`Redis at REDIS_URL does not answer: ${lastFault}`);
  });
  await warnOfEviction(redis, warn);
  return {
    kind: 'redis',
    connection: redis,
    prefix: nodes.length > 1 ? `{${prefix}}` : prefix,
    isReachable: () => answers(redis.ping()),
    close: async () => {
      await redis.quit().catch(() => undefined);
    },
  };
}

/** Later the connection is tried for ever; at the start an address that is wrong has to show. */
async function answerWithin(milliseconds: number, redis: Redis | Cluster): Promise<void> {
  const limit = new AbortController();
  const tooLate = sleep(milliseconds, undefined, { signal: limit.signal }).then(() =>
    Promise.reject(new Error('too late')),
  );
  await Promise.race([redis.ping(), tooLate]).finally(() => limit.abort());
}

/** Any other policy lets Redis drop jobs when memory runs short. */
async function warnOfEviction(redis: Redis | Cluster, warn: (message: string) => void): Promise<void> {
  const reply = await redis.call('CONFIG', 'GET', 'maxmemory-policy').catch(() => undefined);
  const policy = Array.isArray(reply) ? String(reply[1]) : undefined;
  if (policy !== undefined && policy !== 'noeviction')
    warn(`queue: Redis may drop jobs: set maxmemory-policy to noeviction (is ${policy})`);
}

function answers(question: Promise<unknown>): Promise<boolean> {
  return question.then(
    () => true,
    () => false,
  );
}
