// Whatever stands in a description: an answer, the same each time, no goods out of noise, and a cost that grows with the length only.
import * as fc from 'fast-check';
import { GoodsReader } from '../../../src/screening/goods/goods-reader';
import type { GoodsReading } from '../../../src/screening/goods/goods-reading';
import { readHsCode } from '../../../src/screening/normalise/hs-code';
import { readGoodsTables } from '../../support/goods-tables';

const reader = new GoodsReader(readGoodsTables());
const NO_CODE = readHsCode(undefined);

function read(description: string): GoodsReading {
  return reader.read({ description }, NO_CODE, '2024-06-01');
}

let lot = 0;

/** Nanoseconds of processor time by character, the best of several rounds; no text twice, since repeated ones are remembered. */
function costByCharacter(text: string): number {
  const rounds = Math.ceil(60_000 / text.length);
  let best = Infinity;
  for (let round = 0; round < 3; round += 1) {
    const start = process.cpuUsage();
    for (let at = 0; at < rounds; at += 1) read(`${text}${(lot += 1)}`);
    const { user, system } = process.cpuUsage(start);
    best = Math.min(best, ((user + system) * 1000) / rounds / text.length);
  }
  return best;
}

const FRAGMENTS = fc.constantFrom(
  'bearing ',
  'ball bearings 6205-2RS ',
  'for ',
  'with ',
  'other than ',
  'toy ',
  'b e a r i n g s ',
  'bering ',
  'подшибник ',
  'оксид неодима ',
  'steel washers, ',
  '62O5 ',
  '\u200b',
  'аa',
  '轴承用润滑脂',
  'P/N 65C26864-13 ',
);

describe('any text', () => {
  it('is answered, always the same, with evidence inside the text', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary', maxLength: 400 }),
          fc.array(FRAGMENTS).map((parts) => parts.join('')),
        ),
        (text) => {
          const first = read(text);
          for (const { spans } of first.categories)
            for (const { start, end, text: quoted } of spans) expect(text.slice(start, end)).toBe(quoted);
          for (const { start, end, text: quoted } of first.disguises) expect(text.slice(start, end)).toBe(quoted);
          expect(read(text)).toEqual(first);
          expect(read(text)).toEqual(first);
        },
      ),
      { numRuns: 400 },
    );
  });

  it.each([
    ['nothing', ''],
    ['NULs', '\u0000\u0000\u0000'],
    ['emoji', '😀'.repeat(200)],
    ['direction marks and digits', '\u202e\u200f\u061c 0123456789'],
    ['HTML', '<script>alert("x")</script>'],
    ['SQL', "'; DROP TABLE goods; --"],
    ['digits', '1'.repeat(4000)],
    ['a path', '../../etc/passwd%00'],
    ['symbols', 'Ω≈ç√∫˜µ≤≥÷ åß∂ƒ©˙∆˚¬…æ'],
    ['a kaomoji', 'ﾟ･✿ヾ╲(｡◕‿◕｡)╱✿･ﾟ'],
    ['stacked marks', 'Ṱ̺̺̕o͞ ̷i̲̬͇̪͙n̝̗͕v̟̜̘̦͟o̶̙̰̠kè͚̮̺̪̹̱̤'],
    ['literals', 'NaN undefined null true 1e100 0x0'],
  ])('%s: no goods', (_label, text) => {
    expect(read(text).categories).toEqual([]);
  });

  it('costs the same by character from 100 to 4,000 characters', () => {
    fc.assert(
      fc.property(fc.array(FRAGMENTS, { minLength: 3, maxLength: 8 }), (parts) => {
        const text = parts.join('').repeat(1500);
        const short = costByCharacter(text.slice(0, 100));
        const long = costByCharacter(text.slice(0, 4000));
        expect(long).toBeLessThan(short * 3 + 60);
      }),
      { numRuns: 6 },
    );
  });
});
