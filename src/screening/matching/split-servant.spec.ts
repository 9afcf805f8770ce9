// Abd and the name behind it, written together in any of three scripts; names that only begin so stay whole.
import { scriptOf } from './script-of';
import { splitServant } from './split-servant';

const split = (word: string): string[] => splitServant(word, scriptOf(word));

describe('a name that begins with "servant of"', () => {
  it.each([
    ['abdulrahman', ['abd', 'rahman']],
    ['abdurrahman', ['abd', 'rahman']],
    ['abdelhalim', ['abd', 'halim']],
    ['abdoulaziz', ['abd', 'aziz']],
    ['абдулхалим', ['абд', 'халим']],
    ['абдуррахман', ['абд', 'рахман']],
    ['عبدالحليم', ['عبد', 'حليم']],
  ])('%s is two words', (word, words) => {
    expect(split(word)).toEqual(words);
  });

  it.each(['abdullah', 'abdou', 'abdi', 'абдулла', 'عبدالله', 'petrov', 'habdul', '习近平'])('%s stays one', (word) => {
    expect(split(word)).toEqual([word]);
  });
});
