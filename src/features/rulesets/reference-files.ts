// Reads the dated reference data files into rows; the core builds its indexes from them.
import * as fs from 'node:fs';
import * as path from 'node:path';
import { parse } from 'csv-parse/sync';
import type { ReferenceRows } from '../../screening/reference';
import { contentVersion } from './content-version';

/** File of each table. Their columns are the row interfaces of the core. */
const FILES = {
  countries: 'countries.csv',
  places: 'places.csv',
  cities: 'cities.csv',
  countryGroups: 'territory-groups.csv',
  activities: 'activities.csv',
  chpl: 'chpl.csv',
  families: 'goods-families.csv',
  vocabulary: 'vocabulary.csv',
  listings: 'listings.csv',
} as const;

type Table = keyof typeof FILES;

export interface ReferenceFiles {
  tables: Record<Table, Record<string, string>[]>;
  /** `sha256:…` over all files. */
  version: string;
}

/**
 * Reads every table.
 * @throws when a file is missing or no CSV, naming it.
 */
export function readReferenceFiles(referenceDir: string): ReferenceFiles {
  const names = Object.values(FILES);
  const bytes = new Map(names.map((name) => [name, readTable(path.join(referenceDir, name))]));
  const tables = Object.fromEntries(
    Object.entries(FILES).map(([table, name]) => [table, parseTable(name, bytes.get(name) ?? Buffer.alloc(0))]),
  ) as ReferenceFiles['tables'];
  return {
    tables,
    version: contentVersion(names.map((name) => ({ name, bytes: bytes.get(name) ?? Buffer.alloc(0) }))),
  };
}

function readTable(file: string): Buffer {
  if (!fs.existsSync(file)) throw new Error(`reference data: ${file} is missing`);
  return fs.readFileSync(file);
}

function parseTable(name: string, bytes: Buffer): Record<string, string>[] {
  try {
    return parse(bytes, { columns: true, bom: true, skip_empty_lines: true });
  } catch (error) {
    throw new Error(`reference data: ${name}: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
}

/** The tables under the names that the core gives them; every column is text, as the row interfaces say. */
export function toReferenceRows({ tables }: ReferenceFiles): ReferenceRows {
  const { chpl, families, vocabulary, listings, ...others } = tables;
  return { ...others, goods: { chpl, families, vocabulary, listings } } as unknown as ReferenceRows;
}
