// Reading the reference data: every table there, rows as text, one version over all of it.
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { readReferenceFiles } from './reference-files';

const shipped = path.resolve(__dirname, '..', '..', '..', 'data');
let dir: string;

beforeEach(() => {
  dir = fs.mkdtempSync(path.join(os.tmpdir(), 'data-'));
  for (const name of fs.readdirSync(shipped).filter((file) => file.endsWith('.csv'))) {
    fs.copyFileSync(path.join(shipped, name), path.join(dir, name));
  }
});
afterEach(() => fs.rmSync(dir, { recursive: true, force: true }));

describe('readReferenceFiles', () => {
  it('reads every table, codes and numbers as text', () => {
    const tables = Object.values<readonly object[]>({ ...readReferenceFiles(dir).tables });
    expect(tables).toHaveLength(15);
    for (const rows of tables) expect(rows.length).toBeGreaterThan(0);
    expect(
      tables
        .flat()
        .flatMap((row) => Object.values<unknown>({ ...row }))
        .filter((cell) => typeof cell !== 'string'),
    ).toEqual([]);
  });

  it('gives another version for another content', () => {
    const { version } = readReferenceFiles(dir);
    expect(readReferenceFiles(shipped).version).toBe(version);
    fs.appendFileSync(path.join(dir, 'chpl.csv'), '\n');
    expect(readReferenceFiles(dir).version).not.toBe(version);
  });

  it('names a table that is missing', () => {
    fs.rmSync(path.join(dir, 'chpl.csv'));
    expect(() => readReferenceFiles(dir)).toThrow(/chpl\.csv is missing/u);
  });

  it('names a table that is no CSV', () => {
    fs.appendFileSync(path.join(dir, 'chpl.csv'), '\n"open,1,2,3,4,5,6,7,8,9\n');
    expect(() => readReferenceFiles(dir)).toThrow(/reference data: chpl\.csv: /u);
  });

  it('names a column that is missing, since rules would silently stay quiet', () => {
    const file = path.join(dir, 'listings.csv');
    fs.writeFileSync(file, fs.readFileSync(file, 'utf8').replace('hs_prefix', 'hs'));
    expect(() => readReferenceFiles(dir)).toThrow('reference data: listings.csv lacks the column hs_prefix');
  });

  it('names a table without rows', () => {
    fs.writeFileSync(path.join(dir, 'chpl.csv'), 'hs6,tier,meaning\n');
    expect(() => readReferenceFiles(dir)).toThrow('chpl.csv holds no row');
  });
});
