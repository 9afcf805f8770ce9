// Reads the dated reference data files into rows; the core builds its indexes from them.
import * as fs from 'node:fs';
import * as path from 'node:path';
import { parse } from 'csv-parse/sync';
import type { ReferenceRows } from '../../screening/reference';
import { contentVersion } from './content-version';

type Tables = Omit<ReferenceRows, 'goods'> & ReferenceRows['goods'];
type Table = keyof Tables;

interface TableFile<Row> {
  file: string;
  /** Every column that the core reads: where one is missing, rules would stay quiet for want of data that nobody misses. */
  columns: Readonly<Record<keyof Row, 'required' | 'optional'>>;
}

const required = 'required';

const TABLES: { readonly [T in Table]: TableFile<Tables[T][number]> } = {
  countries: {
    file: 'countries.csv',
    columns: {
      alpha2: required,
      alpha3: required,
      name_en: required,
      name_ru: required,
      name_kk: required,
      aliases: required,
    },
  },
  places: {
    file: 'places.csv',
    columns: {
      name: required,
      alt_names: required,
      country: required,
      counterpart: required,
      mode: required,
      lat: required,
      lon: required,
      precision: 'optional',
      locode: required,
      role: required,
      kind: required,
      far_side: required,
      common_names: 'optional',
      certainty: required,
    },
  },
  cities: {
    file: 'cities.csv',
    columns: {
      name: required,
      alt_names: required,
      country: required,
      kind: required,
      lat: 'optional',
      lon: 'optional',
      locode: 'optional',
      common_names: 'optional',
    },
  },
  airports: {
    file: 'airports.csv',
    columns: {
      iata: required,
      icao: required,
      name: required,
      alt_names: required,
      city: required,
      country: required,
      lat: required,
      lon: required,
      certainty: required,
    },
  },
  countryGroups: {
    file: 'territory-groups.csv',
    columns: { group: required, country: required, from: required, to: required },
  },
  networkNodes: {
    file: 'corridor-nodes.csv',
    columns: { id: required, country: required, name: required, lat: required, lon: required },
  },
  networkLinks: {
    file: 'corridor-links.csv',
    columns: { from: required, to: required, modes: required, km: required },
  },
  originDoubts: { file: 'origin-doubts.csv', columns: { country: required, hs_prefix: required } },
  activities: { file: 'activities.csv', columns: { sector: required, stem: required } },
  nameWords: {
    file: 'name-words.csv',
    columns: { class: required, canonical: required, kind: required, variants: required },
  },
  pinyin: { file: 'pinyin.csv', columns: { syllable: required, characters: required } },
  chpl: { file: 'chpl.csv', columns: { hs6: required, tier: required, meaning: required } },
  families: {
    file: 'goods-families.csv',
    columns: {
      category: required,
      family: required,
      hs_prefix: required,
      condition: required,
      kazakh_export: required,
      meaning: required,
    },
  },
  vocabulary: {
    file: 'vocabulary.csv',
    columns: { category: required, lang: required, term: required, kind: required, hs: required },
  },
  listings: {
    file: 'listings.csv',
    columns: {
      instrument: required,
      reference: required,
      measure: required,
      hs_prefix: required,
      category: required,
      from: required,
      to: required,
      certainty: required,
      note: required,
    },
  },
};

export interface ReferenceFiles {
  tables: Tables;
  /** `sha256:…` over all files. */
  version: string;
}

/**
 * Reads every table.
 * @throws when a file is missing, is no CSV, is empty or lacks a column, naming it.
 */
export function readReferenceFiles(referenceDir: string): ReferenceFiles {
  const files = Object.entries(TABLES).map(([table, { file, columns }]) => {
    const bytes = readBytes(path.join(referenceDir, file));
    return { table, name: file, bytes, rows: parseTable(file, columns, bytes) };
  });
  // The columns were checked against the row types above; every cell is text.
  const tables = Object.fromEntries(files.map(({ table, rows }) => [table, rows])) as unknown as Tables;
  return { tables, version: contentVersion(files) };
}

function readBytes(file: string): Buffer {
  if (!fs.existsSync(file)) throw new Error(`reference data: ${file} is missing`);
  return fs.readFileSync(file);
}

function parseTable(name: string, columns: Readonly<Record<string, string>>, bytes: Buffer): Record<string, string>[] {
  const rows = parseRows(name, bytes);
  const [first] = rows;
  if (!first) throw new Error(`reference data: ${name} holds no row`);
  const lacking = Object.keys(columns).filter(
    (column) => columns[column] === required && !Object.hasOwn(first, column),
  );
  if (lacking.length > 0) throw new Error(`reference data: ${name} lacks the column ${lacking.join(', ')}`);
  return rows;
}

function parseRows(name: string, bytes: Buffer): Record<string, string>[] {
  try {
    return parse(bytes, { columns: true, bom: true, skip_empty_lines: true });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`reference data: ${name}: ${reason}`, { cause: error });
  }
}

/** The tables under the names that the core gives them. */
export function toReferenceRows({ tables }: ReferenceFiles): ReferenceRows {
  const { chpl, families, vocabulary, listings, ...others } = tables;
  return { ...others, goods: { chpl, families, vocabulary, listings } };
}
