// Words that are a slip or two apart meet under a key; the key table gives back what was put under it.
import type { ListEntry } from './list-entry';
import { readNameReader, searchOver } from '../../../test/support/names';
import { forEachDeletionKey } from './deletion-keys';
import { forEachUnder } from './key-table';
import { keysOf } from './token-keys';

function keys(word: string, edits: number): Set<number> {
  const found = new Set<number>();
  forEachDeletionKey(word, edits, (key) => found.add(key));
  return found;
}

const meet = (one: string, two: string, edits: number): boolean => {
  const known = keys(one, edits);
  return [...keys(two, edits)].some((key) => known.has(key));
};

describe('deletion keys', () => {
  it.each([
    ['petrov', 'petrov', 0],
    ['petrov', 'petro', 1],
    ['petrov', 'petrrov', 1],
    ['petrov', 'petruv', 1],
    ['petrov', 'pertov', 1],
    ['petrovich', 'perovitch', 2],
    ['sidorenko', 'sdiorenka', 2],
  ])('%s and %s meet within %d edits', (one, two, edits) => {
    expect(meet(one, two, edits)).toBe(true);
  });

  it('do not bring everything together', () => {
    expect([meet('petrov', 'sidorov', 1), meet('petrov', 'petruv', 0)]).toEqual([false, false]);
  });
});

describe('the key tables of an index', () => {
  const entry = (id: string, text: string): ListEntry => ({
    id,
    kind: 'person',
    names: [{ text, weak: false }],
    programmes: [],
    addresses: [],
    countries: [],
    birthDates: [],
    identifiers: [],
  });
  const list = { source: 'own', title: 'Own', authority: 'own', measure: 'other' as const };
  const { data } = searchOver(
    [{ list, entries: ['Ivan Sidorenko', 'محمد الزبيدي', '习近平'].map((text, at) => entry(String(at), text)) }],
    readNameReader(),
  );

  it('lead from every key of a word to the word', () => {
    expect(data.tokens.length).toBe(6);
    data.tokens.forEach((token, id) => {
      const under = new Set<number>();
      let asked = 0;
      keysOf(token).spelling((key) => {
        asked++;
        under.clear();
        forEachUnder(data.spelling, key, (found) => under.add(found));
        expect(under.has(id)).toBe(true);
      });
      expect(asked).toBeGreaterThan(0);
    });
  });
});
