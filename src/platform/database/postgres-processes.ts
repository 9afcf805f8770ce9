// Which PostgreSQL processes live on a data folder, and what to do about those that a crash left behind.
import * as fs from 'node:fs';
import * as path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** Whether a process exists and is more than a zombie, which holds nothing. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  try {
    return !/\) [ZX] /u.test(fs.readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return process.platform !== 'linux';
  }
}

/** Process and port of the lock file, as its owner wrote them; undefined where there is none. */
export function readPostmasterLock(data: string): { pid: number; port: number } | undefined {
  try {
    const lines = fs.readFileSync(path.join(data, 'postmaster.pid'), 'utf8').split('\n');
    return { pid: Number(lines[0]), port: Number(lines[3]) };
  } catch {
    return undefined;
  }
}

/**
 * After a kill or a power cut the lock file stays, and its number may belong to a zombie or to somebody else by now, so that PostgreSQL
 * refuses to start. It is removed once no process has the data folder as its working folder.
 */
export async function clearStaleLock(data: string): Promise<void> {
  if (!readPostmasterLock(data) || process.platform !== 'linux') return;
  const deadline = Date.now() + 10_000;
  while (serversOn(data).length > 0) {
    if (Date.now() > deadline) return;
    await sleep(50);
  }
  fs.rmSync(path.join(data, 'postmaster.pid'), { force: true });
}

/** Server and children work in their data folder. */
function serversOn(data: string): number[] {
  const folder = fs.realpathSync(data);
  return fs
    .readdirSync('/proc')
    .filter((name) => /^\d+$/u.test(name))
    .map(Number)
    .filter((pid) => {
      try {
        return fs.readlinkSync(`/proc/${pid}/cwd`) === folder && isAlive(pid);
      } catch {
        return false;
      }
    });
}

/** Stops a server: "fast" ends the sessions and writes a checkpoint (SIGTERM would wait for every client to leave). */
export async function stopServer(pid: number): Promise<void> {
  if (!isAlive(pid)) return;
  process.kill(pid, 'SIGINT');
  if (await waitForEnd(pid, 15_000)) return;
  process.kill(pid, 'SIGQUIT');
  await waitForEnd(pid, 5_000);
}

async function waitForEnd(pid: number, milliseconds: number): Promise<boolean> {
  const deadline = Date.now() + milliseconds;
  while (isAlive(pid) && Date.now() < deadline) await sleep(20);
  return !isAlive(pid);
}

/** Holds a lock file while two processes of one installation may start together. Returns what releases it. */
export async function lockFile(file: string): Promise<() => void> {
  for (const deadline = Date.now() + 90_000; ;) {
    try {
      fs.writeFileSync(file, String(process.pid), { flag: 'wx' });
      return () => fs.rmSync(file, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const holder = readHolder(file);
    if (holder === process.pid || (holder > 0 && !isAlive(holder))) {
      fs.rmSync(file, { force: true });
      continue;
    }
    if (Date.now() > deadline) throw new Error(`${file} is held by process ${holder}`);
    await sleep(50);
  }
}

function readHolder(file: string): number {
  try {
    return Number(fs.readFileSync(file, 'utf8'));
  } catch {
    return 0; // released between the two calls
  }
}
