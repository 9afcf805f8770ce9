// How far apart spellings are: any slip counts, but vowels, doubled letters and letters that alphabets confuse count less.
import { BONE_COSTS, isWithinEdits, spellingDistance } from './spelling-distance';

describe('two spellings', () => {
  it.each([
    ['the same', 'petrov', 'petrov', 0],
    ['a doubled letter', 'hassan', 'hasan', 0.5],
    ['letters that are confused', 'gat', 'kat', 0.8],
    ['another vowel', 'petrov', 'patrov', 0.6],
    ['another consonant', 'kat', 'lat', 1],
    ['neighbours swapped', 'petrov', 'pertov', 0.8],
  ])('%s: %s and %s cost %s %d', (_what, one, two, cost) => {
    expect(spellingDistance(one, two, 2)).toBeCloseTo(cost, 9);
    expect(spellingDistance(two, one, 2)).toBeCloseTo(cost, 9);
  });

  it('further apart than allowed have no distance', () => {
    expect(spellingDistance('petrov', 'sidorov', 2)).toBe(Infinity);
    expect(spellingDistance('petrov', 'petrovich', 2)).toBe(Infinity);
  });

  it('of consonants alone are nearer where alphabets have several letters for one', () => {
    expect(spellingDistance('gdf', 'kdf', 2, BONE_COSTS)).toBeLessThan(spellingDistance('gdf', 'kdf', 2));
  });

  it.each([
    ['ivanov', 'ivanof', 1],
    ['ab', 'ba', 1],
    ['abcd', 'badc', 2],
    ['petrov', 'petr', 2],
    ['', 'ab', 2],
  ])('%s and %s are so many edits apart: %d', (one, two, edits) => {
    expect(isWithinEdits(one, two, edits)).toBe(true);
    expect(isWithinEdits(two, one, edits - 1)).toBe(false);
  });

  it('of absurd length are not compared', () => {
    expect(spellingDistance('a'.repeat(50), 'a'.repeat(51), 2)).toBe(Infinity);
  });
});
