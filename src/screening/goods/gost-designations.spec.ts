// Plain GOST numbers are read by their build, beside a Russian word only; quantities, standards and cars are left alone.
import { readHsCode } from '../normalise/hs-code';
import { readGoodsTables } from '../../../test/support/goods-tables';
import { CharacterRuns } from './character-runs';
import { GoodsReader } from './goods-reader';
import { GoodsText } from './goods-text';
import { readPlainGost } from './gost-designations';

function plain(description: string): string[] {
  const text = new GoodsText();
  text.load(description);
  const runs = new CharacterRuns();
  runs.load(text);
  const found: string[] = [];
  for (let run = 0; run < runs.count; run += 1) {
    const designation = runs.numberAt(run) < 0 ? undefined : readPlainGost(runs, run);
    if (designation) found.push(`${text.slice(designation.start, designation.end)} ${designation.hs}`);
  }
  return found;
}

describe('plain GOST numbers', () => {
  it.each([
    ['подшипник 60203', ['60203 848210']],
    ['подшипник 7516А', ['7516А 848220']],
    ['подшипник 2007108', ['2007108 848220']],
    ['подшипник 32216', ['32216 848250']],
    ['подшипник 305', ['305 848210']],
    ['партия 305', []],
    ['подшипники 10000 шт', []],
    ['подшипники 12500 шт', []],
    ['подшипник ГОСТ 8338', []],
    ['подшипник ВАЗ 2108', []],
    ['подшипник 406-1701190', []],
    ['код 848210', []],
    ['сделано в 2015', []],
  ])('%s', (description, expected) => {
    expect(plain(description)).toEqual(expected);
  });

  it('say nothing beside a word in Latin letters', () => {
    const reader = new GoodsReader(readGoodsTables());
    const designation = (description: string): string[] =>
      reader.read({ description }, readHsCode(undefined), '2024-06-01').categories.map(({ category }) => category);
    expect(designation('подшипник 60203')).toEqual(['bearings', 'common_high_priority']);
    expect(designation('bearing lot 60203')).toEqual(['bearings']);
  });
});
