import * as fc from 'fast-check';
import type { ListedSet, ListEntry } from '../../screening/matching/list-entry';
import { packContent, unpackContent } from './list-content';
import { describeSource } from './list-sources';

const entry: fc.Arbitrary<ListEntry> = fc.record({
  id: fc.uuid(),
  kind: fc.constantFrom('person', 'company', 'vessel', 'unknown'),
  names: fc.array(fc.record({ text: fc.string({ unit: 'grapheme', minLength: 1 }), weak: fc.boolean() }), {
    minLength: 1,
  }),
  programmes: fc.array(fc.string()),
  addresses: fc.array(fc.record({ city: fc.string(), country: fc.constantFrom('KZ', 'RU') })),
  countries: fc.array(fc.constantFrom('KZ', 'RU')),
  birthDates: fc.array(fc.constant('1966-09-08')),
  identifiers: fc.array(fc.record({ kind: fc.constant<'inn'>('inn'), value: fc.string() })),
});
const sets = fc
  .tuple(fc.uniqueArray(entry, { selector: ({ id }) => id }), fc.uniqueArray(entry, { selector: ({ id }) => id }))
  .map(([freeze, control]): ListedSet[] => [
    { list: describeSource('us-ofac-sdn'), entries: freeze },
    { list: describeSource('us-bis-entity-list'), entries: control },
  ]);

async function* each(parts: readonly Buffer[]): AsyncGenerator<Buffer> {
  for (const part of parts) yield await Promise.resolve(part);
}

const ordered = (found: readonly ListedSet[]): unknown =>
  [...found]
    .sort((a, b) => (a.list.source < b.list.source ? -1 : 1))
    .map(({ list, entries }) => [list, [...entries].sort((a, b) => (a.id < b.id ? -1 : 1))]);

it('comes back as it was kept', async () => {
  await fc.assert(
    fc.asyncProperty(sets, async (given) => {
      const { lists, parts, entries } = await packContent(given);
      expect(entries).toBe(given.reduce((sum, set) => sum + set.entries.length, 0));
      expect(ordered(await unpackContent(lists, each(parts)))).toEqual(ordered(given));
    }),
  );
});

it('has one hash in any order and for any day, and another for any other content', async () => {
  await fc.assert(
    fc.asyncProperty(sets, entry, async (given, more) => {
      const { hash } = await packContent(given);
      const turned = [...given]
        .reverse()
        .map(({ list, entries }) => ({ list: { ...list, asOf: '2026-01-01' }, entries: [...entries].reverse() }));
      expect((await packContent(turned)).hash).toBe(hash);
      const [first, ...others] = given as [ListedSet, ListedSet];
      expect((await packContent([{ ...first, entries: [...first.entries, more] }, ...others])).hash).not.toBe(hash);
      const softened: ListedSet = { ...first, list: { ...first.list, measure: 'other' } };
      expect((await packContent([softened, ...others])).hash).not.toBe(hash);
    }),
  );
});

it('is kept in parts, all of which come back', async () => {
  const entries = Array.from({ length: 12_000 }, (_, index): ListEntry => {
    const none = { programmes: [], addresses: [], countries: [], birthDates: [], identifiers: [] };
    return { id: String(index), kind: 'unknown', names: [{ text: `Company ${index}`, weak: false }], ...none };
  });
  const { lists, parts } = await packContent([{ list: describeSource('eu-fsf'), entries }]);
  expect(parts).toHaveLength(3);
  const [set] = await unpackContent(lists, each(parts));
  expect(new Set(set?.entries.map(({ id }) => id)).size).toBe(12_000);
});
