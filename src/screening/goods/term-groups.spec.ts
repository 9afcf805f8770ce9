// Groups of words: in any order, far or close as the vocabulary says, begun anew where words stand too far apart, and not of what goods are free of.
import { GoodsText } from './goods-text';
import { Vocabulary } from './vocabulary';

const vocabulary = new Vocabulary([
  { category: 'critical_raw_materials', lang: 'mul', term: 'tantal*|tantalum ~ powder|polvo', kind: 'product', hs: '' },
  {
    category: 'common_high_priority',
    lang: 'en',
    term: 'lathe* + numerically controlled',
    kind: 'product',
    hs: '845811',
  },
]);

function found(description: string): string[] {
  const text = new GoodsText();
  text.load(description);
  const hits = vocabulary.find(text);
  return Array.from({ length: hits.count }, (_, at) => hits.terms[at]?.category ?? '');
}

describe('groups of words', () => {
  it.each([
    ['tantalum powder', ['critical_raw_materials']],
    ['polvo de tantalio', ['critical_raw_materials']],
    ['tantalum capacitors for machines that sort powder', []],
    ['tantalum capacitors for machines that sort tantalum powder', ['critical_raw_materials']],
    ['tantalum-free powder', []],
    ['lathes for removing metal, horizontal, numerically controlled', ['common_high_priority']],
    ['numerically controlled lathe', ['common_high_priority']],
  ])('%s', (description, expected) => {
    expect(found(description)).toEqual(expected);
  });
});
