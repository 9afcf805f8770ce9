// OFAC's lists as XML (sdn.xml, consolidated.xml).
import { describeSource } from '../list-sources';
import { EntryBuilder } from './entry-builder';
import { EntryCollector, type ReadList } from './entry-collector';
import { readListDate } from './list-dates';
import { kindOf, type KindTable } from './kind-table';
import type { ListParts, ReaderContext } from './list-reader';
import type { ListText } from './list-text';
import { childText, itemsIn, readXmlRecords, type XmlNode } from './xml-records';

const KINDS: KindTable = {
  Individual: 'person',
  Entity: 'company',
  Vessel: 'vessel',
  Aircraft: 'aircraft',
};
/** Blocking programmes are never on the other list, these are never on the SDN list. */
const OTHER_PROGRAMMES = /<program>(?:NS-PLC|CMIC-EO13959|561-Related|FSE-\w+)<\/program>/u;

export async function readOfacXml({ main }: ListParts, { countries }: ReaderContext): Promise<ReadList> {
  const list = describeSource(isOtherList(main) ? 'us-ofac-cons' : 'us-ofac-sdn');
  const collector = new EntryCollector(main.name);
  await readXmlRecords(main, {
    records: new Set(['publshInformation', 'sdnEntry']),
    onRecord: (record, line) => {
      if (record.name === 'sdnEntry') {
        collector.add(list, builderOf(record, new EntryBuilder(countries)), {
          id: childText(record, 'uid'),
          where: `line ${line}`,
        });
      } else collector.asOf = readListDate(childText(record, 'Publish_Date') ?? '', 'month_first');
    },
  });
  return collector.done('elements sdnEntry');
}

function isOtherList({ name, peek }: ListText): boolean {
  if (/cons/iu.test(name)) return true;
  return !/sdn/iu.test(name) && OTHER_PROGRAMMES.test(peek);
}

function builderOf(entry: XmlNode, builder: EntryBuilder): EntryBuilder {
  builder.addName(nameOf(entry)).kind = kindOf(KINDS, childText(entry, 'sdnType')) ?? 'unknown';
  for (const { text } of itemsIn(entry, 'programList', 'program')) builder.addProgramme(text);
  for (const aka of itemsIn(entry, 'akaList', 'aka'))
    builder.addName(nameOf(aka), childText(aka, 'category') === 'weak');
  for (const address of itemsIn(entry, 'addressList', 'address')) addAddress(address, builder);
  for (const item of itemsIn(entry, 'nationalityList', 'nationality')) builder.addCountry(childText(item, 'country'));
  for (const item of itemsIn(entry, 'citizenshipList', 'citizenship')) builder.addCountry(childText(item, 'country'));
  for (const item of itemsIn(entry, 'dateOfBirthList', 'dateOfBirthItem'))
    builder.addBirth(childText(item, 'dateOfBirth'));
  for (const item of itemsIn(entry, 'idList', 'id')) addIdentifier(item, builder);
  for (const vessel of entry.children.filter(({ name }) => name === 'vesselInfo'))
    builder.addCountry(childText(vessel, 'vesselFlag'));
  return builder;
}

/** As in the CSV: `SURNAME, Given`; what is no person has a last name only. */
function nameOf(node: XmlNode): string {
  return [childText(node, 'lastName'), childText(node, 'firstName')].filter((part) => part !== undefined).join(', ');
}

function addAddress(node: XmlNode, builder: EntryBuilder): void {
  const lines = ['address1', 'address2', 'address3'].map((line) => childText(node, line));
  builder.addAddress({
    street: lines.filter((line) => line !== undefined).join(', '),
    city: childText(node, 'city'),
    region: childText(node, 'stateOrProvince'),
    postcode: childText(node, 'postalCode'),
    country: childText(node, 'country'),
  });
}

function addIdentifier(node: XmlNode, builder: EntryBuilder): void {
  const label = childText(node, 'idType') ?? '';
  if (label === 'Nationality of Registration') builder.addCountry(childText(node, 'idNumber'));
  else builder.addIdentifier(label, childText(node, 'idNumber'), childText(node, 'idCountry'));
}
