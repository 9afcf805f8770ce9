// A Redis for the specs that need one: the given one (TEST_REDIS_URL), or one of our own where its program is on the machine.
import { type ChildProcess, spawn } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { Redis } from 'ioredis';
import { freePort } from '../../src/platform/database/postgres-connection';

const PROGRAMS = ['redis-server', 'valkey-server'];

export interface TestRedis {
  url: string;
  stop(): Promise<void>;
}

/** Whether specs can have a Redis here. */
export function hasRedis(): boolean {
  return process.env['TEST_REDIS_URL'] !== undefined || findProgram() !== undefined;
}

export async function startTestRedis(): Promise<TestRedis> {
  const given = process.env['TEST_REDIS_URL'];
  if (given !== undefined) return { url: given, stop: () => Promise.resolve() };
  const program = findProgram();
  if (program === undefined) throw new Error('no Redis on this machine');
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'truebearing-redis-'));
  const port = await freePort();
  const settings = ['--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--maxmemory-policy', 'noeviction'];
  const server = spawn(program, ['--port', String(port), '--dir', dir, ...settings], { stdio: 'ignore' });
  const url = `redis://127.0.0.1:${port}`;
  await untilReady(url);
  return { url, stop: () => stop(server, dir) };
}

function findProgram(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter);
  return PROGRAMS.flatMap((name) => folders.map((folder) => path.join(folder, name))).find((file) =>
    fs.existsSync(file),
  );
}

async function untilReady(url: string): Promise<void> {
  const client = new Redis(url, { retryStrategy: () => 50, maxRetriesPerRequest: 100 });
  // Refused until the server listens.
  client.on('error', () => undefined);
  try {
    await client.ping();
  } finally {
    client.disconnect();
  }
}

function stop(server: ChildProcess, dir: string): Promise<void> {
  return new Promise((resolve) => {
    server.once('exit', () => {
      fs.rmSync(dir, { recursive: true, force: true });
      resolve();
    });
    server.kill('SIGTERM');
  });
}
