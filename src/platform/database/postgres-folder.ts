// The folder of the embedded server: where it lies, its password, and the data that initdb makes in it once.
import { spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { DATABASE_NAME } from './postgres-connection';
import type { PostgresPrograms } from './postgres-programs';
import { canReach, cleanEnvironment, giveTo, type RunAs } from './run-as';

/** The wanted folder, or one of our own below /var/lib where the project lies in a place that only root may enter. */
export function resolveHome(dir: string, runAs: RunAs, log: (message: string) => void): string {
  let home = path.resolve(dir);
  fs.mkdirSync(home, { recursive: true });
  if (!canReach(home, runAs)) {
    // Named after the wanted folder, so that two checkouts do not share one database.
    home = path.join('/var/lib', DATABASE_NAME, createHash('sha256').update(home).digest('hex').slice(0, 16));
    log(`the user that runs PostgreSQL cannot enter ${dir}: its data is in ${home}`);
    fs.mkdirSync(home, { recursive: true });
  }
  giveTo(home, runAs);
  fs.chmodSync(home, 0o700);
  return home;
}

export function passwordFile(home: string): string {
  return path.join(home, 'password');
}

/** The password of the server's owner, made at the first start. */
export function readPassword(home: string, runAs: RunAs): string {
  const file = passwordFile(home);
  if (!fs.existsSync(file)) {
    fs.writeFileSync(file, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600 });
    giveTo(file, runAs);
  }
  return fs.readFileSync(file, 'utf8').trim();
}

export interface InitOptions {
  home: string;
  runAs: RunAs;
  programs: PostgresPrograms;
  /** Does not wait for the disk. */
  unsafeFast: boolean;
}

/**
 * Makes the data folder where there is none yet, beside its place and then renamed: an initdb that was cut off leaves nothing behind.
 * @returns the data folder
 * @throws with initdb's own words
 */
export function initialiseData({ home, runAs, programs, unsafeFast }: InitOptions): string {
  const data = path.join(home, 'data');
  if (fs.existsSync(path.join(data, 'PG_VERSION'))) return data;
  const staging = `${data}.init`;
  let words = '';
  for (const ctype of CHARACTER_TYPES) {
    fs.rmSync(staging, { recursive: true, force: true });
    const flags = [...FLAGS, ...(ctype ? [`--lc-ctype=${ctype}`] : []), ...(unsafeFast ? ['--no-sync'] : [])];
    const made = spawnSync(
      programs.initdb,
      ['-D', staging, '-U', DATABASE_NAME, '--pwfile', passwordFile(home), ...flags],
      {
        ...runAs,
        cwd: home,
        env: cleanEnvironment(),
        encoding: 'utf8',
      },
    );
    if (made.status === 0) {
      fs.rmSync(data, { recursive: true, force: true });
      fs.renameSync(staging, data);
      return data;
    }
    words = `${made.status ?? made.error?.message ?? made.signal}: ${made.stderr}`;
    if (!/locale/iu.test(words)) break;
  }
  throw new Error(`initdb failed (${words.trim()})`);
}

/** The builtin provider needs nothing of the system. */
const FLAGS = [
  '--auth=scram-sha-256',
  '--encoding=UTF8',
  '--no-instructions',
  '--locale=C',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
];

/**
 * Which letters there are, tried in this order: with plain C (the last resort) trigrams see none beyond a to z. The first is glibc's own,
 * the second that of macOS.
 */
const CHARACTER_TYPES = ['C.UTF-8', 'en_US.UTF-8', ''];
