import type { ListedSet, ListEntry } from '../../screening/matching/list-entry';
import { diffLists } from './diff-lists';
import { describeSource } from './list-sources';

function entry(id: string, changes: Partial<ListEntry> = {}): ListEntry {
  const none = { programmes: [], addresses: [], countries: [], birthDates: [], identifiers: [] };
  return { id, kind: 'company', names: [{ text: `Company ${id}`, weak: false }], ...none, ...changes };
}

const set = (source: string, ...entries: ListEntry[]): ListedSet => ({ list: describeSource(source), entries });

it('adds everything to nothing', () => {
  const { changes, ...counts } = diffLists([], [set('eu-fsf', entry('2'), entry('10'))]);
  expect(counts).toEqual({ added: 2, removed: 0, changed: 0, unchanged: 0 });
  expect(changes.map(({ entryId }) => entryId)).toEqual(['2', '10']);
});

it('finds nothing between a version and itself in another order', () => {
  const before = [set('eu-fsf', entry('1'), entry('2'))];
  expect(diffLists(before, [set('eu-fsf', entry('2'), entry('1'))])).toMatchObject({ changes: [], unchanged: 2 });
});

it('says what differs in an entry, before and after', () => {
  const after = entry('1', { countries: ['KZ'], listedOn: '2026-01-01' });
  const [change] = diffLists([set('eu-fsf', entry('1'))], [set('eu-fsf', after)]).changes;
  expect(change).toEqual({
    change: 'changed',
    list: 'eu-fsf',
    entryId: '1',
    name: 'Company 1',
    fields: {
      countries: { before: [], after: ['KZ'] },
      listedOn: { before: null, after: '2026-01-01' },
    },
  });
});

it('keeps the same number of two lists apart', () => {
  const before = [set('eu-fsf', entry('1')), set('un-sc', entry('1'))];
  const { changes } = diffLists(before, [set('eu-fsf', entry('1'))]);
  expect(changes).toEqual([{ change: 'removed', list: 'un-sc', entryId: '1', name: 'Company 1' }]);
});
