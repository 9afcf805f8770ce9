// The consolidated list of the United Nations Security Council as XML.
import { describeSource } from '../list-sources';
import { EntryBuilder } from './entry-builder';
import { EntryCollector, type ReadList } from './entry-collector';
import type { ListParts, ReaderContext } from './list-reader';
import { childrenNamed, childText, itemsIn, readXmlRecords, type XmlNode } from './xml-records';

const NAME_PARTS = ['FIRST_NAME', 'SECOND_NAME', 'THIRD_NAME', 'FOURTH_NAME'];

export async function readUnXml({ main }: ListParts, { countries }: ReaderContext): Promise<ReadList> {
  const list = describeSource('un-sc');
  const collector = new EntryCollector(main.name);
  await readXmlRecords(main, {
    records: new Set(['INDIVIDUAL', 'ENTITY']),
    onRoot: ({ dateGenerated }) => {
      collector.asOf = dateGenerated?.slice(0, 10);
    },
    onRecord: (record, line) => {
      const builder = new EntryBuilder(countries);
      builder.kind = record.name === 'INDIVIDUAL' ? 'person' : 'company';
      fill(record, builder);
      const id = childText(record, 'REFERENCE_NUMBER') ?? childText(record, 'DATAID');
      collector.add(list, builder, { id, where: `line ${line}` });
    },
  });
  return collector.done('elements INDIVIDUAL or ENTITY');
}

function fill(record: XmlNode, builder: EntryBuilder): void {
  builder.addName(NAME_PARTS.map((part) => childText(record, part) ?? '').join(' '));
  builder.addName(childText(record, 'NAME_ORIGINAL_SCRIPT'));
  for (const alias of childrenEnding(record, '_ALIAS'))
    builder.addName(childText(alias, 'ALIAS_NAME'), childText(alias, 'QUALITY') === 'Low');
  builder.addProgramme(childText(record, 'UN_LIST_TYPE')).setListedOn(childText(record, 'LISTED_ON'));
  for (const { text } of itemsIn(record, 'NATIONALITY', 'VALUE')) builder.addCountry(text);
  for (const address of childrenEnding(record, '_ADDRESS')) {
    builder.addAddress({
      street: childText(address, 'STREET'),
      city: childText(address, 'CITY'),
      region: childText(address, 'STATE_PROVINCE'),
      postcode: childText(address, 'ZIP_CODE'),
      country: childText(address, 'COUNTRY'),
    });
  }
  for (const birth of childrenNamed(record, 'INDIVIDUAL_DATE_OF_BIRTH')) builder.addBirth(birthOf(birth));
  for (const paper of childrenNamed(record, 'INDIVIDUAL_DOCUMENT')) {
    const label = [childText(paper, 'TYPE_OF_DOCUMENT'), childText(paper, 'TYPE_OF_DOCUMENT2')].join(' ');
    const country = childText(paper, 'ISSUING_COUNTRY') ?? childText(paper, 'COUNTRY_OF_ISSUE');
    builder.addIdentifier(label, childText(paper, 'NUMBER'), country);
  }
}

function childrenEnding(record: XmlNode, ending: string): XmlNode[] {
  return record.children.filter(({ name }) => name.endsWith(ending));
}

function birthOf(birth: XmlNode): string | undefined {
  const from = childText(birth, 'FROM_YEAR');
  const to = childText(birth, 'TO_YEAR');
  if (from !== undefined && to !== undefined) return `${from} to ${to}`;
  return childText(birth, 'DATE') ?? childText(birth, 'YEAR') ?? from ?? to;
}
