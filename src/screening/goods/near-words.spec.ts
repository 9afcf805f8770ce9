// One slip in a long word is put right; two slips, short words and honest neighbours are left alone.
import { GoodsText } from './goods-text';
import { NearWords } from './near-words';

const near = new NearWords([
  { folded: 'bearing', ending: 1 },
  { folded: 'neodymium', ending: 1 },
  { folded: 'подшипник', ending: 4 },
  { folded: 'германий', ending: 0 },
  { folded: 'turbojet', ending: 1 },
  { folded: 'cobalt', ending: 0 },
]);

function correct(raw: string): string {
  const text = new GoodsText();
  text.load(raw);
  near.correct(text, () => false);
  return String.fromCharCode(...text.units.slice(0, text.length));
}

describe('near words', () => {
  it.each([
    ['ball bearnig', 'ball bearing'],
    ['bearrings', 'bearings'],
    ['berings', 'bearings'],
    ['neodimium', 'neodymium'],
    ['eodymium', 'neodymium'],
    ['подшибники', 'подшипники'],
    ['подшиппниками', 'подшипниками'],
    ['trbo-jets', 'turbojets'],
    ['cobal ore', 'cobalt ore'],
  ])('%s is read as %s', (written, meant) => {
    expect(correct(written)).toBe(meant);
  });

  it.each(['hearing', 'barring', 'bearded', 'германия', 'подшивка', 'neodim'])('%s stays as it is', (word) => {
    expect(correct(word)).toBe(word);
  });

  it('keeps the way back to the text as received', () => {
    const text = new GoodsText();
    text.load('big bearrings 6205');
    near.correct(text, () => false);
    expect(text.slice(4, 12)).toBe('bearrings');
    expect(text.slice(13, 17)).toBe('6205');
  });
});
