// Canada's consolidated list of autonomous sanctions as XML.
import { describeSource } from '../list-sources';
import { EntryBuilder } from './entry-builder';
import { EntryCollector, type ReadList } from './entry-collector';
import type { ListParts, ReaderContext } from './list-reader';
import { childText, readXmlRecords, type XmlNode } from './xml-records';

export async function readCaSemaXml({ main }: ListParts, { countries }: ReaderContext): Promise<ReadList> {
  const list = describeSource('ca-sema');
  const collector = new EntryCollector(main.name);
  await readXmlRecords(main, {
    records: new Set(['record']),
    onRecord: (record, line) =>
      collector.add(list, builderOf(record, new EntryBuilder(countries)), { id: idOf(record), where: `line ${line}` }),
  });
  return collector.done('elements record with Country, LastName or EntityOrShip');
}

/** The list numbers its items within each schedule of each regulation. */
function idOf(record: XmlNode): string | undefined {
  const parts = ['Country', 'Schedule', 'Item'].map((name) => childText(record, name));
  if (parts[0] === undefined || parts[2] === undefined) return undefined;
  return [parts[0].split('/')[0]?.trim(), parts[1], parts[2]].filter((part) => part !== undefined).join(', ');
}

function builderOf(record: XmlNode, builder: EntryBuilder): EntryBuilder {
  const person = ['GivenName', 'LastName'].map((name) => childText(record, name) ?? '').join(' ');
  const imo = childText(record, 'ShipIMONumber');
  const organisation = childText(record, 'EntityOrShip');
  if (imo !== undefined) builder.kind = 'vessel';
  else builder.kind = organisation === undefined ? 'person' : 'company';
  builder.addName(organisation ?? person);
  for (const alias of childText(record, 'Aliases')?.split(';') ?? []) builder.addName(alias);
  const birth = childText(record, 'DateOfBirthOrShipBuildDate');
  if (builder.kind === 'person') builder.addBirth(birth);
  builder.addIdentifier('IMO', imo).setListedOn(childText(record, 'DateOfListing'));
  builder.addProgramme(`${childText(record, 'Country') ?? ''} ${childText(record, 'Schedule') ?? ''}`);
  return builder;
}
