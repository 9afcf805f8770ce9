// The embedded PostgreSQL: started on a folder of ours, taken over after a crash, stopped last of all.
import { type ChildProcess, spawn } from 'node:child_process';
import * as net from 'node:net';
import * as path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { canConnect, ensureDatabase, freePort, type ServerAddress, urlOf } from './postgres-connection';
import { initialiseData, readPassword, resolveHome } from './postgres-folder';
import { becomeOwner, hasLiveOwner } from './postgres-owner';
import { clearStaleLock, isAlive, lockFile, readPostmasterLock, stopServer } from './postgres-processes';
import { findPrograms, type PostgresPrograms } from './postgres-programs';
import { cleanEnvironment, resolveRunAs, type RunAs } from './run-as';

const START_LIMIT_MS = 60_000;

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
  const { log = () => undefined, unsafeFast = false } = options;
  const runAs = resolveRunAs();
  const home = resolveHome(options.dir, runAs, log);
  const unlock = await lockFile(path.join(home, 'start.lock'));
  try {
    const password = readPassword(home, runAs);
    const programs = findPrograms(home, runAs, log);
    const data = initialiseData({ home, runAs, programs, unsafeFast });
    const installation: Installation = { home, data, password, runAs, programs, log, unsafeFast };
    return (await joinRunning(installation)) ?? (await startServer(installation));
  } finally {
    unlock();
  }
}

/** A server is already up: another process of ours (shared) or an orphan of one that was killed (taken over). */
async function joinRunning({ home, data, password, log }: Installation): Promise<EmbeddedPostgres | undefined> {
  const running = readPostmasterLock(data);
  if (!running || !isAlive(running.pid)) return undefined;
  const address: ServerAddress = { port: running.port, password };
  if (!(await canConnect(address))) return undefined;
  const orphan = !hasLiveOwner(home);
  if (orphan) becomeOwner(home);
  log(
    `embedded PostgreSQL already runs on port ${running.port} (process ${running.pid}): ${orphan ? 'taking it over' : 'sharing it'}`,
  );
  await ensureDatabase(address);
  return {
    url: urlOf(address),
    owned: orphan,
    stop: () => (orphan ? stopServer(running.pid) : Promise.resolve()),
  };
}

async function startServer(installation: Installation): Promise<EmbeddedPostgres> {
  const { home, data, password, log } = installation;
  await clearStaleLock(data);
  const address: ServerAddress = { port: await freePort(), password };
  const child = spawnServer(installation, address.port);
  const tail = { text: '' };
  child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
    tail.text = (tail.text + chunk).slice(-4000);
    for (const line of chunk.trimEnd().split('\n')) log(line);
  });
  await untilReady(child, address, tail);
  becomeOwner(home);
  await ensureDatabase(address);
  // The server must not keep this process alive.
  child.unref();
  if (child.stderr instanceof net.Socket) child.stderr.unref();
  return {
    url: urlOf(address),
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

async function untilReady(child: ChildProcess, address: ServerAddress, tail: { text: string }): Promise<void> {
  let ended: string | undefined;
  child.once('error', (error) => (ended = error.message));
  child.once('exit', (code, signal) => (ended = `exit ${code ?? signal}`));
  const deadline = Date.now() + START_LIMIT_MS;
  while (!(await canConnect(address))) {
    if (ended !== undefined) throw new Error(`embedded PostgreSQL did not start (${ended}): ${tail.text}`);
    if (Date.now() > deadline) {
      child.kill('SIGQUIT');
      throw new Error(`embedded PostgreSQL did not answer within ${START_LIMIT_MS / 1000} s: ${tail.text}`);
    }
    await sleep(25);
  }
}
