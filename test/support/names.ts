// The name engine over the shipped tables, and the collected lists, pairs and queries where they lie beside the project.
import * as fs from 'node:fs';
import * as path from 'node:path';
import { readListFiles } from '../../src/features/lists/readers/read-list-files';
import type { ListedSet } from '../../src/screening/matching/list-entry';
import { buildListIndex, type ListIndexData } from '../../src/screening/matching/list-index';
import { type NameWordRow, NameWords } from '../../src/screening/matching/name-words';
import { type PinyinRow, PinyinTable } from '../../src/screening/matching/pinyin';
import { NameReader } from '../../src/screening/matching/read-name';
import { NameSearch } from '../../src/screening/matching/search-names';
import { readCsv } from './goods-tables';
import { CONTEXT } from './list-files';

const ROOT = path.resolve(__dirname, '..', '..');
const COLLECTED = path.join(ROOT, '..', 'shared', 'data');
export const NAMES = path.join(COLLECTED, 'names');
export const SCHEMES = path.join(NAMES, 'transliteration_schemes_ru.json');
const LISTS = path.join(COLLECTED, 'sanctions');
const LIST_FILES = [
  'ofac/sdn_2026-07-11.json.gz',
  'eu/eu_financial_sanctions_2026-06-05.json.gz',
  'uk/uk_sanctions_list_2026-06-10.json.gz',
  'us_bis_and_others/bis_entity_list.json.gz',
  'un/un_consolidated_2026-02-27.xml.gz',
];

export function readNameReader(): NameReader {
  const words = new NameWords(readCsv<NameWordRow>(path.join(ROOT, 'data', 'name-words.csv')));
  return new NameReader(words, new PinyinTable(readCsv<PinyinRow>(path.join(ROOT, 'data', 'pinyin.csv'))));
}

/** `describe` where the collection lies beside the project; else the block is skipped and a line says so. */
export function describeWithNames(): jest.Describe {
  if (fs.existsSync(NAMES) && fs.existsSync(LISTS)) return describe;
  console.log('skipped: no collection of names and official lists beside the project');
  return describe.skip;
}

/** OFAC, EU, UK, BIS and UN together. */
export function readCollectedLists(): Promise<ListedSet[]> {
  return readListFiles(
    LIST_FILES.map((file) => path.join(LISTS, file)),
    CONTEXT,
  );
}

/** The search over these lists. */
export function searchOver(sets: readonly ListedSet[], reader: NameReader): NameSearch {
  return new NameSearch(buildListIndex(sets, reader));
}

/** Name `name` of the index as its list writes it. */
export function writtenName(data: ListIndexData, name: number): string {
  return data.entries[data.entryOfName[name] ?? -1]?.names[data.placeOfName[name] ?? -1]?.text ?? '';
}

const BOARD = path.join(ROOT, 'test', 'cases', 'names', 'scoreboard.json');
type Board = Record<string, Readonly<Record<string, number>> | undefined>;

/**
 * Holds the figures of one part against the committed scoreboard: those named after something false may only fall, all others only rise.
 * `UPDATE_SCOREBOARD=1 npx jest --runInBand test/cases/names` writes what is measured instead.
 */
export function expectNoDrop(part: string, figures: Readonly<Record<string, number>>): void {
  const board = JSON.parse(fs.readFileSync(BOARD, 'utf8')) as Board;
  process.stderr.write(`  ${part} ${JSON.stringify(figures)}\n`);
  if (process.env['UPDATE_SCOREBOARD'] !== undefined) {
    fs.writeFileSync(BOARD, `${JSON.stringify({ ...board, [part]: figures }, null, 2)}\n`);
    return;
  }
  const committed = board[part] ?? {};
  expect(Object.keys(figures)).toEqual(Object.keys(committed));
  for (const [figure, now] of Object.entries(figures)) {
    const before = committed[figure] ?? NaN;
    const holds = /^false/u.test(figure) ? now <= before : now >= before;
    expect({ figure, now, before, holds }).toEqual({ figure, now, before, holds: true });
  }
}

export function share(count: number, of: number): number {
  return Math.round((10_000 * count) / of) / 10_000;
}
