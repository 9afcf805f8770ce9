// Lists that use several rows for one party: the rows of one number are gathered, whether or not they stand together.
import type { ListDescription } from '../../../screening/matching/list-entry';
import type { CountryIndex } from '../../../screening/normalise/country';
import type { NamedRow } from './csv-rows';
import { EntryBuilder } from './entry-builder';
import type { EntryCollector } from './entry-collector';

export interface RowsOfParties {
  list: ListDescription;
  idOf: (row: NamedRow) => string | undefined;
  fill: (row: NamedRow, builder: EntryBuilder) => void;
}

/** Reads every row into its party's entry and hands the entries over in the order of their first rows. */
export async function gatherRows(
  rows: AsyncIterable<NamedRow>,
  { list, idOf, fill }: RowsOfParties,
  { collector, countries }: { collector: EntryCollector; countries: CountryIndex },
): Promise<void> {
  const parties = new Map<string, { builder: EntryBuilder; row: number }>();
  for await (const row of rows) {
    const id = idOf(row);
    if (id === undefined) {
      collector.skip(`row ${row.number}: left out, it has no number of a party`);
      continue;
    }
    const party = parties.get(id) ?? { builder: new EntryBuilder(countries), row: row.number };
    parties.set(id, party);
    fill(row, party.builder);
  }
  for (const [id, { builder, row }] of parties) collector.add(list, builder, { id, where: `row ${row}` });
}
