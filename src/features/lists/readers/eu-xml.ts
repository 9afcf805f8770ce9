// The European Union's financial sanctions file as XML (FSF `export`, version 1.1).
import { describeSource } from '../list-sources';
import { EntryBuilder } from './entry-builder';
import { EntryCollector, type ReadList } from './entry-collector';
import { kindOf, type KindTable } from './kind-table';
import type { ListParts, ReaderContext } from './list-reader';
import { childNamed, childrenNamed, readXmlRecords, type XmlNode } from './xml-records';

const KINDS: KindTable = {
  P: 'person',
  E: 'company',
  person: 'person',
  enterprise: 'company',
};

export async function readEuXml({ main }: ListParts, { countries }: ReaderContext): Promise<ReadList> {
  const list = describeSource('eu-fsf');
  const collector = new EntryCollector(main.name);
  await readXmlRecords(main, {
    records: new Set(['sanctionEntity']),
    onRoot: ({ generationDate }) => {
      collector.asOf = generationDate?.slice(0, 10);
    },
    onRecord: (record, line) => {
      const { euReferenceNumber, logicalId } = record.attributes;
      const id = euReferenceNumber === undefined || euReferenceNumber === '' ? logicalId : euReferenceNumber;
      collector.add(list, builderOf(record, new EntryBuilder(countries)), { id, where: `line ${line}` });
    },
  });
  return collector.done('elements sanctionEntity');
}

function builderOf(entity: XmlNode, builder: EntryBuilder): EntryBuilder {
  const type = childNamed(entity, 'subjectType')?.attributes ?? {};
  builder.kind = kindOf(KINDS, type.classificationCode) ?? kindOf(KINDS, type.code) ?? 'unknown';
  builder.setListedOn(entity.attributes.designationDate);
  for (const { attributes } of childrenNamed(entity, 'nameAlias')) {
    const { wholeName = '', firstName, middleName, lastName, strong } = attributes;
    const parts = [firstName, middleName, lastName].filter((part) => part !== undefined && part !== '');
    builder.addName(wholeName === '' ? parts.join(' ') : wholeName, strong === 'false');
  }
  for (const { attributes } of childrenNamed(entity, 'regulation')) {
    builder.addProgramme(attributes.programme).setListedOn(attributes.entryIntoForceDate);
  }
  for (const { attributes } of childrenNamed(entity, 'citizenship')) builder.addCountry(attributes.countryIso2Code);
  for (const { attributes } of childrenNamed(entity, 'birthdate')) builder.addBirth(birthOf(attributes));
  for (const { attributes } of childrenNamed(entity, 'address')) addAddress(attributes, builder);
  for (const { attributes } of childrenNamed(entity, 'identification')) addIdentifier(attributes, builder);
  return builder;
}

type Attributes = XmlNode['attributes'];

function birthOf({ birthdate = '', year = '', monthOfYear = '', dayOfMonth = '' }: Attributes): string {
  if (birthdate !== '') return birthdate;
  const isWhole = monthOfYear !== '' && dayOfMonth !== '';
  return isWhole ? [year, monthOfYear, dayOfMonth].join('-') : year;
}

function addAddress(attributes: Attributes, builder: EntryBuilder): void {
  const { street, poBox = '', city, region, zipCode, place } = attributes;
  const box = poBox === '' ? undefined : `P.O. Box ${poBox}`;
  builder.addAddress({
    street: [street, place, box].filter((part) => part !== undefined && part !== '').join(', '),
    city,
    region,
    postcode: zipCode,
    country: attributes.countryIso2Code ?? attributes.countryDescription,
  });
}

/** Numbers that the file itself calls false are no evidence. */
function addIdentifier(attributes: Attributes, builder: EntryBuilder): void {
  const { number = '', latinNumber = '', identificationTypeCode = '', identificationTypeDescription = '' } = attributes;
  if (attributes.knownFalse === 'true') return;
  const label = `${identificationTypeCode} ${identificationTypeDescription}`;
  builder.addIdentifier(label, number === '' ? latinNumber : number, attributes.countryIso2Code);
}
