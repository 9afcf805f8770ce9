// `truebearing classify`: goods descriptions in, the same rows plus what the goods are out.
import { csvLine } from '../features/batches/csv/write-csv';
import { readHsCode } from '../screening/normalise/hs-code';
import type { ScreeningKit } from '../screening/screen';
import { note } from './note';
import { openKit } from './open-kit';
import { filledUp, type Table, withTable } from './open-table';
import { readArguments, UsageError } from './usage-error';
import { LineWriter } from './write-lines';

const COLUMNS = {
  description: { required: true, names: ['description'] },
  code: { required: false, names: ['hs_code'] },
};
const ADDED = ['categories', 'chpl_tier', 'identified_by', 'contradiction'];

/** Exit code 0. @throws UsageError where the input has no column `description` or cannot be read */
export async function runClassifyCommand(args: string[]): Promise<number> {
  const { positionals } = readArguments(args, {});
  const [file, ...others] = positionals;
  if (file === undefined || others.length > 0) throw new UsageError('usage: truebearing classify FILE');
  await withTable(file, COLUMNS, classifyRows);
  return 0;
}

async function classifyRows(table: Table<keyof typeof COLUMNS>): Promise<void> {
  const { header, delimiter, rows } = table;
  const kit = openKit();
  const today = new Date().toISOString().slice(0, 10);
  const output = new LineWriter(null);
  const write = (cells: string[]): Promise<void> => output.write(csvLine(cells, delimiter));
  await write([...header, ...ADDED]);
  for await (const { row, cells } of rows) {
    const [description, hsCode] = [table.cell(cells, 'description'), table.cell(cells, 'code')];
    const code = readHsCode(hsCode);
    // The row is answered all the same, by its text alone.
    if (code.state === 'unreadable')
      note(`row ${row}: column hs_code: ${JSON.stringify(hsCode)} is not used: ${code.reason}`);
    await write([...filledUp(cells, table), ...classify(description, hsCode, kit, today)]);
  }
  await output.end();
}

function classify(
  description: string | undefined,
  hsCode: string | undefined,
  kit: ScreeningKit,
  on: string,
): string[] {
  const line = { ...(description ? { description } : {}), ...(hsCode ? { hsCode } : {}) };
  const goods = kit.reference.goods.read(line, readHsCode(hsCode), on);
  const identifiedBy = new Set(goods.categories.flatMap((finding) => finding.identifiedBy));
  return [
    goods.categories.map(({ category }) => category).join(';'),
    goods.chplTier ?? goods.chplByText ?? '',
    [...identifiedBy].join(';'),
    goods.contradiction === null ? '' : `${goods.contradiction.strength}: ${goods.contradiction.explanation}`,
  ];
}
