// Goods written so that a search does not find them are found, and the disguise is reported.
import { readGoodsTables } from '../../../test/support/goods-tables';
import { readHsCode } from '../normalise/hs-code';
import { GoodsReader } from './goods-reader';
import type { GoodsReading } from './goods-reading';

const reader = new GoodsReader(readGoodsTables());

function read(description: string): GoodsReading {
  return reader.read({ description }, readHsCode(undefined), '2024-06-01');
}

describe('disguised goods', () => {
  it.each([
    ['Beаrings', 'mixed_script'],
    ['ball bea\u200brings', 'hidden_character'],
    ['b e a r i n g s', 'spaced_letters'],
    ['п о д ш и п н и к и', 'spaced_letters'],
    ['be4rings', 'digit_for_letter'],
    ['62O5-2RS', 'letter_for_digit'],
    ['bearnigs', 'misspelling'],
  ])('%s are bearings in disguise: %s', (text, kind) => {
    const { categories, disguises } = read(text);
    expect(categories.map(({ category }) => category)).toContain('bearings');
    expect(disguises.map((disguise) => disguise.kind)).toContain(kind);
  });

  it('says nothing of disguises where the words are plain or other goods are meant', () => {
    expect(read('Deep groove ball bearings 6205-2RS').disguises).toEqual([]);
    expect(read('Кабель UTP категории 5е, Xерокс').disguises).toEqual([]);
  });

  it('quotes the disguise as received', () => {
    const text = 'Lot: be4rings';
    const [disguise] = read(text).disguises;
    expect(text.slice(disguise?.start, disguise?.end)).toBe('e4r');
  });
});
