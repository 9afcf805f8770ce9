// `truebearing screen`: trade requests in, one assessment a line out, in input order and constant memory but for the references met.
import { FileFault } from '../features/batches/csv/file-fault';
import { REFERENCE_CONFLICT } from '../features/batches/csv/reference-conflict';
import { readRequests, rejectByErrors, type RejectedRow } from '../features/batches/csv/read-requests';
import { openTradeFile } from '../features/batches/csv/trade-file';
import { contentHashOf } from '../features/intake/content-hash';
import { type ReadingContext, readTradeRequest } from '../features/intake/read-trade-request';
import type { FieldError } from '../platform/errors/errors';
import { screen, type ScreeningKit } from '../screening/screen';
import { spreadLists } from './list-options';
import { note } from './note';
import { openInput } from './open-input';
import { ReferenceMemory } from './reference-memory';
import { openKit } from './open-kit';
import { withLists } from './open-lists';
import { readJsonLines } from './read-json-lines';
import { readArguments, UsageError } from './usage-error';
import { LineWriter } from './write-lines';

const OPTIONS = {
  format: { type: 'string' },
  lists: { type: 'string', multiple: true },
  out: { type: 'string' },
} as const;

/** Exit code: 0 all screened, 1 some rejected. @throws UsageError, FileFault */
export async function runScreenCommand(args: string[]): Promise<number> {
  const { values, positionals } = readArguments(spreadLists(args, ['--format', '--out']), OPTIONS);
  const [file, ...others] = positionals;
  if (file === undefined || others.length > 0)
    throw new UsageError('usage: truebearing screen FILE [--format csv|ndjson] [--lists FILE…] [--out FILE]');
  const format = values.format ?? (/\.(?:ndjson|jsonl|json)$/u.test(file) ? 'ndjson' : 'csv');
  if (format !== 'csv' && format !== 'ndjson')
    throw new UsageError(`--format must be csv or ndjson, not ${JSON.stringify(format)}`);
  const input = openInput(file);
  const kit = values.lists === undefined ? openKit() : await withLists(openKit(), values.lists);
  const run = new ScreenRun(kit, new LineWriter(values.out ?? null));
  try {
    await (format === 'csv' ? run.screenCsv(input) : run.screenJsonLines(input));
  } catch (error) {
    if (error instanceof FileFault) throw new UsageError(`${file}: ${error.message}`);
    throw error;
  } finally {
    await run.end();
  }
  return run.rejected > 0 ? 1 : 0;
}

class ScreenRun {
  rejected = 0;
  private screened = 0;
  private duplicates = 0;
  private readonly references = new ReferenceMemory();
  private readonly context: ReadingContext;

  constructor(
    private readonly kit: ScreeningKit,
    private readonly output: LineWriter,
  ) {
    this.context = { countries: kit.reference.countries, today: new Date().toISOString().slice(0, 10) };
  }

  async screenCsv(bytes: AsyncIterable<Uint8Array>): Promise<void> {
    const file = await openTradeFile(bytes);
    if (file.encoding !== 'utf-8') note(`read as ${file.encoding}`);
    if (file.header.unknown.length > 0) note(`columns that nobody knows, left out: ${file.header.unknown.join(', ')}`);
    for await (const item of readRequests(file)) {
      if (item.kind === 'rejected') this.reject(item.rows);
      else {
        const errors = await this.screenOne(item.request.built.body, item.request.rows.length);
        if (errors) this.reject(rejectByErrors(item.request, errors));
      }
    }
  }

  async screenJsonLines(bytes: AsyncIterable<Uint8Array>): Promise<void> {
    for await (const { line, value, fault } of readJsonLines(bytes)) {
      const errors =
        fault === undefined ? await this.screenOne(value) : [{ pointer: '', code: 'malformed_json', detail: fault }];
      if (!errors) continue;
      this.rejected += 1;
      for (const { pointer, detail } of errors) note(`line ${line}: ${pointer === '' ? '' : `${pointer}: `}${detail}`);
    }
  }

  /**
   * Told apart as the ledger does it: a reference that comes again with other content is refused; one with the same content is a duplicate,
   * and its line stands in the output as it does in the results of a batch.
   */
  private async screenOne(body: unknown, rows = 1): Promise<FieldError[] | undefined> {
    const read = readTradeRequest(body, this.context);
    if ('errors' in read) return read.errors;
    const meeting = this.references.meet(read.request.reference, contentHashOf(read));
    if (meeting === 'other') return [REFERENCE_CONFLICT];
    if (meeting === 'new') this.screened += 1;
    else this.duplicates += rows;
    await this.output.write(JSON.stringify(screen(read.request, this.kit, new Date().toISOString())));
    return undefined;
  }

  private reject(rows: readonly RejectedRow[]): void {
    this.rejected += rows.length;
    for (const { row, column, error } of rows) note(`row ${row}: ${column === '' ? '' : `column ${column}: `}${error}`);
  }

  async end(): Promise<void> {
    await this.output.end();
    const again = this.duplicates > 0 ? `, ${this.duplicates} rows duplicate` : '';
    note(`${this.screened} requests screened, ${this.rejected} rows rejected${again}`);
  }
}
