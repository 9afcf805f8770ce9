// A file or standard input as a stream of bytes.
import * as fs from 'node:fs';
import { UsageError } from './usage-error';

/** @throws UsageError where the file cannot be read */
export function openInput(file: string): AsyncIterable<Uint8Array> {
  if (file === '-') return process.stdin as AsyncIterable<Uint8Array>;
  try {
    fs.accessSync(file, fs.constants.R_OK);
    if (fs.statSync(file).isDirectory()) throw new Error('is a folder');
  } catch (error) {
    throw new UsageError(`cannot read ${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
  return fs.createReadStream(file, { highWaterMark: 256 * 1024 });
}
