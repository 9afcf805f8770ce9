// Names of people and firms as they stand in honest trade raise almost no alarm against the official lists.
import { MATCH_THRESHOLD } from '../../../src/screening/matching/match-threshold';
import type { NameHit } from '../../../src/screening/matching/best-of-entries';
import type { NameSearch } from '../../../src/screening/matching/search-names';
import {
  describeWithNames,
  expectNoDrop,
  readCollectedLists,
  readNameReader,
  searchOver,
  writtenName,
} from '../../support/names';
import { type OrdinaryName, ordinaryNames } from '../../support/ordinary-names';

const COUNT = 5000;
const SEED = 20261124;
const reader = readNameReader();

/** Words without order, titles and legal form, in Latin letters. */
function wordsOf(name: string): string {
  return reader
    .read(name)
    .tokens.map(({ sounds, text }) => sounds[0] ?? text)
    .sort()
    .join(' ');
}

describeWithNames()('5,000 ordinary names', () => {
  let search: NameSearch;

  beforeAll(async () => {
    search = searchOver(await readCollectedLists(), reader);
  }, 60_000);

  /** By the name alone nobody can tell: each word is the same. */
  const isEqual = ({ name }: OrdinaryName, hit: NameHit): boolean =>
    wordsOf(name) === wordsOf(writtenName(search.data, hit.name));

  it.each(['person', 'company'] as const)(
    'of a %s raise no more alarms than committed',
    (kind) => {
      const names = ordinaryNames(COUNT, SEED).filter((name) => name.kind === kind);
      const alarmed = names.flatMap((name) => {
        const [hit] = search.find(reader.read(name.name), MATCH_THRESHOLD);
        return hit === undefined ? [] : [{ name, hit, equal: isEqual(name, hit) }];
      });
      const raised = alarmed.filter(({ equal }) => !equal);
      for (const { name, hit, equal } of alarmed)
        process.stderr.write(
          `  ${equal ? 'equal' : 'false'} ${hit.score.toFixed(3)} ${name.country}: ${name.name} -> ${writtenName(search.data, hit.name)}\n`,
        );
      expectNoDrop(`ordinary ${kind}`, {
        asked: names.length,
        falseByThousand: Math.round((10_000 * raised.length) / names.length) / 10,
        falseEqualNames: alarmed.length - raised.length,
      });
      expect(raised.length / names.length).toBeLessThanOrEqual(0.003);
    },
    60_000,
  );
});
