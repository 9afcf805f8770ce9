// PostgreSQL refuses to run as root: finds or makes an ordinary user for it.
import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';

/** Who runs the server; empty: the user of this process. */
export interface RunAs {
  uid?: number;
  gid?: number;
}

const OWN_USER = 'truebearing';

/** The user to run PostgreSQL as. Throws where this process is root and no ordinary user exists or can be made. */
export function resolveRunAs(): RunAs {
  if (process.platform === 'win32' || process.getuid?.() !== 0) return {};
  for (const name of [OWN_USER, 'postgres']) {
    const user = lookUp(name);
    if (user) return user;
  }
  const made = spawnSync(
    'useradd',
    ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', OWN_USER],
    { encoding: 'utf8' },
  );
  const user = (made.status === 0 ? lookUp(OWN_USER) : undefined) ?? lookUp('nobody');
  if (user) return user;
  throw new Error(`running as root, and no ordinary user could be made to run PostgreSQL: ${made.stderr}`);
}

function lookUp(name: string): RunAs | undefined {
  const line = fs
    .readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith(`${name}:`));
  if (line === undefined) return undefined;
  const fields = line.split(':');
  return { uid: Number(fields[2]), gid: Number(fields[3]) };
}

/** Gives a file or folder to the user that runs PostgreSQL. */
export function giveTo(file: string, { uid, gid }: RunAs): void {
  if (uid !== undefined && gid !== undefined) fs.chownSync(file, uid, gid);
}

/** Environment for PostgreSQL's programs: nothing of ours leaks in, and messages stay English. */
export function cleanEnvironment(): NodeJS.ProcessEnv {
  const base = { PATH: '/usr/local/bin:/usr/bin:/bin', TZ: 'UTC', LC_ALL: 'C' };
  return process.platform === 'win32'
    ? { SystemRoot: 'C:\\Windows', TEMP: 'C:\\Windows\\Temp', ...base, PATH: 'C:\\Windows\\System32' }
    : base;
}

/** Whether the user can enter a folder. */
export function canReach(folder: string, runAs: RunAs): boolean {
  return runAs.uid === undefined || spawnSync('test', ['-x', folder], { ...runAs, cwd: '/' }).status === 0;
}
