// The index of a list: plain data that may be stored and sent, names without a word left out, the same name counted once.
import * as v8 from 'node:v8';
import { listedEntry } from '../../../test/support/listed-entry';
import { readNameReader } from '../../../test/support/names';
import type { ListEntry, ListedSet } from './list-entry';
import { buildListIndex, type ListIndexData } from './list-index';
import { MATCH_THRESHOLD } from './match-threshold';
import type { NameHit } from './best-of-entries';
import { NameSearch } from './search-names';

const reader = readNameReader();

function entry(id: string, kind: ListEntry['kind'], ...names: string[]): ListEntry {
  return listedEntry(id, names, { kind });
}

const SETS: ListedSet[] = [
  {
    list: { source: 'one', title: 'One', authority: 'A', measure: 'asset_freeze' },
    entries: [
      entry('a', 'person', 'SIDORENKO, Ivan Petrovich', 'Сидоренко Иван Петрович', 'Sidorenko Ivan Petrovich'),
      entry('b', 'company', 'Zhuldyz Trade LLP', 'ZHULDYZ TRADE, LLP'),
      entry('c', 'company', 'LLC'),
    ],
  },
  {
    list: { source: 'two', title: 'Two', authority: 'B', measure: 'export_control' },
    entries: [
      entry('d', 'vessel', 'Silver Line'),
      entry('e', 'company', 'Trading Company'),
      entry('f', 'person', 'Andrej Jurevič Zadačin'),
      entry('g', 'person', 'Two'),
      entry('h', 'person', 'Sai Long Hseng'),
      entry('i', 'company', '42'),
      entry('j', 'company', 'Iran Communications Industries Group'),
      entry('k', 'person', 'BINAH Yassin', 'Yassin Haddad', 'Yassin Khalil'),
      entry('l', 'company', 'Alfa-Bank JSC'),
    ],
  },
];

function ids(search: NameSearch, query: string): string[] {
  return search.find(reader.read(query), MATCH_THRESHOLD).map(({ entry: at }) => search.data.entries[at]?.id ?? '');
}

describe('an index of two lists', () => {
  const data = buildListIndex(SETS, reader);
  const search = new NameSearch(data);

  it.each([
    ['Ivan Sidorenko', ['a']],
    ['Иван Сидоренко', ['a']],
    ['Sidorenka Ivan Petrovitch', ['a']],
    ['ТОО Жулдыз Трейд', ['b']],
    ['Silver Lines', ['d']],
    ['Aigul Nurlanova', []],
    ['Petrov Ivan Petrovich', []],
    ['Zhetysu Trade LLP', []],
    ['LLC', []],
    ['LIMITED LIABILITY COMPANY', []],
    ['', []],
    ['😀', []],
  ])('%s is found as %j', (query, found) => {
    expect(ids(search, query)).toEqual(found);
  });

  it.each([
    ['words written as one whose letters make a group only together', 'Andrejjurevičzadačin'],
    ['a number that is a name', 'two من'],
    ['a number and nothing else', 'Forty Two'],
    ['a word without vowels that is two on the list', 'رجبپور سرنگ حسین'],
    ['common words, and one of them mistyped', 'IRAN COMMUNICATIONS INDUSTRIES YROUP'],
    ['a common word beside one that is hardly alike', 'чльфа-Банк'],
    ['a name that several bear beside one that is hardly alike', 'EBNAH, Yassin'],
  ])('leaves nothing out: %s', (_what, query) => {
    const told = (hits: readonly NameHit[]): string[] =>
      hits.map(({ entry: at, score }) => `${at} ${score.toFixed(9)}`);
    const brute = told(search.findByBruteForce(reader.read(query), 0.4));
    expect(brute.length).toBeGreaterThan(0);
    expect(told(search.find(reader.read(query), 0.4))).toEqual(brute);
  });

  it('knows which list and which name of the entry is meant', () => {
    const [hit] = search.find(reader.read('Сидоренко Иван'), MATCH_THRESHOLD);
    expect(data.entries[hit?.entry ?? -1]?.id).toBe('a');
    expect(data.lists[data.listOfEntry[hit?.entry ?? -1] ?? -1]?.source).toBe('one');
    expect(data.entries[hit?.entry ?? -1]?.names[data.placeOfName[hit?.name ?? -1] ?? -1]?.text).toContain('Сидоренко');
  });

  it('leaves out names without a word and those written the same but for marks', () => {
    const byEntry = SETS.flatMap(({ entries }) => entries).map(
      (_, at) => data.entryOfName.filter((of) => of === at).length,
    );
    expect(byEntry).toEqual([2, 1, 0, 1, 1, 1, 1, 1, 1, 1, 3, 1]);
  });

  it('is plain data: stored and read again it finds the same', () => {
    const stored = new NameSearch(v8.deserialize(v8.serialize(data)) as ListIndexData);
    const answers = (of: NameSearch, query: string): unknown[] =>
      of.find(reader.read(query), 0.3).map(({ listed, ...hit }) => ({ ...hit, words: listed.tokens }));
    for (const query of ['Ivan Sidorenko', 'ТОО Жулдыз Трейд', 'Silverline'])
      expect(answers(stored, query)).toEqual(answers(search, query));
  });

  it('of nothing finds nothing', () => {
    const empty = new NameSearch(buildListIndex([], reader));
    expect(empty.find(reader.read('Ivan Sidorenko'), 0.1)).toEqual([]);
  });

  it('answers a name of ten million letters', () => {
    expect(ids(search, 'Sidorenko '.repeat(1_000_000))).toEqual(ids(search, 'Sidorenko '.repeat(100)));
  });
});
