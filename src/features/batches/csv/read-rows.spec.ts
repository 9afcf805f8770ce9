import * as fs from 'node:fs';
import * as path from 'node:path';
import { gzipSync } from 'node:zlib';
import { FileFault } from './file-fault';
import { openCsv } from './read-rows';

const KNOWN = ['reference', 'hs_code', 'description'];
const countKnown = (cells: readonly string[]): number => cells.filter((cell) => KNOWN.includes(cell)).length;

async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) {
    await Promise.resolve();
    yield bytes.subarray(at, at + size);
  }
}

/** Header and all rows; the bytes come in pieces, so that every mark is cut somewhere. */
async function readAll(content: string | Uint8Array, size = 3): Promise<string[][]> {
  const { header, rows } = await openCsv(inPieces(Buffer.from(content as string), size), countKnown);
  const all = [header];
  for await (const row of rows) all.push(row);
  return all;
}

describe('openCsv', () => {
  it.each([',', ';', '\t', '|'])('tells the delimiter %j from the header', async (delimiter) => {
    const rows = await readAll(
      ['reference', 'hs_code'].join(delimiter) + '\n' + ['A;,|1', '84'].map((cell) => `"${cell}"`).join(delimiter),
    );
    expect(rows).toEqual([
      ['reference', 'hs_code'],
      ['A;,|1', '84'],
    ]);
  });

  it('is not misled by delimiters inside quotes', async () => {
    expect((await readAll('reference,"a;b;c;d;e",hs_code\n1,2,3'))[1]).toEqual(['1', '2', '3']);
  });

  it.each([1, 2, 3, 1000])('takes line ends of every kind, mixed, in pieces of %i bytes', async (size) => {
    const rows = await readAll('reference,hs_code\r\nA,1\nB,2\rC,3\r\n\r\nD,"4\r\n5"\n\n', size);
    expect(rows.slice(1)).toEqual([
      ['A', '1'],
      ['B', '2'],
      ['C', '3'],
      ['D', '4\r\n5'],
    ]);
  });

  it('leaves out a byte order mark, keeps spaces, quotes and odd quotes', async () => {
    const rows = await readAll('\ufeffreference,hs_code,description\n A ,"say ""ah""",5" bearing\n');
    expect(rows).toEqual([KNOWN, [' A ', 'say "ah"', '5" bearing']]);
  });

  it('unpacks gzip', async () => {
    expect(await readAll(gzipSync('reference,hs_code\nЯ,1'))).toEqual([
      ['reference', 'hs_code'],
      ['Я', '1'],
    ]);
  });

  it.each([
    ['empty_file', Buffer.alloc(0)],
    ['empty_file', Buffer.from('\n\n')],
    ['not_text', Buffer.from('PK\x03\x04 and so on')],
    ['bad_gzip', gzipSync('reference,hs_code\nA,1').subarray(0, 15)],
    ['too_large', gzipSync(Buffer.alloc(40 * 1024 * 1024, `reference,hs_code,${'x'.repeat(9_000)}\n`))],
    ['bad_quotes', Buffer.from('reference,hs_code\nA,"never closed\nB,1\n')],
    ['bad_quotes', Buffer.from(`reference,hs_code\nA,"${'endless'.repeat(60_000)}"\n`)],
    [
      'bad_encoding',
      Buffer.concat([Buffer.from(`reference,hs_code\n${'A,1\n'.repeat(20_000)}`), Buffer.from([0xff, 0x0a])]),
    ],
  ])('refuses: %s', async (code, bytes) => {
    const reading = readAll(bytes, 64 * 1024);
    await expect(reading).rejects.toBeInstanceOf(FileFault);
    await expect(reading).rejects.toMatchObject({ code });
  });
});

const SAMPLES = path.resolve(__dirname, '../../../../../shared/data/ingest');
const present = fs.existsSync(SAMPLES);
if (!present) console.log('skipped: no collection of CSV files beside the project');

(present ? describe : describe.skip)('the collected files', () => {
  it('come out as expected', async () => {
    const expected = JSON.parse(fs.readFileSync(path.join(SAMPLES, 'csv_expected.json'), 'utf8')) as Record<
      string,
      (string[] | Record<string, string>)[]
    >;
    for (const [name, rows] of Object.entries(expected)) {
      const read = await readAll(fs.readFileSync(path.join(SAMPLES, 'csv', name)));
      const wanted = rows.map((row) => (Array.isArray(row) ? row : Object.values(row)));
      expect([name, Array.isArray(rows[0]) ? read : read.slice(1)]).toEqual([name, wanted]);
    }
  });

  it('never end in anything but rows or a fault of the file', async () => {
    for (const name of fs.readdirSync(path.join(SAMPLES, 'csv'))) {
      await readAll(fs.readFileSync(path.join(SAMPLES, 'csv', name)), 4096).catch((error: unknown) => {
        expect([name, error]).toEqual([name, expect.any(FileFault)]);
      });
    }
  });
});
