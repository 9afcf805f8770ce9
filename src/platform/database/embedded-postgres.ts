// The embedded PostgreSQL: started on a folder of ours, taken over after a crash, stopped last of all.
import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import * as fs from 'node:fs';
import * as net from 'node:net';
import * as path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { findPrograms, type PostgresPrograms } from './postgres-programs';
import { clearStaleLock, isAlive, isOrphan, lockFile, readPostmasterLock, stopServer } from './postgres-processes';
import { canReach, cleanEnvironment, giveTo, resolveRunAs, type RunAs } from './run-as';

const NAME = 'truebearing';

export interface EmbeddedPostgres {
  url: string;
  /** False where another live process of ours started the server: then `stop` leaves it alone. */
  owned: boolean;
  stop(): Promise<void>;
}

export interface EmbeddedPostgresOptions {
  /** Folder for data, password and, where needed, a copy of the programs. */
  dir: string;
  log?: (message: string) => void;
  /** Faster and not safe against a power cut: for tests only. */
  unsafeFast?: boolean;
}

interface Installation {
  home: string;
  data: string;
  password: string;
  runAs: RunAs;
  programs: PostgresPrograms;
  log: (message: string) => void;
  unsafeFast: boolean;
}

/** Starts the server, or shares or takes over one that already runs on the folder. Throws with the server's own words where it cannot. */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const runAs = resolveRunAs();
  const home = resolveHome(options.dir, runAs);
  const unlock = await lockFile(path.join(home, 'start.lock'));
  try {
    const log = options.log ?? (() => undefined);
    const installation: Installation = {
      home,
      data: path.join(home, 'data'),
      password: readPassword(home, runAs),
      runAs,
      programs: findPrograms(home, runAs, log),
      log,
      unsafeFast: options.unsafeFast ?? false,
    };
    initialise(installation);
    return (await joinRunning(installation)) ?? (await startServer(installation));
  } finally {
    unlock();
  }
}

function resolveHome(dir: string, runAs: RunAs): string {
  let home = path.resolve(dir);
  fs.mkdirSync(home, { recursive: true });
  if (!canReach(home, runAs)) {
    // The project lies where only root may go: the data goes where the server's user can.
    home = path.join('/var/lib', NAME, Buffer.from(home).toString('hex').slice(-24));
    fs.mkdirSync(home, { recursive: true });
  }
  giveTo(home, runAs);
  fs.chmodSync(home, 0o700);
  return home;
}

function readPassword(home: string, runAs: RunAs): string {
  const file = path.join(home, 'password');
  if (!fs.existsSync(file)) {
    fs.writeFileSync(file, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600 });
    giveTo(file, runAs);
  }
  return fs.readFileSync(file, 'utf8').trim();
}

function initialise({ home, data, runAs, programs, unsafeFast }: Installation): void {
  if (fs.existsSync(path.join(data, 'PG_VERSION'))) return;
  fs.rmSync(data, { recursive: true, force: true }); // an initdb that was cut off leaves a half-made folder
  const staging = `${data}.init`;
  fs.rmSync(staging, { recursive: true, force: true });
  const flags = ['--auth=scram-sha-256', '--encoding=UTF8', ...localeFlags(), '--no-instructions', ...(unsafeFast ? ['--no-sync'] : [])];
  const made = spawnSync(programs.initdb, ['-D', staging, '-U', NAME, '--pwfile', path.join(home, 'password'), ...flags], {
    ...runAs,
    cwd: home,
    env: cleanEnvironment(),
    encoding: 'utf8',
  });
  if (made.status !== 0) throw new Error(`initdb failed (${made.status ?? made.error?.message}): ${made.stderr}`);
  fs.renameSync(staging, data);
}

/** The builtin provider needs nothing of the system; the character type C.UTF-8 lets trigrams and full text see letters beyond ASCII. */
function localeFlags(): string[] {
  const ctype = process.platform === 'linux' && hasUtf8Locale() ? ['--lc-ctype=C.UTF-8'] : [];
  return ['--locale=C', ...ctype, '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
}

function hasUtf8Locale(): boolean {
  try {
    return /^C\.utf-?8$/imu.test(execFileSync('locale', ['-a'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
  } catch {
    return false;
  }
}

/** A server is already up: another process of ours (shared) or an orphan of one that was killed (taken over). */
async function joinRunning({ data, password, log }: Installation): Promise<EmbeddedPostgres | undefined> {
  const running = readPostmasterLock(data);
  if (!running || !isAlive(running.pid) || !(await canConnect(urlOf(running.port, password, 'postgres')))) return undefined;
  const orphan = isOrphan(running.pid);
  log(`embedded PostgreSQL already runs on port ${running.port} (process ${running.pid}): ${orphan ? 'taking it over' : 'sharing it'}`);
  await ensureDatabase(running.port, password);
  return {
    url: urlOf(running.port, password, NAME),
    owned: orphan,
    stop: () => (orphan ? stopServer(running.pid) : Promise.resolve()),
  };
}

async function startServer(installation: Installation): Promise<EmbeddedPostgres> {
  const { data, password, log } = installation;
  await clearStaleLock(data);
  const port = await freePort();
  const child = spawnServer(installation, port);
  const tail = { text: '' };
  child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
    tail.text = (tail.text + chunk).slice(-4000);
    for (const line of chunk.trimEnd().split('\n')) log(line);
  });
  await untilReady(child, urlOf(port, password, 'postgres'), tail);
  await ensureDatabase(port, password);
  // The server must not keep this process alive.
  child.unref();
  if (child.stderr instanceof net.Socket) child.stderr.unref();
  return {
    url: urlOf(port, password, NAME),
    owned: true,
    stop: () => (child.pid === undefined || child.exitCode !== null ? Promise.resolve() : stopServer(child.pid)),
  };
}

/** Started detached, so that Ctrl-C in a terminal does not reach it before the service has drained. */
function spawnServer({ home, data, runAs, programs, unsafeFast }: Installation, port: number): ChildProcess {
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '100',
    shared_buffers: '128MB',
    lc_messages: 'C',
    timezone: 'UTC',
    log_timezone: 'UTC',
    ...(unsafeFast ? { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' } : {}),
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  return spawn(programs.postgres, ['-D', data, '-p', String(port), ...flags], {
    ...runAs,
    cwd: home,
    env: cleanEnvironment(),
    detached: process.platform !== 'win32',
    stdio: ['ignore', 'ignore', 'pipe'],
  });
}

async function untilReady(child: ChildProcess, url: string, tail: { text: string }): Promise<void> {
  let ended: string | undefined;
  child.once('error', (error) => (ended = error.message));
  child.once('exit', (code, signal) => (ended = `exit ${code ?? signal}`));
  const deadline = Date.now() + 60_000;
  while (!(await canConnect(url))) {
    if (ended !== undefined) throw new Error(`embedded PostgreSQL did not start (${ended}): ${tail.text}`);
    if (Date.now() > deadline) {
      child.kill('SIGQUIT');
      throw new Error(`embedded PostgreSQL did not answer within 60 s: ${tail.text}`);
    }
    await sleep(25);
  }
}

function urlOf(port: number, password: string, database: string): string {
  return `postgresql://${NAME}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;
}

async function canConnect(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 2000 });
  try {
    await client.connect();
    await client.query('select 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function ensureDatabase(port: number, password: string): Promise<void> {
  const client = new Client({ connectionString: urlOf(port, password, 'postgres') });
  await client.connect();
  try {
    const known = await client.query('select 1 from pg_database where datname = $1', [NAME]);
    if (known.rowCount === 0) await client.query(`create database ${client.escapeIdentifier(NAME)}`);
  } catch (error) {
    if ((error as { code?: string }).code !== '42P04') throw error; // made by another process just now
  } finally {
    await client.end();
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
