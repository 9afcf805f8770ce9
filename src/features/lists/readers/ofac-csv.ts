// OFAC's lists as CSV without a header: sdn.csv or cons_prim.csv, with aliases, addresses and longer remarks in files beside it.
import { describeSource } from '../list-sources';
import { readCsvRows, shortRow } from './csv-rows';
import { EntryBuilder } from './entry-builder';
import { EntryCollector, type ReadList } from './entry-collector';
import { kindOf, type KindTable } from './kind-table';
import type { ListParts, ReaderContext } from './list-reader';
import type { ListText } from './list-text';
import { readRemarks } from './ofac-remarks';

const WIDTH = 12;
const KINDS: KindTable = { individual: 'person', vessel: 'vessel', aircraft: 'aircraft' };

interface Beside {
  aliases: Map<string, string[]>;
  addresses: Map<string, string[][]>;
  comments: Map<string, string>;
}

/** @throws ListFileError for a row that is cut off, or a file without entries */
export async function readOfacCsv({ main, others }: ListParts, context: ReaderContext): Promise<ReadList> {
  const beside = await readBeside(others);
  const list = describeSource(isOtherList(main) ? 'us-ofac-cons' : 'us-ofac-sdn');
  const collector = new EntryCollector(main.name);
  for await (const { number, cells } of readCsvRows(main, ',')) {
    if (!isNumber(cells[0])) {
      if (number > 1) collector.skip(`row ${number}: left out, it does not begin with a number`);
      continue;
    }
    if (cells.length < WIDTH) throw shortRow(main.name, number, cells.length, WIDTH);
    const builder = builderOf(cells.map(emptied), beside, context);
    collector.add(list, builder, { id: cells[0], where: `row ${number}` });
  }
  return collector.done('rows of twelve cells as in sdn.csv');
}

/** Both lists have one form. The name of the file tells them apart, without one the programmes in its first rows. */
function isOtherList({ name, peek }: ListText): boolean {
  if (/cons/iu.test(name)) return true;
  return !/sdn/iu.test(name) && /"NS-PLC"/u.test(peek.slice(0, 4000));
}

function builderOf(cells: readonly string[], beside: Beside, { countries }: ReaderContext): EntryBuilder {
  const [id = '', name, kind = '', programmes = '', , , , , , flag] = cells;
  const builder = new EntryBuilder(countries).addName(name).addCountry(flag);
  // OFAC says "individual", "vessel" and "aircraft"; an empty cell is an entity, which is a company or a body like one.
  builder.kind = kindOf(KINDS, kind) ?? (kind === '' ? 'company' : 'unknown');
  for (const programme of programmes.split(/\]\s*\[/u)) builder.addProgramme(programme.replace(/[[\]]/gu, ''));
  for (const alias of beside.aliases.get(id) ?? []) builder.addName(alias);
  readRemarks((cells[11] ?? '') + (beside.comments.get(id) ?? ''), builder);
  for (const [street, place, country] of beside.addresses.get(id) ?? [])
    builder.addAddress({ street, ...placeOf(place), country });
  return builder;
}

/** `Zurich CH-8022`, `Moscow 115035`: the postcode stands behind the city. */
function placeOf(text = ''): { city: string; postcode?: string | undefined } {
  const parts = /^(.*?)[\s,]+((?:[A-Z]{1,3}-)?\d[\d-]{3,9})$/u.exec(text);
  return parts?.[1] ? { city: parts[1], postcode: parts[2] } : { city: text };
}

async function readBeside(others: ListParts['others']): Promise<Beside> {
  const beside: Beside = { aliases: new Map(), addresses: new Map(), comments: new Map() };
  for (const { format, text } of others) {
    for await (const { cells } of readCsvRows(text, ',')) {
      const row = cells.map(emptied);
      const [id = ''] = row;
      if (format === 'ofac-alt') push(beside.aliases, id, row[3] ?? '');
      else if (format === 'ofac-add') push(beside.addresses, id, row.slice(2, 5));
      else beside.comments.set(id, (beside.comments.get(id) ?? '') + (row[1] ?? ''));
    }
  }
  return beside;
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const values = map.get(key);
  if (values) values.push(value);
  else map.set(key, [value]);
}

function isNumber(text: string | undefined): boolean {
  return text !== undefined && /^\d{1,9}$/u.test(text);
}

/** `-0- ` stands for nothing. */
function emptied(cell: string): string {
  const text = cell.trim();
  return text === '-0-' ? '' : text;
}
