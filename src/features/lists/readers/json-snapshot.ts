// Lists that others turned into JSON: arrays of objects with a name under one of the usual keys, mapped by one table of keys.
import type { ListDescription } from '../../../screening/matching/list-entry';
import { sourceKnownAs } from '../list-sources';
import { SUCCESSORS } from './csl';
import { EntryBuilder, titleOf } from './entry-builder';
import { EntryCollector, type ReadList } from './entry-collector';
import { type JsonItem, readJsonItems } from './json-items';
import { readListDate } from './list-dates';
import { listNamedAfter } from './list-named-after';
import { kindOf, type KindTable } from './kind-table';
import type { ListParts, ReaderContext } from './list-reader';
import type { ListText } from './list-text';

/** Keys that such files use, the most telling first. */
const KEYS = {
  name: ['full_name', 'entity_name', 'name', 'caption'],
  aliases: ['aliases', 'alt_names', 'alternative_names'],
  type: ['type', 'entity_type', 'schema'],
  programme: ['program', 'programs', 'programme', 'sanctions', 'regime'],
  address: ['addresses', 'address'],
  country: ['country', 'countries', 'nationality'],
  birth: ['birth_date', 'date_of_birth', 'dob'],
  listed: ['effective_date', 'date_added', 'listed_on', 'start_date'],
} as const;

/** Only what says it plainly: "organization" in a list that calls everything so still tells that it is none but that. */
const KINDS: KindTable = {
  individual: 'person',
  person: 'person',
  entity: 'company',
  company: 'company',
  organization: 'company',
  organisation: 'company',
  vessel: 'vessel',
  ship: 'vessel',
  aircraft: 'aircraft',
  // How OFAC writes an empty cell: in its list that is neither person, vessel nor aircraft.
  '-0-': 'company',
};

export async function readJsonSnapshot({ main }: ListParts, { countries, list }: ReaderContext): Promise<ReadList> {
  const collector = new EntryCollector(main.name);
  const lists = new Map<string, ListDescription>();
  await readJsonItems(main, (read) => {
    const { item, number, words } = read;
    const called =
      textIn(item, ['list_id']) ??
      textIn(words, ['list_id']) ??
      textIn(item, ['source']) ??
      textIn(words, ['source', 'title']);
    const description =
      lists.get(called ?? '') ?? (called === undefined && list ? list : listCalled(called, read, main));
    lists.set(called ?? '', description);
    collector.asOf ??= readListDate(textIn(words, ['as_of', 'downloaded_at', 'extracted', 'generated']) ?? '');
    const builder = new EntryBuilder(countries);
    // In the lists of Japan and China `country` is who lists.
    fill(item, builder, item.entity_name === undefined);
    collector.add(description, builder, { id: idOf(item), where: `entry ${number}` });
  });
  return collector.done('an array of objects with full_name, entity_name or name');
}

/** Running numbers are not the authority's: with the next snapshot they mean somebody else. */
function idOf(item: JsonItem['item']): string | undefined {
  const { uid, id } = item;
  if (typeof uid === 'string' || typeof uid === 'number') return String(uid);
  return typeof id === 'string' ? id : undefined;
}

function listCalled(called: string | undefined, { item }: JsonItem, main: ListText): ListDescription {
  if (called === undefined) return listNamedAfter(main.name);
  const known = sourceKnownAs(called);
  if (known) return known;
  return { ...listNamedAfter(called), title: titleOf(textIn(item, ['source_list_name']) ?? called) };
}

function fill(item: JsonItem['item'], builder: EntryBuilder, isCountryItsOwn: boolean): void {
  const own = isCountryItsOwn ? builder.countryOf(textIn(item, KEYS.country)) : undefined;
  builder.kind = kindOf(KINDS, textIn(item, KEYS.type)?.toLowerCase()) ?? 'unknown';
  builder.addName(textIn(item, KEYS.name)?.replace(SUCCESSORS, ''));
  for (const alias of textsIn(item, KEYS.aliases)) builder.addName(alias.replace(SUCCESSORS, ''));
  for (const text of textsIn(item, KEYS.programme))
    for (const programme of text.split(/\]\s*\[|;/u)) builder.addProgramme(programme.replace(/[[\]]/gu, ''));
  for (const text of textsIn(item, KEYS.address))
    for (const address of addressesIn(text)) builder.addAddressText(address, own);
  if (isCountryItsOwn) for (const country of textsIn(item, KEYS.country)) builder.addCountry(country);
  for (const date of textsIn(item, KEYS.birth)) builder.addBirth(date);
  builder.setListedOn(textIn(item, KEYS.listed));
  for (const [key, label] of [
    ['registration_number', 'registration'],
    ['imo', 'IMO'],
    ['lei', 'LEI'],
  ] as const)
    builder.addIdentifier(label, textIn(item, [key]));
  addNumbersIn(textIn(item, ['notes']) ?? '', builder);
}

/** `USCC: 91110000MA005UCQ5P (China)` in notes, which otherwise are prose. */
function addNumbersIn(notes: string, builder: EntryBuilder): void {
  const number = /\b(USCC): (\w{18})\b/u.exec(notes);
  if (number?.[1] !== undefined) builder.addIdentifier(number[1], number[2], 'CN');
}

/** `…, Kabul; and Flat No. 41, …. (See alternate addresses under Pakistan).`: several in one text, and a pointer that is no address. */
function addressesIn(text: string): string[] {
  return text
    .replace(/\s*\((?:see|for|also)\b[^()]*(?:alternate|address)[^()]*\)\.?/giu, '')
    .split(/;\s+(?:and\s+)?|\.\s+and\s+/u)
    .map((address) => address.trim());
}

function textIn(item: JsonItem['item'], keys: readonly string[]): string | undefined {
  return textsIn(item, keys)[0];
}

/** The texts under the first of the keys that has any. */
function textsIn(item: JsonItem['item'], keys: readonly string[]): string[] {
  for (const key of keys) {
    const texts = [item[key]]
      .flat()
      .filter((value): value is string => typeof value === 'string' && value.trim() !== '');
    if (texts.length > 0) return texts;
  }
  return [];
}
