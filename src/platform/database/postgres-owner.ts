// Which process started the embedded server, so that a second one shares it and a later one takes it over after a crash.
import * as fs from 'node:fs';
import * as path from 'node:path';
import { isAlive } from './postgres-processes';

function ownerFile(home: string): string {
  return path.join(home, 'owner');
}

/** Notes this process as the one that stops the server. */
export function becomeOwner(home: string): void {
  fs.writeFileSync(ownerFile(home), `${process.pid} ${startOf(process.pid)}\n`);
}

/** Whether the owner is still there; a number that was given to another process since does not count. */
export function hasLiveOwner(home: string): boolean {
  try {
    const [pid = '', started = ''] = fs.readFileSync(ownerFile(home), 'utf8').trim().split(' ');
    return isAlive(Number(pid)) && startOf(Number(pid)) === started;
  } catch {
    return false;
  }
}

/** When a process started, in the kernel's ticks since boot; empty where the system does not tell. */
function startOf(pid: number): string {
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in parentheses may hold spaces; the start is the 22nd field of all, the 20th after the name.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}
