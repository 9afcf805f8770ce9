// The US Consolidated Screening List (CSV with its older and current columns, and JSON): thirteen lists in one file, told apart by its source column.
import type { ListDescription } from '../../../screening/matching/list-entry';
import { describeSource, sourceKnownAs } from '../list-sources';
import { readNamedRows, type ReadCell } from './csv-rows';
import { EntryBuilder, titleOf } from './entry-builder';
import { EntryCollector, type ReadList } from './entry-collector';
import { readJsonItems } from './json-items';
import { kindOf, type KindTable } from './kind-table';
import type { ListParts, ReaderContext } from './list-reader';

const KINDS: KindTable = {
  individual: 'person',
  entity: 'company',
  vessel: 'vessel',
  aircraft: 'aircraft',
};
/** `…; and any successor, sub-unit, or subsidiary thereof`: said of the listing, no part of the name. */
export const SUCCESSORS = /[;,]? and (?:any successors?|its (?:sub-?units|successors)).*$/iu;

export async function readCslCsv({ main }: ListParts, { countries }: ReaderContext): Promise<ReadList> {
  const collector = new EntryCollector(main.name);
  for await (const { number, cell } of readNamedRows(main, ',', ['source', 'name', 'altnames'])) {
    const builder = new EntryBuilder(countries);
    fill(cell, builder);
    // Some addresses are one text with several in it; the country code of each stands at its end.
    for (const address of parts(cell('addresses'))) builder.addAddressText(address.replace(/^and /u, ''));
    for (const identifier of parts(cell('ids'))) addIdentifierText(identifier, builder);
    collector.add(listOf(cell('source')), builder, { id: cell('entitynumber') ?? cell('id'), where: `row ${number}` });
  }
  return collector.done('rows with source, name and alt_names');
}

interface CslAddress {
  address?: string;
  city?: string;
  state?: string;
  postal_code?: string;
  country?: string;
}

interface CslId {
  type?: string;
  number?: string;
  country?: string;
}

export async function readCslJson({ main }: ListParts, { countries }: ReaderContext): Promise<ReadList> {
  const collector = new EntryCollector(main.name);
  await readJsonItems(main, ({ item, number }) => {
    const builder = new EntryBuilder(countries);
    const cell: ReadCell = (...columns) =>
      columns.map((column) => textOf(item[JSON_KEYS[column] ?? column])).find(Boolean);
    fill(cell, builder);
    for (const address of asArray<CslAddress>(item.addresses)) {
      const { address: street, city, state: region, postal_code: postcode, country } = address;
      builder.addAddress({ street, city, region, postcode, country });
    }
    for (const id of asArray<CslId>(item.ids)) builder.addIdentifier(id.type ?? '', id.number, id.country);
    collector.add(listOf(cell('source')), builder, {
      id: cell('entitynumber') ?? cell('id'),
      where: `entry ${number}`,
    });
  });
  return collector.done('results with source, name and alt_names');
}

/** Names of the CSV's columns, as keys, to those of the JSON where they differ. */
const JSON_KEYS: Readonly<Record<string, string>> = {
  altnames: 'alt_names',
  entitynumber: 'entity_number',
  datesofbirth: 'dates_of_birth',
  startdate: 'start_date',
  vesselflag: 'vessel_flag',
};

function asArray<T>(value: unknown): T[] {
  return Array.isArray(value) ? (value.filter((item) => typeof item === 'object' && item !== null) as T[]) : [];
}

function textOf(value: unknown): string | undefined {
  if (Array.isArray(value)) return value.filter((item) => typeof item === 'string').join('; ');
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : undefined;
}

function fill(cell: ReadCell, builder: EntryBuilder): void {
  builder.kind = kindOf(KINDS, cell('type')?.toLowerCase()) ?? 'unknown';
  builder.addName(cell('name')?.replace(SUCCESSORS, ''));
  for (const name of parts(cell('altnames'))) builder.addName(name.replace(/^and /u, '').replace(SUCCESSORS, ''));
  for (const programme of parts(cell('programs'))) builder.addProgramme(programme);
  for (const country of [...parts(cell('nationalities')), ...parts(cell('citizenships'))]) builder.addCountry(country);
  builder.addCountry(cell('vesselflag')).setListedOn(cell('startdate'));
  for (const date of parts(cell('datesofbirth'))) builder.addBirth(date);
}

/** `Passport, 836238033, KP`, and in older files `US, 80-0890696, Tax ID No.` or `5030056754, Tax ID No.` */
function addIdentifierText(text: string, builder: EntryBuilder): void {
  const cells = text.split(/,\s+/u);
  const numberAt = cells.findIndex((cell) => /^(?:IMO )?[A-Z]{0,4}[\d][\w./ -]*$/u.test(cell) && /\d{3}/u.test(cell));
  if (numberAt < 0) return;
  const words = cells.filter((_, index) => index !== numberAt);
  const country = words.find((word) => /^[A-Z]{2}$/u.test(word));
  builder.addIdentifier(words.filter((word) => word !== country).join(' '), cells[numberAt], country);
}

function parts(text: string | undefined): string[] {
  return text === undefined ? [] : text.split(/;\s+|;$/u).filter((part) => part.trim() !== '');
}

const LISTS = new Map<string, ListDescription>();

/** The part of the screening list: under the name of its own authority, as what one may do with the party differs from part to part. */
function listOf(source = ''): ListDescription {
  const found = LISTS.get(source);
  if (found) return found;
  const whole = describeSource('us-csl');
  const short = /\((\w+)\)/u.exec(source)?.[1]?.toLowerCase().slice(0, 16);
  const known = sourceKnownAs(source);
  const list = {
    source: `us-csl-${short ?? 'other'}`,
    title: source === '' ? whole.title : titleOf(source),
    authority: known?.authority ?? whole.authority,
    measure: known?.measure ?? whole.measure,
  };
  // The lists are few; what else a file writes there is not remembered.
  if (LISTS.size < 100) LISTS.set(source, list);
  return list;
}
