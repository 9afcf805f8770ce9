// List files for tests: bytes as a file of that name would give them, read with the shipped countries.
import * as path from 'node:path';
import { gzipSync } from 'node:zlib';
import { readReferenceFiles } from '../../src/features/rulesets/reference-files';
import type { ReaderContext } from '../../src/features/lists/readers/list-reader';
import { openListFile, type ReadFile } from '../../src/features/lists/readers/read-list-file';
import { readOpenedLists } from '../../src/features/lists/readers/read-list-files';
import { CountryIndex } from '../../src/screening/normalise/country';

const { tables } = readReferenceFiles(path.resolve(__dirname, '../../data'));
export const CONTEXT: ReaderContext = { countries: new CountryIndex(tables.countries) };

export interface TestFile {
  name: string;
  bytes: Uint8Array;
}

export function fileOf(name: string, text: string): TestFile {
  return { name, bytes: Buffer.from(text) };
}

export function packed({ name, bytes }: TestFile): TestFile {
  return { name: `${name}.gz`, bytes: gzipSync(bytes) };
}

/** In pieces of odd length, so that no reader relies on where a piece ends. */
async function* inPieces(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 777) {
    yield await Promise.resolve(bytes.subarray(at, at + 777));
  }
}

/** What the files hold, read together. @throws ListFileError */
export async function readFiles(...files: TestFile[]): Promise<ReadFile> {
  const opened = [];
  for (const { name, bytes } of files) opened.push(await openListFile({ name, bytes: inPieces(bytes) }));
  return readOpenedLists(opened, CONTEXT);
}
