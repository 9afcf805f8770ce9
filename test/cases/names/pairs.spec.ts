// Labelled pairs of names at the shipped threshold: F1, recall by source; no drop below the committed scoreboard.
import * as path from 'node:path';
import { compareNames, weighName } from '../../../src/screening/matching/compare-names';
import { defaultWeight } from '../../../src/screening/matching/default-weights';
import { MATCH_THRESHOLD } from '../../../src/screening/matching/match-threshold';
import type { NameKind } from '../../../src/screening/matching/read-name-kind';
import { readCsv } from '../../support/goods-tables';
import { describeWithNames, expectNoDrop, NAMES, readNameReader, share } from '../../support/names';

interface LabelledPair {
  query: string;
  candidate: string;
  expected: 'match' | 'no_match';
  source: string;
  schema: string;
  note: string;
}

const KIND_OF_SCHEMA: Readonly<Record<string, NameKind>> = {
  Person: 'person',
  Company: 'company',
  Organization: 'company',
  Vessel: 'vessel',
};
/** Sources that only hold pairs of one bearer, but for a few of `uk_eu_list_pairs`. */
const MATCH_ONLY =
  /^(?:nomenklatura_putin_names|uk_eu_list_pairs|un_list_original_script|watchman_cross_script|yente_un_treated|iuliia_.*)$/u;

interface Judged extends LabelledPair {
  score: number;
  called: boolean;
}

const reader = readNameReader();

function judge(pair: LabelledPair): Judged {
  const kind = KIND_OF_SCHEMA[pair.schema] ?? 'unknown';
  const weigh = (name: string): ReturnType<typeof weighName> => weighName(reader.read(name, kind), defaultWeight);
  const { score } = compareNames(weigh(pair.query), weigh(pair.candidate));
  return { ...pair, score, called: score >= MATCH_THRESHOLD };
}

interface Quality {
  precision: number;
  recall: number;
  f1: number;
}

function qualityOf(judged: readonly Judged[]): Quality {
  const found = judged.filter(({ expected, called }) => expected === 'match' && called).length;
  const called = judged.filter((pair) => pair.called).length;
  const matches = judged.filter(({ expected }) => expected === 'match').length;
  return {
    precision: share(found, called),
    recall: share(found, matches),
    f1: share(2 * found, called + matches),
  };
}

const isWrong = ({ expected, called }: Judged): boolean => called !== (expected === 'match');

describeWithNames()('labelled pairs of names', () => {
  const judged = readCsv<LabelledPair>(path.join(NAMES, 'name_pairs_dev.csv')).map(judge);
  const bench = judged.filter(({ source }) => source === 'nomenklatura_name_bench');
  const companies = bench.filter(({ schema }) => schema === 'Company');
  const matchOnly = judged.filter(({ source, expected }) => MATCH_ONLY.test(source) && expected === 'match');

  it('of the name bench are told apart, companies above all', () => {
    for (const { score, expected, query, candidate, note } of bench.filter(isWrong))
      process.stderr.write(`  ${expected} ${score.toFixed(3)} ${query} | ${candidate} | ${note.slice(0, 40)}\n`);
    const [overall, company, person] = [
      qualityOf(bench),
      qualityOf(companies),
      qualityOf(bench.filter(({ schema }) => schema === 'Person')),
    ];
    expectNoDrop('nameBench', {
      f1: overall.f1,
      precision: overall.precision,
      recall: overall.recall,
      companyF1: company.f1,
      personF1: person.f1,
    });
    expect(overall.f1).toBeGreaterThanOrEqual(0.88);
    expect(company.f1).toBeGreaterThanOrEqual(0.92);
  });

  it('of the name bench are never wrong where the bench itself is sure', () => {
    const sure = bench.filter(({ note }) => note.startsWith('STRONG'));
    expect(sure.length).toBeGreaterThan(0);
    expect(sure.filter(isWrong).map(({ query, candidate }) => `${query} | ${candidate}`)).toEqual([]);
  });

  it('of one bearer are found in any script', () => {
    for (const { score, source, query, candidate } of matchOnly.filter(isWrong))
      process.stderr.write(`  ${source} ${score.toFixed(3)} ${query} | ${candidate}\n`);
    const found = matchOnly.filter(({ called }) => called).length;
    expectNoDrop('matchOnly', { recall: share(found, matchOnly.length) });
    expect(found / matchOnly.length).toBeGreaterThanOrEqual(0.95);
  });

  it('of every other source score what was committed', () => {
    const sources = [...new Set(judged.map(({ source }) => source))].sort();
    expectNoDrop(
      'rightBySource',
      Object.fromEntries(
        sources.map((source) => {
          const own = judged.filter((pair) => pair.source === source);
          return [source, share(own.filter((pair) => !isWrong(pair)).length, own.length)];
        }),
      ),
    );
  });
});
