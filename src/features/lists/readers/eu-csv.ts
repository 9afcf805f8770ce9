// The European Union's financial sanctions file as CSV, version 1.1 and the shorter names of version 1.0; rows separated by semicolons.
import { describeSource } from '../list-sources';
import { type NamedRow, readNamedRows } from './csv-rows';
import type { EntryBuilder } from './entry-builder';
import { EntryCollector, type ReadList } from './entry-collector';
import { gatherRows } from './gather-rows';
import { readListDate } from './list-dates';
import { kindOf, type KindTable } from './kind-table';
import type { ListParts, ReaderContext } from './list-reader';

const KINDS: KindTable = {
  p: 'person',
  person: 'person',
  e: 'company',
  enterprise: 'company',
};

export async function readEuCsv({ main }: ListParts, { countries }: ReaderContext): Promise<ReadList> {
  const collector = new EntryCollector(main.name);
  const rows = readNamedRows(main, ';', ['entitylogicalid']);
  const fill = (row: NamedRow, builder: EntryBuilder): void => {
    collector.asOf ??= readListDate(row.cell('filegenerationdate', 'datefile') ?? '');
    fillFrom(row, builder);
  };
  const idOf = ({ cell }: NamedRow): string | undefined => cell('entityeureferencenumber') ?? cell('entitylogicalid');
  await gatherRows(rows, { list: describeSource('eu-fsf'), idOf, fill }, { collector, countries });
  return collector.done('rows with Entity_LogicalId and NameAlias_WholeName');
}

function fillFrom({ cell }: NamedRow, builder: EntryBuilder): void {
  const type = cell('entitysubjecttypeclassificationcode', 'entitysubjecttype', 'subjecttype')?.toLowerCase();
  builder.kind = (type === undefined ? undefined : kindOf(KINDS, type)) ?? builder.kind;
  const parts = [
    cell('namealiasfirstname', 'naalfirstname'),
    cell('namealiasmiddlename'),
    cell('namealiaslastname', 'naallastname'),
  ];
  const whole = cell('namealiaswholename', 'naalwholename');
  builder.addName(whole ?? parts.filter((part) => part !== undefined).join(' '));
  builder.addProgramme(cell('entityregulationprogramme', 'programme', 'entityprogramme'));
  builder.setListedOn(cell('entitydesignationdate', 'entityregulationentryintoforcedate'));
  builder.addCountry(cell('citizenshipcountryiso2code', 'citizenshipcountrydescription', 'citicountry'));
  builder.addBirth(cell('birthdatebirthdate', 'birthdateyear', 'birtdate'));
  const box = cell('addresspobox');
  const street = [cell('addressstreet', 'addrstreet'), box === undefined ? undefined : `P.O. Box ${box}`];
  builder.addAddress({
    street: street.filter((part) => part !== undefined).join(', '),
    city: cell('addresscity', 'addrcity'),
    region: cell('addressregion'),
    postcode: cell('addresszipcode', 'addrzipcode'),
    country: cell('addresscountryiso2code', 'addresscountrydescription', 'addresscountry', 'addrcountry'),
  });
  const label = [cell('identificationtypecode'), cell('identificationtypedescription', 'idendocumenttype')].join(' ');
  builder.addIdentifier(
    label,
    cell('identificationnumber', 'idennumber'),
    cell('identificationcountryiso2code', 'idencountry'),
  );
}
