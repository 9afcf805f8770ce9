// How alike two words are: the same, variants, sounds, slips of the finger, consonants alone; and words that are not alike at all.
import { readNameReader } from '../../../test/support/names';
import type { NameToken } from './name-token';
import type { NameKind } from './read-name-kind';
import { compareJoined, compareTokens, type LikenessKind } from './token-likeness';

const reader = readNameReader();

function wordOf(name: string, kind: NameKind = 'person'): NameToken {
  const token = reader.read(name, kind).tokens[0];
  if (token === undefined) throw new Error(`${name} has no word`);
  return token;
}

describe('two words', () => {
  it.each<[string, string, LikenessKind]>([
    ['Sechin', 'SECHIN', 'same'],
    ['Mohamed', 'Muhammad', 'variant'],
    ['Bill', 'William', 'nickname'],
    ['Shcherbakov', 'Schtscherbakow', 'sound'],
    ['Shcherbakov', 'Щербаков', 'sound'],
    ['Zhukov', 'Joukov', 'sound'],
    ['Sidorenko', 'Sidorebko', 'spelling'],
    ['Sidorenko', 'Sidroenko', 'spelling'],
    ['Mikhailovich', 'Mikhaiovich', 'spelling'],
    ['Viktorovich', 'Viktoovich', 'spelling'],
    ['Zubaydi', 'زبیدی', 'consonants'],
  ])('%s and %s are alike: %s', (one, two, how) => {
    const [there, back] = [compareTokens(wordOf(one), wordOf(two)), compareTokens(wordOf(two), wordOf(one))];
    expect(there?.how).toBe(how);
    expect(back).toEqual(there);
  });

  it.each([
    ['Sidorenko', 'Kuznetsov'],
    ['Ali', 'Omar'],
    ['Kim', 'Lee'],
    ['14th', '16th'],
    ['A320', 'A380'],
    ['حسن', 'خالد'],
  ])('%s and %s are not alike', (one, two) => {
    expect(compareTokens(wordOf(one), wordOf(two))).toBeUndefined();
  });

  it('of firms are translations of one another where both are known', () => {
    const [bank, other] = [wordOf('Банк', 'company'), wordOf('Bankası', 'company')];
    expect(compareTokens(bank, other)?.how).toBe('translation');
  });

  it('that are numbers are the same or nothing', () => {
    const number = (name: string): NameToken | undefined =>
      reader.read(name, 'company').tokens.find(({ part }) => part === 'number');
    const [seven, alsoSeven, eight] = [number('Plant 7'), number('Plant Seven'), number('Plant 8')];
    if (!seven || !alsoSeven || !eight) throw new Error('numbers');
    expect(compareTokens(seven, alsoSeven)?.likeness).toBe(1);
    expect(compareTokens(seven, eight)).toBeUndefined();
  });

  it('are less alike with each slip, and in a shorter word with the same slip', () => {
    const likeness = (one: string, two: string): number => compareTokens(wordOf(one), wordOf(two))?.likeness ?? 0;
    expect(likeness('Sidorenko', 'Sidorebko')).toBeGreaterThan(likeness('Sidorenko', 'Sidorebgo'));
    expect(likeness('Sidorenko', 'Sidorebko')).toBeGreaterThan(likeness('Sidor', 'Sibor'));
  });

  it('written together stand for one that is the same or one letter off, not more', () => {
    const [joined] = reader.read('Silver Line', 'vessel').joined();
    if (joined === undefined) throw new Error('two words');
    const together = (word: string): string | undefined => compareJoined(joined.token, wordOf(word, 'vessel'))?.how;
    expect([together('Silverline'), together('Silverlane'), together('Zilverlane')]).toEqual([
      'joined',
      'joined',
      undefined,
    ]);
  });
});
