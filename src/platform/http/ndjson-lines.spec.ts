// Lines must come out whole however the bytes arrive, and no caller can make the service keep more than one line.
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import * as fc from 'fast-check';
import { MAX_LINE_BYTES, readLines } from './ndjson-lines';

async function linesOf(chunks: Iterable<Buffer>, encoding?: string): Promise<(string | null)[]> {
  const lines: (string | null)[] = [];
  for await (const line of readLines(Readable.from(chunks), encoding)) lines.push(line?.toString('utf8') ?? null);
  return lines;
}

describe('readLines', () => {
  it('finds the same lines however the text is cut', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom('a', 'ж', '\n', '\r\n', ' ', '{"x":1}'), { maxLength: 40 }),
        fc.integer({ min: 1, max: 9 }),
        async (parts, size) => {
          const bytes = Buffer.from(parts.join(''));
          const cut = Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
            bytes.subarray(index * size, (index + 1) * size),
          );
          const expected = parts
            .join('')
            .split('\n')
            .filter((line) => line.trim() !== '');
          expect(await linesOf(cut)).toEqual(expected);
          expect(await linesOf([gzipSync(bytes)], 'gzip')).toEqual(expected);
        },
      ),
      { numRuns: 50 },
    );
  });

  it('drops a line that is too long and goes on with the next', async () => {
    const long = Buffer.alloc(MAX_LINE_BYTES / 2 + 1, 0x61);
    expect(await linesOf([Buffer.from('a\n'), long, long, Buffer.from('\nb')])).toEqual(['a', null, 'b']);
  });

  it('reads no faster than it is asked', async () => {
    let given = 0;
    const source = Readable.from(
      (function* () {
        for (; given < 10_000; given++) yield Buffer.alloc(1024, 0x0a + (given % 2) * 0x57);
      })(),
    );
    const lines = readLines(source, undefined);
    await lines.next();
    expect(given).toBeLessThan(100);
    await lines.return(undefined);
    // The connection behind it still has to carry the answer.
    expect(source.destroyed).toBe(false);
  });
});
