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
  it('reads every table, codes as text with their leading zeros', () => {
    const { tables } = readReferenceFiles(dir);
    for (const rows of Object.values(tables)) expect(rows.length).toBeGreaterThan(0);
    expect(
      Object.values(tables)
        .flat()
        .every((row) => Object.values(row).every((cell) => typeof cell === 'string')),
    ).toBe(true);
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
});
