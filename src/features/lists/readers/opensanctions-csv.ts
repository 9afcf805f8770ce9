// OpenSanctions' targets.simple.csv: one row for each party, several values in a cell separated by semicolons.
import { describeSource } from '../list-sources';
import { type ReadCell, readNamedRows } from './csv-rows';
import { EntryBuilder } from './entry-builder';
import { EntryCollector, type ReadList } from './entry-collector';
import { kindOf, type KindTable } from './kind-table';
import type { ListParts, ReaderContext } from './list-reader';

const KINDS: KindTable = {
  Person: 'person',
  Company: 'company',
  Organization: 'company',
  PublicBody: 'company',
  Vessel: 'vessel',
  Airplane: 'aircraft',
};

export async function readOpenSanctionsCsv({ main }: ListParts, { countries }: ReaderContext): Promise<ReadList> {
  const collector = new EntryCollector(main.name);
  const sanctioned = describeSource('opensanctions');
  const others = describeSource('opensanctions-other');
  for await (const { number, cell } of readNamedRows(main, ',', ['id', 'schema', 'name', 'aliases'])) {
    const builder = new EntryBuilder(countries);
    fill(cell, builder);
    const list = cell('sanctions', 'programids') === undefined ? others : sanctioned;
    collector.add(list, builder, { id: cell('id'), where: `row ${number}` });
  }
  return collector.done('rows with id, schema, name and aliases');
}

function fill(cell: ReadCell, builder: EntryBuilder): void {
  builder.kind = kindOf(KINDS, cell('schema')) ?? 'unknown';
  builder.addName(cell('name'));
  for (const name of valuesIn(cell('aliases'))) builder.addName(name);
  for (const date of valuesIn(cell('birthdate'))) builder.addBirth(date);
  for (const country of valuesIn(cell('countries'))) builder.addCountry(country);
  for (const address of valuesIn(cell('addresses'))) builder.addAddressText(address);
  for (const number of valuesIn(cell('identifiers'))) builder.addIdentifier('', number);
  for (const programme of valuesIn(cell('programids', 'sanctions'))) builder.addProgramme(programme);
}

/** A value that holds the separator itself stands in quotes. */
function valuesIn(text: string | undefined): string[] {
  if (text === undefined) return [];
  return (text.match(/"(?:[^"]|"")*"|[^;]+/gu) ?? []).map((value) => value.replace(/^"|"$/gu, '').replace(/""/gu, '"'));
}
