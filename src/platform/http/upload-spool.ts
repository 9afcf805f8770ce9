// Holds an upload in a file without a name while it arrives: a slow line keeps a file open, never a transaction.
import { createHash } from 'node:crypto';
import * as fs from 'node:fs/promises';
import * as path from 'node:path';

const PIECE_BYTES = 256 * 1024;

export interface Spooled {
  size: number;
  sha256: string;
  /** From the start, as often as wanted. */
  bytes(): AsyncIterable<Uint8Array>;
  /** Frees the space, once however often it is called; nothing is left behind where the process dies before. */
  close(): Promise<void>;
}

/** Reads all bytes. @returns null where there are more than `maxBytes` */
export async function spoolUpload(
  bytes: AsyncIterable<Uint8Array>,
  { dir, name, maxBytes }: { dir: string; name: string; maxBytes: number },
): Promise<Spooled | null> {
  await fs.mkdir(dir, { recursive: true, mode: 0o700 });
  const file = path.join(dir, name);
  const handle = await fs.open(file, 'wx+', 0o600);
  // Windows keeps the name of an open file; there it goes when the file is closed.
  const unlinked = await fs.unlink(file).then(
    () => true,
    () => false,
  );
  let closing: Promise<void> | undefined;
  const close = (): Promise<void> => (closing ??= handle.close().then(() => (unlinked ? undefined : fs.unlink(file))));
  try {
    const written = await writeAll(handle, bytes, maxBytes);
    if (written) return { ...written, bytes: () => readAll(handle), close };
  } catch (error) {
    await close();
    throw error;
  }
  await close();
  return null;
}

/** Not a stream of the handle's own: one that is left early closes the file. */
async function* readAll(handle: fs.FileHandle): AsyncGenerator<Uint8Array, undefined> {
  for (let position = 0; ;) {
    const { bytesRead, buffer } = await handle.read(Buffer.allocUnsafe(PIECE_BYTES), 0, PIECE_BYTES, position);
    if (bytesRead === 0) return undefined;
    position += bytesRead;
    yield buffer.subarray(0, bytesRead);
  }
}

async function writeAll(
  handle: fs.FileHandle,
  bytes: AsyncIterable<Uint8Array>,
  maxBytes: number,
): Promise<{ size: number; sha256: string } | null> {
  const hash = createHash('sha256');
  let size = 0;
  for await (const chunk of bytes) {
    size += chunk.length;
    if (size > maxBytes) return null;
    hash.update(chunk);
    await handle.writeFile(chunk);
  }
  return { size, sha256: hash.digest('hex') };
}
