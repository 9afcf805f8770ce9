import { CharacterRuns } from './character-runs';
import { findDesignations } from './bearing-designations';
import type { Designation } from './designation';
import { GoodsText } from './goods-text';

function read(description: string): (Designation & { written: string })[] {
  const text = new GoodsText();
  text.load(description);
  const runs = new CharacterRuns();
  runs.load(text);
  const found: Designation[] = [];
  findDesignations(runs, found);
  return found.map((designation) => ({ ...designation, written: text.slice(designation.start, designation.end) }));
}

describe('bearing designations', () => {
  it.each([
    ['6205-2RS1', '848210'],
    ['6312-2Z/C3', '848210'],
    ['6204ZZ', '848210'],
    ['7310 BECBP', '848210'],
    ['NU 210 ECP', '848250'],
    ['NJ310', '848250'],
    ['22220 EK/C3', '848230'],
    ['23228 CC/W33', '848230'],
    ['36-232726Е2М', '848250'],
    ['ГПЗ-180205', '848210'],
  ])('%s is certain and of type %s', (written, hs) => {
    const [found] = read(`lot ${written}, new`);
    expect(found).toMatchObject({ written, strength: 'hard', hs });
  });

  it.each(['6205', '30210', '51108', '180205-2'])('%s alone is never certain', (written) => {
    expect(read(written).filter(({ strength }) => strength === 'hard')).toEqual([]);
  });

  it.each(['6205 kg', 'XC7K325T', '6205mm pipe 60', '1.6205-2RS', 'M6205B77', '2023', '30210.55 EUR'])(
    '%s holds no certain number',
    (written) => {
      expect(read(written).filter(({ strength }) => strength === 'hard')).toEqual([]);
    },
  );

  it('reads several in a row and marks those of the GOST style', () => {
    const found = read('36-42726Е2М; 6205-2RS');
    expect(found.map(({ written, gost }) => [written, gost])).toEqual([
      ['36-42726Е2М', true],
      ['6205-2RS', false],
    ]);
  });
});
