// The version of a set of files: a hash over names and bytes, so that the same content has the same version everywhere.
import { createHash } from 'node:crypto';

/** `sha256:<hex>` over the files in the order given. */
export function contentVersion(files: Iterable<{ name: string; bytes: Uint8Array }>): string {
  const hash = createHash('sha256');
  for (const { name, bytes } of files) {
    hash.update(`${name}\0${bytes.length}\0`);
    hash.update(bytes);
  }
  return `sha256:${hash.digest('hex')}`;
}
