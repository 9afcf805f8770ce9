// `truebearing match-names`: pairs of names in, the same rows plus how alike the names are out.
import { csvLine } from '../features/batches/csv/write-csv';
import { matchNames, nameKindOf } from '../screening/matching/match-names';
import type { NameReader } from '../screening/matching/read-name';
import { note } from './note';
import { openKit } from './open-kit';
import { filledUp, type Table, withTable } from './open-table';
import { whyNoName } from './readable-name';
import { readArguments, UsageError } from './usage-error';
import { LineWriter } from './write-lines';

const COLUMNS = {
  query: { required: true, names: ['query'] },
  candidate: { required: true, names: ['candidate'] },
  schema: { required: false, names: ['schema'] },
};
const ADDED = ['score', 'match'];

type Pairs = Table<keyof typeof COLUMNS>;

/** Exit code: 0 all compared, 1 some rows rejected. @throws UsageError */
export async function runMatchNamesCommand(args: string[]): Promise<number> {
  const { positionals } = readArguments(args, {});
  const [file, ...others] = positionals;
  if (file === undefined || others.length > 0) throw new UsageError('usage: truebearing match-names FILE');
  const counts = { compared: 0, matches: 0, rejected: 0 };
  await withTable(file, COLUMNS, (table) => matchRows(table, counts));
  note(`${counts.compared} pairs compared, ${counts.matches} match, ${counts.rejected} rows rejected`);
  return counts.rejected > 0 ? 1 : 0;
}

async function matchRows(table: Pairs, counts: { compared: number; matches: number; rejected: number }): Promise<void> {
  const { names } = openKit().reference;
  const output = new LineWriter(null);
  await output.write(csvLine([...table.header, ...ADDED], table.delimiter));
  for await (const { row, cells } of table.rows) {
    const answer = matchRow(table, cells, names);
    if ('reason' in answer) {
      counts.rejected += 1;
      note(`row ${row}: ${answer.reason}`);
      continue;
    }
    counts.compared += 1;
    if (answer.match) counts.matches += 1;
    const added = [answer.score.toFixed(3), String(answer.match)];
    await output.write(csvLine([...filledUp(cells, table), ...added], table.delimiter));
  }
  await output.end();
}

function matchRow(
  table: Pairs,
  cells: readonly string[],
  reader: NameReader,
): { score: number; match: boolean } | { reason: string } {
  if (cells.length > table.header.length)
    return { reason: `the row has ${cells.length} cells, the header has ${table.header.length}` };
  const [query = '', candidate = ''] = [table.cell(cells, 'query'), table.cell(cells, 'candidate')];
  const [noQuery, noCandidate] = [whyNoName(query), whyNoName(candidate)];
  if (noQuery !== undefined) return { reason: `column query: ${noQuery}` };
  if (noCandidate !== undefined) return { reason: `column candidate: ${noCandidate}` };
  return matchNames({ query, candidate, kind: nameKindOf(table.cell(cells, 'schema')) }, reader);
}
