// The two lists of the United Kingdom as CSV: OFSI's ConList.csv and the UK Sanctions List. Both use one row for each name of a party.
import { describeSource } from '../list-sources';
import { type NamedRow, type ReadCell, readNamedRows } from './csv-rows';
import type { EntryBuilder } from './entry-builder';
import { EntryCollector, type ReadList } from './entry-collector';
import { gatherRows } from './gather-rows';
import { readListDate } from './list-dates';
import { kindOf, type KindTable } from './kind-table';
import type { ListParts, ReaderContext } from './list-reader';

const KINDS: KindTable = {
  individual: 'person',
  entity: 'company',
  ship: 'vessel',
  vessel: 'vessel',
};

/** OFSI: the row above the header is `Last Updated,28/01/2026`. */
export async function readUkConList({ main }: ListParts, { countries }: ReaderContext): Promise<ReadList> {
  const collector = new EntryCollector(main.name);
  collector.asOf = bannerDate(main.peek);
  const rows = readNamedRows(main, ',', ['name6', 'groupid']);
  const idOf = ({ cell }: NamedRow): string | undefined => cell('groupid');
  const list = describeSource('uk-ofsi-conlist');
  await gatherRows(rows, { list, idOf, fill: fillFromRow }, { collector, countries });
  return collector.done('a header with Name 6 and Group ID');
}

/** FCDO: the row above the header is `Report Date: 10-Jun-2026`. */
export async function readUkSanctionsList({ main }: ListParts, { countries }: ReaderContext): Promise<ReadList> {
  const collector = new EntryCollector(main.name);
  collector.asOf = bannerDate(main.peek);
  const rows = readNamedRows(main, ',', ['name6', 'uniqueid']);
  const idOf = ({ cell }: NamedRow): string | undefined => cell('uniqueid');
  const list = describeSource('uk-sanctions-list');
  await gatherRows(rows, { list, idOf, fill: fillFromRow }, { collector, countries });
  return collector.done('a header with Name 6 and Unique ID');
}

function bannerDate(peek: string): string | undefined {
  const banner = /^\W*(?:Last Updated|Report Date)\W*[:,]?\s*"?([\d]{1,2}[/-](?:\d{1,2}|[A-Za-z]{3})[/-]\d{4})/u.exec(
    peek,
  );
  return readListDate(banner?.[1] ?? '');
}

function fillFromRow({ cell }: NamedRow, builder: EntryBuilder): void {
  const kind = kindOf(KINDS, cell('grouptype', 'designationtype')?.toLowerCase());
  if (kind !== undefined) builder.kind = kind;
  const name = nameIn(cell);
  builder.addName(name, isWeak(cell)).addName(cell('namenonlatinscript'));
  if (/^primary name$/iu.test(cell('aliastype', 'nametype') ?? '')) builder.leadWith(name);
  builder.addProgramme(cell('regime', 'regimename')).setListedOn(cell('listedon', 'datedesignated'));
  addAddress(cell, builder);
  builder.addBirth(cell('dob'));
  for (const country of (cell('nationality', 'nationalityies') ?? '').split(/;|\n|\(\d\)/u))
    builder.addCountry(country);
  builder.addCountry(cell('currentbelievedflagofship'));
  addIdentifiers(cell, builder);
}

/** Name 6 is the surname, or the whole name of what is no person. */
function nameIn(cell: ReadCell): string {
  const given = ['name1', 'name2', 'name3', 'name4', 'name5'].map((column) => cell(column) ?? '');
  return [...given, cell('name6') ?? ''].filter((part) => part !== '').join(' ');
}

function isWeak(cell: ReadCell): boolean {
  return /^low\b/iu.test(cell('aliasquality', 'aliasstrength') ?? '');
}

function addAddress(cell: ReadCell, builder: EntryBuilder): void {
  const lines = [1, 2, 3, 4, 5, 6].map((line) => cell(`address${line}`, `addressline${line}`));
  builder.addAddress({
    street: lines.filter((line) => line !== undefined).join(', '),
    postcode: cell('postzipcode', 'addresspostalcode'),
    country: cell('country', 'addresscountry'),
  });
}

function addIdentifiers(cell: ReadCell, builder: EntryBuilder): void {
  for (const number of numbersIn(cell('passportnumber'))) builder.addIdentifier('Passport', number);
  const nationalLabel = `National ID ${cell('nationalidentificationdetails', 'nationalidentifieradditionalinformation') ?? ''}`;
  for (const number of numbersIn(cell('nationalidentificationnumber', 'nationalidentifiernumber')))
    builder.addIdentifier(nationalLabel, number);
  for (const number of numbersIn(cell('businessregistrationnumbers'))) addRegistration(number, builder);
  for (const number of numbersIn(cell('imonumber'))) builder.addIdentifier('IMO', number);
}

/** `Tax ID No: 7707083893`, `OGRN 1027700132195`: the words before the number say what it is, where they are there. */
function addRegistration(text: string, builder: EntryBuilder): void {
  const parts = /^(\D*?)[:\s]*([A-Z]{0,3}[\d][\w/-]*)/u.exec(text);
  const label = parts?.[1]?.trim() ?? '';
  const country = builder.countryOf(/\(([^()]+)\)\s*$/u.exec(text)?.[1]);
  builder.addIdentifier(label === '' ? 'registration' : label, parts?.[2] ?? text, country);
}

function numbersIn(text: string | undefined): string[] {
  return (text ?? '').split(/;|\n|\(\d\)/u).map((part) => part.trim());
}
