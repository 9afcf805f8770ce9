// The goods tables of data/ for tests of the goods reader.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { GoodsTables } from '../../src/screening/goods/goods-tables';

const DATA = join(__dirname, '..', '..', 'data');

/** Rows of any CSV file with a header line. */
export function readCsv<Row>(file: string): Row[] {
  return parse(readFileSync(file), { columns: true, bom: true, skip_empty_lines: true });
}

export function readGoodsTables(): GoodsTables {
  return {
    chpl: readCsv(join(DATA, 'chpl.csv')),
    families: readCsv(join(DATA, 'goods-families.csv')),
    vocabulary: readCsv(join(DATA, 'vocabulary.csv')),
    listings: readCsv(join(DATA, 'listings.csv')),
  };
}
