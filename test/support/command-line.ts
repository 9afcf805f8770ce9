// Calls the built command line as a shell would.
import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';

export const CLI = path.resolve(__dirname, '..', '..', 'dist', 'cli.js');
const built = fs.existsSync(CLI);

export interface Called {
  code: number | null;
  out: string;
  err: string;
}

export function callCli(args: string[], input: string | Buffer = ''): Called {
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], { input, encoding: 'utf8' });
  return { code: status, out: stdout, err: stderr };
}

/** `describe` where the command line is built; else the block is skipped and a line says so. */
export function describeCli(): jest.Describe {
  if (built) return describe;
  console.log('skipped: dist/ is not built, so there is no command line to call');
  return describe.skip;
}
