// `truebearing classify`: goods descriptions in, the same rows plus what the goods are out.
import { parse } from 'csv-parse';
import { stringify } from 'csv-stringify/sync';
import { Readable } from 'node:stream';
import { decodeFile } from '../features/batches/csv/decode-file';
import { FileFault } from '../features/batches/csv/file-fault';
import { readHsCode } from '../screening/normalise/hs-code';
import type { ScreeningKit } from '../screening/screen';
import { openInput } from './open-input';
import { openKit } from './open-kit';
import { readArguments, UsageError } from './usage-error';
import { LineWriter } from './write-lines';

const ADDED = ['categories', 'chpl_tier', 'identified_by', 'contradiction'];

/** Exit code 0. @throws UsageError where the input has no column `description` or cannot be read */
export async function runClassifyCommand(args: string[]): Promise<number> {
  const { positionals } = readArguments(args, {});
  const [file, ...others] = positionals;
  if (file === undefined || others.length > 0) throw new UsageError('usage: truebearing classify FILE');
  const kit = openKit();
  const output = new LineWriter(null);
  try {
    const { text } = await decodeFile(openInput(file));
    await classifyRows(
      Readable.from(text).pipe(
        parse({ bom: true, relax_column_count: true, skip_empty_lines: true, relax_quotes: true }),
      ),
      kit,
      output,
    );
  } catch (error) {
    if (error instanceof FileFault) throw new UsageError(`${file}: ${error.message}`);
    throw error;
  }
  await output.end();
  return 0;
}

async function classifyRows(rows: AsyncIterable<string[]>, kit: ScreeningKit, output: LineWriter): Promise<void> {
  const today = new Date().toISOString().slice(0, 10);
  let header: { description: number; code: number } | undefined;
  for await (const cells of rows) {
    if (!header) {
      const names = cells.map((cell) => cell.trim().toLowerCase());
      header = { description: names.indexOf('description'), code: names.indexOf('hs_code') };
      if (header.description < 0) throw new UsageError('the column `description` is missing');
      await output.write(toLine([...cells, ...ADDED]));
      continue;
    }
    await output.write(toLine([...cells, ...classify(cells[header.description], cells[header.code], kit, today)]));
  }
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

function toLine(cells: string[]): string {
  return stringify([cells]).trimEnd();
}
