// A list of one's own as CSV, such as an annex of a regulation typed in: a column `name` and what else there is.
import type { ListDescription } from '../../../screening/matching/list-entry';
import { columnKey, type ReadCell, readNamedRows } from './csv-rows';
import { EntryBuilder } from './entry-builder';
import { EntryCollector, type ReadList } from './entry-collector';
import { listNamedAfter } from './list-named-after';
import { kindOf, type KindTable } from './kind-table';
import type { ListParts, ReaderContext } from './list-reader';

const KINDS: KindTable = {
  person: 'person',
  individual: 'person',
  company: 'company',
  entity: 'company',
  organisation: 'company',
  organization: 'company',
  vessel: 'vessel',
  ship: 'vessel',
  aircraft: 'aircraft',
};

/** Number columns to what they hold. */
const NUMBERS: Readonly<Record<string, string>> = {
  registrationnumber: 'registration',
  registration: 'registration',
  taxnumber: 'tax',
  inn: 'INN',
  ogrn: 'OGRN',
  kpp: 'KPP',
  bin: 'BIN',
  iin: 'IIN',
  imo: 'IMO',
  lei: 'LEI',
  passport: 'passport',
};
const DELIMITERS = [',', ';', '\t', '|'];

/** The delimiter under which the first row names a column `name`, or undefined. */
export function ownCsvDelimiter(headerOf: (delimiter: string) => readonly string[]): string | undefined {
  return DELIMITERS.find((delimiter) => headerOf(delimiter).some((cell) => columnKey(cell) === 'name'));
}

export function readOwnCsv(delimiter: string) {
  return async ({ main }: ListParts, context: ReaderContext): Promise<ReadList> => {
    const list: ListDescription = context.list ?? listNamedAfter(main.name);
    const collector = new EntryCollector(main.name);
    for await (const { number, cell } of readNamedRows(main, delimiter, ['name'])) {
      const builder = new EntryBuilder(context.countries);
      fill(cell, builder);
      collector.add(list, builder, { id: cell('id', 'entryid', 'uid'), where: `row ${number}` });
    }
    return collector.done('rows with a name');
  };
}

function fill(cell: ReadCell, builder: EntryBuilder): void {
  builder.kind = kindOf(KINDS, cell('type', 'schema', 'kind')?.toLowerCase()) ?? 'unknown';
  builder.addName(cell('name'));
  for (const alias of valuesIn(cell('aliases', 'alias', 'altnames'))) builder.addName(alias);
  for (const alias of valuesIn(cell('weakaliases'))) builder.addName(alias, true);
  for (const programme of valuesIn(cell('programme', 'program', 'programmes', 'programs', 'regime')))
    builder.addProgramme(programme);
  const country = cell('country', 'countries');
  for (const value of valuesIn(country)) builder.addCountry(value);
  addAddress(cell, builder);
  builder.addBirth(cell('birthdate', 'dateofbirth', 'dob')).setListedOn(cell('listedon', 'listed'));
  for (const [column, label] of Object.entries(NUMBERS))
    for (const value of valuesIn(cell(column))) builder.addIdentifier(label, value, country);
}

function addAddress(cell: ReadCell, builder: EntryBuilder): void {
  const [city, region, postcode] = [cell('city'), cell('region'), cell('postcode', 'zip')];
  const text = cell('address', 'addresses', 'street');
  if (city !== undefined || postcode !== undefined)
    builder.addAddress({ street: text, city, region, postcode, country: cell('country') });
  else for (const address of valuesIn(text)) builder.addAddressText(address);
}

function valuesIn(text: string | undefined): string[] {
  return text === undefined ? [] : text.split(/[;|]/u).filter((value) => value.trim() !== '');
}
