import * as fs from 'node:fs';
import * as path from 'node:path';
import { CONTEXT } from '../../../../test/support/list-files';
import type { ListedSet, ListEntry } from '../../../screening/matching/list-entry';
import { readListFiles } from './read-list-files';

const LISTS = path.resolve(__dirname, '../../../../../shared/data/sanctions');
const present = fs.existsSync(LISTS);
if (!present) console.log('skipped: no collection of official lists beside the project');

async function read(...files: string[]): Promise<ListedSet> {
  const [set] = await readListFiles(
    files.map((file) => path.join(LISTS, file)),
    CONTEXT,
  );
  if (!set) throw new Error('nothing read');
  return set;
}

function count(entries: readonly ListEntry[], of: (entry: ListEntry) => number): number {
  return entries.reduce((sum, entry) => sum + of(entry), 0);
}

(present ? describe : describe.skip)('the collected official lists', () => {
  it.each([
    ['ofac/sdn_2026-07-11.json.gz', 'us-ofac-sdn', 19143],
    ['ofac/sdn_2023-11_full_remarks.csv.gz', 'us-ofac-sdn', 11443],
    ['ofac/consolidated_2025-03-28.xml.gz', 'us-ofac-cons', 443],
    ['un/un_consolidated_2026-02-27.xml.gz', 'un-sc', 1003],
    ['eu/eu_financial_sanctions_2026-06-05.json.gz', 'eu-fsf', 5994],
    ['us_bis_and_others/bis_entity_list.json.gz', 'us-bis-entity-list', 3409],
    ['au_ca/ca_sema_2025.xml.gz', 'ca-sema', 4759],
    ['us_bis_and_others/state_debarred_statutory.json.gz', 'us-state-dtc', 779],
  ])('%s is %s with all its entries', async (file, source, entries) => {
    const set = await read(file);
    expect([set.list.source, set.entries.length]).toEqual([source, entries]);
    expect(new Set(set.entries.map(({ id }) => id)).size).toBe(entries);
  });

  it('every file is read or refused by a reason that names it', async () => {
    const files = fs
      .readdirSync(LISTS, { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.(?:gz|csv)$/u.test(file));
    expect(files.length).toBeGreaterThan(30);
    for (const file of files) {
      const outcome = await read(file).catch((error: unknown) => (error as { code: unknown }).code);
      const isPart = /(?:^|[/_])(?:alt|add|comments)/u.test(file);
      expect([file, isPart ? outcome : typeof outcome]).toEqual([file, isPart ? 'part_alone' : 'object']);
    }
  });

  it('sdn.csv finds its aliases and addresses beside it', async () => {
    const { entries } = await read('ofac/trio_2021/sdn.csv.gz');
    expect(entries).toHaveLength(8976);
    expect(count(entries, ({ names }) => names.filter(({ weak }) => !weak).length)).toBeGreaterThan(20_500);
    expect(count(entries, ({ addresses }) => addresses.length)).toBeGreaterThan(11_000);
    expect(count(entries, ({ birthDates }) => birthDates.length)).toBeGreaterThan(5000);
  });

  it('the consolidated list is the same from CSV and from XML', async () => {
    const fromCsv = new Map((await read('ofac/cons_prim.csv')).entries.map((entry) => [entry.id, entry]));
    const fromXml = (await read('ofac/consolidated_2025-03-28.xml.gz')).entries.filter(({ id }) => fromCsv.has(id));
    const alike = fromXml.filter(({ id, names, kind, birthDates }) => {
      const other = fromCsv.get(id);
      const texts = (entry?: Pick<ListEntry, 'names'>): string =>
        (entry?.names.map(({ text }) => text) ?? []).sort().join('|');
      return texts({ names }) === texts(other) && kind === other?.kind && birthDates.join() === other.birthDates.join();
    });
    // Nine months lie between the two files.
    expect(alike.length / fromXml.length).toBeGreaterThan(0.95);
  });

  it('low-quality aliases of the UN are weak', async () => {
    const { entries } = await read('un/un_consolidated_2026-02-27.xml.gz');
    expect(count(entries, ({ names }) => names.filter(({ weak }) => weak).length)).toBeGreaterThan(600);
  });

  it('addresses of the Entity List say their country', async () => {
    const addresses = (await read('us_bis_and_others/bis_entity_list.json.gz')).entries.flatMap(
      (entry) => entry.addresses,
    );
    expect(addresses.filter(({ country }) => country !== undefined).length / addresses.length).toBeGreaterThan(0.99);
  });
});
