// The version of this package.
import * as fs from 'node:fs';
import * as path from 'node:path';

export function readVersion(): string {
  const manifest = JSON.parse(fs.readFileSync(path.resolve(__dirname, '..', '..', 'package.json'), 'utf8')) as {
    version: string;
  };
  return manifest.version;
}
