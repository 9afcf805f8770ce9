// `truebearing classify`: goods descriptions in, the same rows plus what the goods are out.
import { FileFault } from '../features/batches/csv/file-fault';
import { type CsvFile, openCsv } from '../features/batches/csv/read-rows';
import { csvLine } from '../features/batches/csv/write-csv';
import { readHsCode } from '../screening/normalise/hs-code';
import type { ScreeningKit } from '../screening/screen';
import { openInput } from './open-input';
import { openKit } from './open-kit';
import { readArguments, UsageError } from './usage-error';
import { LineWriter } from './write-lines';

const KNOWN = ['description', 'hs_code'];
const ADDED = ['categories', 'chpl_tier', 'identified_by', 'contradiction'];

/** Exit code 0. @throws UsageError where the input has no column `description` or cannot be read */
export async function runClassifyCommand(args: string[]): Promise<number> {
  const { positionals } = readArguments(args, {});
  const [file, ...others] = positionals;
  if (file === undefined || others.length > 0) throw new UsageError('usage: truebearing classify FILE');
  const input = openInput(file);
  try {
    await classifyRows(await openCsv(input, (cells) => cells.filter((cell) => KNOWN.includes(keyOf(cell))).length));
  } catch (error) {
    throw error instanceof FileFault ? new UsageError(`${file}: ${error.message}`) : error;
  }
  return 0;
}

function keyOf(cell: string): string {
  return cell.trim().toLowerCase();
}

async function classifyRows({ header, delimiter, rows }: CsvFile): Promise<void> {
  const names = header.map(keyOf);
  const at = { description: names.indexOf('description'), code: names.indexOf('hs_code') };
  if (at.description < 0) throw new UsageError('the column `description` is missing');
  const kit = openKit();
  const today = new Date().toISOString().slice(0, 10);
  const output = new LineWriter(null);
  const write = (cells: string[]): Promise<void> => output.write(csvLine(cells, delimiter));
  await write([...header, ...ADDED]);
  let row = 0;
  for await (const cells of rows) {
    row += 1;
    // A short row is filled up, so that what is added stands under its own names.
    const missing = Array.from({ length: Math.max(0, header.length - cells.length) }, () => '');
    const code = readHsCode(cells[at.code]);
    // The row is answered all the same, by its text alone.
    if (code.state === 'unreadable')
      process.stderr.write(
        `row ${row}: column hs_code: ${JSON.stringify(cells[at.code])} is not used: ${code.reason}\n`,
      );
    await write([...cells, ...missing, ...classify(cells[at.description], cells[at.code], kit, today)]);
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
