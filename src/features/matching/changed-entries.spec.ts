import type { ListEntry, ListedSet } from '../../screening/matching/list-entry';
import { findChangedEntries } from './changed-entries';

const entry = (id: string, name: string): ListEntry => ({
  id,
  kind: 'company',
  names: [{ text: name, weak: false }],
  programmes: [],
  addresses: [],
  countries: [],
  birthDates: [],
  identifiers: [],
});
const set = (entries: ListEntry[], measure: 'asset_freeze' | 'other' = 'other'): ListedSet => ({
  list: { source: 'ours', title: 'Ours', authority: 'us', measure },
  entries,
});
const ids = (sets: readonly ListedSet[]): string[] => sets.flatMap(({ entries }) => entries.map(({ id }) => id));

describe('entries of two versions', () => {
  const before = [set([entry('a', 'Orlan'), entry('b', 'Veter'), entry('c', 'Sokol')])];
  const after = [set([entry('c', 'Sokol'), entry('b', 'Veter Plus'), entry('d', 'New')])];

  it('are told apart by all that they say', () => {
    const { onlyBefore, onlyAfter, inBoth } = findChangedEntries(before, after);
    expect([ids(onlyBefore), ids(onlyAfter), ids(inBoth)]).toEqual([['a', 'b'], ['b', 'd'], ['c']]);
  });

  it('change when the list means something else', () => {
    const entries = [entry('a', 'Orlan')];
    const { onlyBefore, onlyAfter, inBoth } = findChangedEntries([set(entries)], [set(entries, 'asset_freeze')]);
    expect([ids(onlyBefore), ids(onlyAfter), inBoth]).toEqual([['a'], ['a'], []]);
  });

  it('have a fingerprint of their contents, whatever the order', () => {
    const { fingerprint } = findChangedEntries(before, after);
    const turned = before.map(({ list, entries }) => ({ list, entries: [...entries].reverse() }));
    expect(findChangedEntries(turned, after).fingerprint).toBe(fingerprint);
    expect(findChangedEntries(after, before).fingerprint).not.toBe(fingerprint);
    expect(findChangedEntries(before, before).fingerprint).not.toBe(fingerprint);
  });
});
