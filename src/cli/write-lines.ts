// Writes lines to a file or standard output as fast as the reader takes them, and no faster.
import * as fs from 'node:fs';
import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { UsageError } from './usage-error';

/** Text is gathered to pieces of this size before it is written. */
const PIECE = 64 * 1024;

export class LineWriter {
  private readonly target: Writable;
  private pending = '';

  /** @param file null: standard output. @throws UsageError where the file cannot be written */
  constructor(private readonly file: string | null) {
    this.target = file === null ? process.stdout : openFile(file);
  }

  async write(line: string): Promise<void> {
    this.pending += `${line}\n`;
    if (this.pending.length >= PIECE) await this.flush();
  }

  /** Writes what is left; closes a file. */
  async end(): Promise<void> {
    await this.flush();
    if (this.file === null) return;
    this.target.end();
    await once(this.target, 'finish');
  }

  private async flush(): Promise<void> {
    const text = this.pending;
    this.pending = '';
    if (text !== '' && !this.target.write(text)) await once(this.target, 'drain');
  }
}

function openFile(file: string): Writable {
  try {
    return fs.createWriteStream(file, { fd: fs.openSync(file, 'w') });
  } catch (error) {
    throw new UsageError(`cannot write ${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
