// Consecutive rows of one reference as one request; rows that cannot be used are reported by number and never stop the file.
import type { FieldError } from '../../../platform/errors/errors';
import { buildRequest, type BuiltRequest } from './build-request';
import type { TradeFile } from './read-rows';

/** A row that became no part of a request. Numbers are 1-based and do not count the header. */
export interface RejectedRow {
  row: number;
  cells: string[];
  column: string;
  error: string;
}

export interface FileRequest {
  firstRow: number;
  rows: string[][];
  built: BuiltRequest;
}

export type FileItem = { kind: 'request'; request: FileRequest } | { kind: 'rejected'; rows: RejectedRow[] };

/** A request has at most this many goods lines; further rows of it are not kept in memory. */
const MAX_LINES = 500;

/** Groups the rows after the first `skip` ones, which an earlier run has dealt with. */
export async function* readRequests(file: TradeFile, skip = 0): AsyncGenerator<FileItem, undefined> {
  const referenceAt = file.header.columns.findIndex((column) => column?.name === 'reference');
  let group: { reference: string; firstRow: number; rows: string[][]; surplus: RejectedRow[] } | undefined;
  let row = 0;
  for await (const cells of file.rows) {
    row += 1;
    if (row <= skip) continue;
    const fault = findRowFault(cells, row, file, referenceAt);
    const reference = cells[referenceAt]?.trim() ?? '';
    if (group && (fault || reference !== group.reference)) {
      yield* finish(group, file);
      group = undefined;
    }
    if (fault) {
      yield { kind: 'rejected', rows: [fault] };
      continue;
    }
    group ??= { reference, firstRow: row, rows: [], surplus: [] };
    if (group.rows.length < MAX_LINES) group.rows.push(cells);
    else
      group.surplus.push({ row, cells, column: 'reference', error: `a request has at most ${MAX_LINES} goods lines` });
  }
  if (group) yield* finish(group, file);
  return undefined;
}

function* finish(
  group: { firstRow: number; rows: string[][]; surplus: RejectedRow[] },
  file: TradeFile,
): Generator<FileItem> {
  const request: FileRequest = {
    firstRow: group.firstRow,
    rows: group.rows,
    built: buildRequest(group.rows, file.header.columns),
  };
  const { contradiction } = request.built;
  if (group.surplus.length > 0) {
    yield {
      kind: 'rejected',
      rows: [...rejectAll(request, 'reference', `a request has at most ${MAX_LINES} goods lines`), ...group.surplus],
    };
  } else if (contradiction) {
    yield { kind: 'rejected', rows: rejectAll(request, contradiction.column, contradiction.detail, contradiction.row) };
  } else yield { kind: 'request', request };
}

function findRowFault(
  cells: string[],
  row: number,
  { header }: TradeFile,
  referenceAt: number,
): RejectedRow | undefined {
  const reject = (column: string, error: string): RejectedRow => ({ row, cells, column, error });
  if (cells.length !== header.cells.length) {
    return reject('', `the row has ${cells.length} cells, the header has ${header.cells.length}`);
  }
  const nul = cells.findIndex((cell) => cell.includes('\0'));
  if (nul >= 0) return reject(header.columns[nul]?.name ?? header.cells[nul] ?? '', 'holds a NUL byte');
  if ((cells[referenceAt] ?? '').trim() === '') return reject('reference', 'must not be empty');
  return undefined;
}

/** Every row of a request that cannot be taken: the row at fault says why, the others that they fell with it. */
function rejectAll(request: FileRequest, column: string, error: string, atRow = 0): RejectedRow[] {
  return request.rows.map((cells, index) =>
    index === atRow
      ? { row: request.firstRow + index, cells, column, error }
      : {
          row: request.firstRow + index,
          cells,
          column,
          error: `rejected with row ${request.firstRow + atRow} of the same reference: ${error}`,
        },
  );
}

/** Rows of a request that the door has refused, with the column that each error stands in. */
export function rejectByErrors(request: FileRequest, errors: readonly FieldError[]): RejectedRow[] {
  const [first] = errors;
  const cell = first && findCell(request.built, first.pointer);
  const shown = errors
    .map(({ pointer, detail }) => `${findCell(request.built, pointer)?.column ?? pointer.slice(1)}: ${detail}`)
    .join('; ');
  return rejectAll(request, cell?.column ?? '', shown, cell?.row ?? 0);
}

/** The cell that a pointer or the nearest part above it was built from; the goods line itself for one without cells. */
function findCell({ cellOf }: BuiltRequest, pointer: string): { row: number; column: string } | undefined {
  for (let at = pointer; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) {
    const cell = cellOf.get(at);
    if (cell) return cell;
  }
  const line = /^\/goods\/(\d+)/u.exec(pointer)?.[1];
  return line === undefined ? undefined : { row: Number(line), column: 'goods_description' };
}
