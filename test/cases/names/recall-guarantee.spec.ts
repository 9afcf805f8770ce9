// The index leaves nothing out: the same hits and scores as a comparison with every name, on names from the official lists.
import type { ListedSet } from '../../../src/screening/matching/list-entry';
import { MATCH_THRESHOLD } from '../../../src/screening/matching/match-threshold';
import type { NameHit } from '../../../src/screening/matching/best-of-entries';
import { describeWithNames, readCollectedLists, readNameReader, SCHEMES, searchOver } from '../../support/names';
import { ordinaryNames } from '../../support/ordinary-names';
import { Seeded } from '../../support/seeded';
import { dropMiddle, isSlavic, mistype, readSchemes, romanise, toCyrillic } from '../../support/typed-names';

const ENTRIES = 3000;
const QUERIES = 240;
const reader = readNameReader();

function sampleOf(sets: readonly ListedSet[], chance: Seeded): ListedSet[] {
  const all = sets.reduce((sum, { entries }) => sum + entries.length, 0);
  return sets.map(({ list, entries }) => ({
    list,
    entries: chance.sample(entries, Math.round((ENTRIES * entries.length) / all)),
  }));
}

/** One of the ways in which a listed name may come in a request. */
function ask(name: string, chance: Seeded, schemes: ReturnType<typeof readSchemes>): string {
  const words = name.split(/\s+/u);
  const ways: readonly (() => string | undefined)[] = [
    () => name,
    () => mistype(name, chance),
    () => mistype(mistype(name, chance) ?? name, chance),
    () => dropMiddle(name, chance),
    () => [...words].reverse().join(' '),
    () => chance.pick(words),
    () => (words.length > 1 ? `${words[0] ?? ''}${words.slice(1).join(' ')}` : undefined),
    () => words.join(''),
    () => words.map((word, at) => (at === 0 ? `${word.charAt(0)}.` : word)).join(' '),
    () => (isSlavic(name) ? toCyrillic(name) : undefined),
    () => (/\p{Script=Cyrillic}/u.test(name) ? romanise(name, chance.pick(schemes)) : undefined),
    () => `${name} ${chance.pick(words)}`,
    () => `${name} Trading LLC`,
  ];
  return chance.pick(ways)() ?? name;
}

function told(hits: readonly NameHit[]): string[] {
  return hits.map(({ entry, score }) => `${entry} ${score.toFixed(9)}`).sort();
}

describeWithNames()('a search by index', () => {
  it('finds what a comparison with every name finds', async () => {
    const chance = new Seeded(97);
    const schemes = readSchemes(SCHEMES);
    const sets = sampleOf(await readCollectedLists(), chance);
    const search = searchOver(sets, reader);
    const names = search.data.entries.flatMap(({ names: own }) => own.map(({ text }) => text));
    const other = [...names.filter((name) => /[^\p{Script=Latin}\p{P}\p{Z}\p{N}\p{M}]/u.test(name))];
    const queries = [
      ...chance.sample(names, QUERIES).map((name) => ask(name, chance, schemes)),
      ...chance.sample(other, QUERIES / 4).map((name) => ask(name, chance, schemes)),
      ...ordinaryNames(QUERIES / 4, 4).map(({ name }) => name),
    ];
    let found = 0;
    const different: string[] = [];
    for (const query of queries) {
      for (const threshold of [MATCH_THRESHOLD, 0.5]) {
        const reading = reader.read(query);
        const brute = told(search.findByBruteForce(reading, threshold));
        const hits = told(search.find(reading, threshold));
        if (hits.join() !== brute.join())
          different.push(
            `${query} at ${threshold}: ${hits.length} of ${brute.length}: ${brute
              .filter((hit) => !hits.includes(hit))
              .slice(0, 3)
              .map(
                (hit) =>
                  `${
                    search.data.entries[Number(hit.split(' ')[0])]?.names
                      .slice(0, 3)
                      .map(({ text }) => text)
                      .join(' | ') ?? ''
                  } ${hit}`,
              )
              .join('; ')}`,
          );
        found += brute.length;
      }
    }
    process.stderr.write(
      `  ${queries.length} queries at two thresholds, ${search.data.entryOfName.length} names, ${found} hits\n`,
    );
    expect(different).toEqual([]);
    expect(found).toBeGreaterThan(queries.length);
  }, 300_000);
});
