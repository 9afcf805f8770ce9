// What must hold for any list and any name: the index finds what comparing with every name finds, order of entries and storage change nothing.
import * as v8 from 'node:v8';
import fc from 'fast-check';
import { compareNames, weighName } from '../../src/screening/matching/compare-names';
import { defaultWeight } from '../../src/screening/matching/default-weights';
import type { ListedKind, ListedSet } from '../../src/screening/matching/list-entry';
import { buildListIndex, type ListIndexData } from '../../src/screening/matching/list-index';
import type { NameHit } from '../../src/screening/matching/best-of-entries';
import { NameSearch } from '../../src/screening/matching/search-names';
import { readNameReader, searchOver } from '../support/names';

const reader = readNameReader();
const LIST = { source: 'own', title: 'Own list', authority: 'own', measure: 'asset_freeze' } as const;

const WORDS =
  `ivan ivanov iwanow ivanova petr petrov sergeevich mohammed muhammad mohamad ali hasan hassan husseini abdulrahman abd rahman al bin
  rostec tekhnika technika trading trade bank llc ltd ooo gmbh jsc star silver line silverline good will goodwill zhang wei li xiaoming kim
  jong un müller mueller muller schmidt öztürk x j p 7 12 forty two иван иванов петрович ооо звезда тоо жулдыз محمد علی حسن بنك 张伟 李 张
  김정은 გიორგი Γεώργιος ship mv sea eagle seaeagle a`.split(/\s+/u);
const word = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...WORDS) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.constantFrom(...WORDS), fc.nat(12), fc.constantFrom('', 'a', 'k', 'н', '-', '.'))
      .map(([text, at, put]) => text.slice(0, at) + put + text.slice(at + 1)),
  },
  { weight: 1, arbitrary: fc.string({ maxLength: 9 }) },
);
const name = fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => words.join(' '));
const KINDS: readonly ListedKind[] = ['person', 'company', 'vessel', 'unknown'];
const listed = fc.record({ kind: fc.constantFrom(...KINDS), names: fc.array(name, { minLength: 1, maxLength: 3 }) });
const list = fc.array(listed, { minLength: 1, maxLength: 25 }).map((entries): ListedSet[] => [
  {
    list: LIST,
    entries: entries.map(({ kind, names }, at) => ({
      id: `e${at}`,
      kind,
      names: names.map((text) => ({ text, weak: false })),
      programmes: [],
      addresses: [],
      countries: [],
      birthDates: [],
      identifiers: [],
    })),
  },
]);
const SEED = { seed: 20261124, numRuns: 300 };

function told(hits: readonly NameHit[]): string[] {
  return hits.map(({ entry, score }) => `${entry} ${score.toFixed(9)}`).sort();
}

describe('any name among any list', () => {
  it('is found by the index as by comparing with every name', () => {
    fc.assert(
      fc.property(
        list,
        fc.array(name, { minLength: 1, maxLength: 5 }),
        fc.constantFrom(0.4, 0.7),
        (sets, queries, threshold) => {
          const search = searchOver(sets, reader);
          for (const query of queries) {
            const reading = reader.read(query);
            expect(told(search.find(reading, threshold))).toEqual(told(search.findByBruteForce(reading, threshold)));
          }
        },
      ),
      SEED,
    );
  });

  it('is found the same in an index that was stored and read again', () => {
    fc.assert(
      fc.property(list, name, (sets, query) => {
        const data = buildListIndex(sets, reader);
        const stored = v8.deserialize(v8.serialize(data)) as ListIndexData;
        const reading = reader.read(query);
        expect(told(new NameSearch(stored).find(reading, 0.5))).toEqual(told(new NameSearch(data).find(reading, 0.5)));
      }),
      { ...SEED, numRuns: 60 },
    );
  });

  it('scores between 0 and 1, the same each time and whatever was asked before', () => {
    fc.assert(
      fc.property(list, fc.array(name, { minLength: 2, maxLength: 4 }), (sets, queries) => {
        const search = searchOver(sets, reader);
        const first = queries.map((query) => told(search.find(reader.read(query), 0.5)));
        const again = [...queries].reverse().map((query) => told(search.find(reader.read(query), 0.5)));
        expect(again.reverse()).toEqual(first);
        for (const query of queries)
          for (const { score } of search.find(reader.read(query), 0.01)) expect(score > 0 && score <= 1).toBe(true);
      }),
      { ...SEED, numRuns: 100 },
    );
  });

  it('is itself: a name with a telling word scores 1 against itself, in any order of the two', () => {
    fc.assert(
      fc.property(name, name, (one, two) => {
        const [a, b] = [weighName(reader.read(one), defaultWeight), weighName(reader.read(two), defaultWeight)];
        if (a.reading.tokens.some(({ part }) => part === 'core')) expect(compareNames(a, a).score).toBeCloseTo(1, 6);
        const [there, back] = [compareNames(a, b).score, compareNames(b, a).score];
        expect(there >= 0 && there <= 1 && back >= 0 && back <= 1).toBe(true);
      }),
      { ...SEED, numRuns: 500 },
    );
  });
});
