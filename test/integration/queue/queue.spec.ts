// The queue does what the runner relies on, on PostgreSQL and, where there is one on the machine, on Redis.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import * as path from 'node:path';
import { type Job, Queue, QueueEvents, UnrecoverableError, Worker } from 'bullmq';
import { openQueueBackend, type QueueBackend } from '../../../src/platform/queue/queue-backend';
import { hasRedis, startTestRedis, type TestRedis } from '../../support/redis-server';
import { createTestDatabase, type TestDatabase } from '../../support/test-database';

describe.each(hasRedis() ? ['postgres', 'redis'] : ['postgres'])('the queue on %s', (kind) => {
  let database: TestDatabase;
  let redis: TestRedis | undefined;
  let backend: QueueBackend;
  let queue: Queue;
  let name: string;
  const open: { close(): Promise<unknown> }[] = [];

  beforeAll(async () => {
    database = await createTestDatabase();
    redis = kind === 'redis' ? await startTestRedis() : undefined;
    backend = await openQueueBackend({
      redisUrl: redis?.url ?? null,
      databaseUrl: database.url,
      prefix: `test${process.pid}`,
      warn: () => undefined,
    });
  });
  beforeEach(() => {
    name = `work${Math.random().toString(36).slice(2)}`;
    queue = keep(new Queue(name, settings()));
  });
  afterEach(async () => {
    for (const part of open.splice(0).reverse()) await part.close();
  });
  afterAll(async () => {
    await backend.close();
    await redis?.stop();
    await database.drop();
  });

  const settings = (): { connection: QueueBackend['connection']; prefix: string } => ({
    connection: backend.connection,
    prefix: backend.prefix,
  });
  const keep = <T extends { close(): Promise<unknown> }>(part: T): T => {
    open.push(part);
    return part;
  };
  const work = (run: (job: Job) => Promise<unknown>, options: { concurrency?: number } = {}): Worker =>
    keep(new Worker(name, run, { ...settings(), lockDuration: 1000, stalledInterval: 500, ...options }));
  const end = (worker: Worker, event: 'completed' | 'failed'): Promise<Job> =>
    new Promise((resolve) =>
      event === 'completed'
        ? worker.once('completed', (job: Job) => resolve(job))
        : worker.once('failed', (job) => job && resolve(job)),
    );

  it('says that it is reachable', async () => {
    expect(backend.kind).toBe(kind);
    expect(await backend.isReachable()).toBe(true);
  });

  it('runs a job with what it was given', async () => {
    const worker = work((job) => Promise.resolve({ got: (job.data as { ids: string[] }).ids }));
    const done = end(worker, 'completed');
    await queue.add('screen', { ids: ['a', 'b'] });
    expect((await done).returnvalue).toEqual({ got: ['a', 'b'] });
  });

  it('tries again after a failure, until it works', async () => {
    let tries = 0;
    const worker = work(() => (++tries < 3 ? Promise.reject(new Error('not yet')) : Promise.resolve('at last')));
    const done = new Promise<Job>((resolve) => worker.on('completed', (job: Job) => resolve(job)));
    await queue.add('screen', {}, { attempts: 5, backoff: { type: 'exponential', delay: 20 } });
    expect((await done).returnvalue).toBe('at last');
    expect(tries).toBe(3);
  });

  it('does not try again what can never work', async () => {
    let tries = 0;
    const worker = work(() => {
      tries++;
      return Promise.reject(new UnrecoverableError('never'));
    });
    const failed = end(worker, 'failed');
    await queue.add('screen', {}, { attempts: 5 });
    expect((await failed).failedReason).toBe('never');
    expect(tries).toBe(1);
  });

  it('takes the same job id once', async () => {
    await queue.add('screen', {}, { jobId: 'batch-1_row-1' });
    await queue.add('screen', {}, { jobId: 'batch-1_row-1' });
    expect(await queue.getWaitingCount()).toBe(1);
  });

  it('gives a job of a killed worker to another one', async () => {
    await queue.add('screen', { ids: ['a'] }, { attempts: 3 });
    const options = JSON.stringify({
      queue: name,
      databaseUrl: database.url,
      redisUrl: redis?.url,
      prefix: backend.prefix,
    });
    const killed = spawn(process.execPath, [path.join(__dirname, '../../support/crashing-worker.cjs'), options], {
      stdio: 'ignore',
    });
    const [, signal] = (await once(killed, 'exit')) as [number | null, string];
    expect(signal).toBe('SIGKILL');
    const done = end(
      work(() => Promise.resolve('taken over')),
      'completed',
    );
    expect((await done).returnvalue).toBe('taken over');
  });

  it('tells of every finished job, also when many end at once', async () => {
    const events = keep(new QueueEvents(name, settings()));
    await events.waitUntilReady();
    const told = new Set<string>();
    const all = new Promise<void>((resolve) => {
      events.on('completed', ({ jobId }: { jobId: string }) => {
        if (told.add(jobId).size === 200) resolve();
      });
    });
    await queue.addBulk(Array.from({ length: 200 }, () => ({ name: 'screen', data: {} })));
    work(() => Promise.resolve(), { concurrency: 16 });
    await all;
    expect(told.size).toBe(200);
  });
});
