// `truebearing search-names`: names in, the listed parties that they may be out, without a database.
import { csvLine } from '../features/batches/csv/write-csv';
import type { CountryIndex } from '../screening/normalise/country';
import { valueOf } from '../screening/normalise/reading';
import { nameKindOf } from '../screening/matching/match-names';
import type { PartyMatcher } from '../screening/matching/match-party';
import { spreadLists } from './list-options';
import { note } from './note';
import { openKit } from './open-kit';
import { openLists } from './open-lists';
import { type Table, withTable } from './open-table';
import { whyNoName } from './readable-name';
import { readArguments, UsageError } from './usage-error';
import { LineWriter } from './write-lines';

const OPTIONS = { lists: { type: 'string', multiple: true }, limit: { type: 'string', default: '5' } } as const;
const USAGE = 'usage: truebearing search-names FILE --lists FILE… [--limit 5]';
const MOST_CANDIDATES = 100;
const COLUMNS = {
  query: { required: true, names: ['query'] },
  country: { required: false, names: ['country'] },
  schema: { required: false, names: ['schema', 'type'] },
};
const OUTPUT = ['query', 'rank', 'score', 'entry_id', 'list', 'name'];

/** Exit code: 0 all searched, 1 some rows rejected. @throws UsageError */
export async function runSearchNamesCommand(args: string[]): Promise<number> {
  const { values, positionals } = readArguments(spreadLists(args, ['--limit']), OPTIONS);
  const [file, ...others] = positionals;
  const { lists = [] } = values;
  if (file === undefined || others.length > 0 || lists.length === 0) throw new UsageError(USAGE);
  const limit = readLimit(values.limit);
  const kit = openKit();
  const { matcher } = await openLists(lists, kit);
  const search = new NameSearchRun(matcher, kit.reference.countries, limit);
  await withTable(file, COLUMNS, (table) => search.run(table));
  search.tell();
  return search.rejected > 0 ? 1 : 0;
}

function readLimit(text: string): number {
  const limit = /^\d{1,3}$/u.test(text) ? Number(text) : 0;
  if (limit >= 1 && limit <= MOST_CANDIDATES) return limit;
  throw new UsageError(`--limit must be a whole number from 1 to ${MOST_CANDIDATES}, not ${JSON.stringify(text)}`);
}

class NameSearchRun {
  rejected = 0;
  private searched = 0;
  private without = 0;

  constructor(
    private readonly matcher: PartyMatcher,
    private readonly countries: CountryIndex,
    private readonly limit: number,
  ) {}

  async run(table: Table<keyof typeof COLUMNS>): Promise<void> {
    const output = new LineWriter(null);
    await output.write(csvLine(OUTPUT));
    for await (const { row, cells } of table.rows) {
      const name = table.cell(cells, 'query') ?? '';
      const fault = whyNoName(name);
      if (fault === undefined) {
        const country = this.readCountry(table.cell(cells, 'country'), row);
        for (const line of this.search(name, country, table.cell(cells, 'schema'))) await output.write(csvLine(line));
      } else {
        this.rejected += 1;
        note(`row ${row}: column query: ${fault}`);
      }
    }
    await output.end();
  }

  tell(): void {
    note(`${this.searched} names searched, ${this.without} without a candidate, ${this.rejected} rows rejected`);
  }

  private search(name: string, country: string | undefined, schema: string | undefined): string[][] {
    const asked = { name, kind: nameKindOf(schema), ...(country === undefined ? {} : { country }) };
    const found = this.matcher.find(asked, { limit: this.limit });
    this.searched += 1;
    if (found.length === 0) this.without += 1;
    return found.map(({ score, entry, list, name: listed }, index) => [
      name,
      String(index + 1),
      score.toFixed(3),
      entry.id,
      list.source,
      listed.text,
    ]);
  }

  /** The name is searched all the same, without it. */
  private readCountry(cell: string | undefined, row: number): string | undefined {
    const reading = this.countries.read(cell);
    if (reading.state === 'unreadable')
      note(`row ${row}: column country: ${JSON.stringify(cell)} is not used: ${reading.reason}`);
    return valueOf(reading);
  }
}
