// Consecutive rows of one reference as one request; rows that cannot be used are reported by number and never stop the file.
import type { FieldError } from '../../../platform/errors/errors';
import { buildRequest, type BuiltRequest } from './build-request';
import type { TradeFile } from './trade-file';

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

/** A request, or rejected rows. `size` is the number of characters in all cells. */
export type FileItem = { size: number } & (
  { kind: 'request'; request: FileRequest } | { kind: 'rejected'; rows: RejectedRow[] }
);

/** The rows of one request may be this many and hold this many characters; what goes beyond is passed on row by row. */
const MAX_LINES = 500;
const MAX_CHARACTERS = 8 * 1024 * 1024;
const TOO_LARGE = `a request has at most ${MAX_LINES} goods lines and ${MAX_CHARACTERS / 1024 / 1024} million characters`;

interface Fault {
  at: number;
  column: string;
  error: string;
}

/** Consecutive rows of one reference that are not passed on yet. */
interface Group {
  firstRow: number;
  rows: string[][];
  size: number;
  fault: Fault | undefined;
}

/** How long the rows of one reference have gone on, those passed on included. */
interface Run {
  reference: string;
  rows: number;
  size: number;
}

/**
 * Groups the rows after the first `skip` ones, which an earlier run has dealt with; the items that come out hold every later row once, in order.
 * A row that is at fault rejects the whole request it belongs to, since a request without one of its goods lines is another request.
 */
export async function* readRequests(file: TradeFile, skip = 0): AsyncGenerator<FileItem, undefined> {
  const referenceAt = file.header.columns.findIndex((column) => column?.name === 'reference');
  let group: Group | undefined;
  let run: Run | undefined;
  let row = 0;
  for await (const cells of file.rows) {
    row += 1;
    const reference = cells[referenceAt]?.trim() ?? '';
    const size = sizeOf(cells);
    if (run?.reference !== reference) {
      if (group) yield finish(group, file);
      group = undefined;
      run = { reference, rows: 0, size: 0 };
    }
    run.rows += 1;
    run.size += size;
    if (row <= skip) continue;
    const fault = findFault(cells, file, reference);
    if (reference === '' || run.rows > MAX_LINES || run.size > MAX_CHARACTERS) {
      if (group) yield rejectGroup(group, { at: group.rows.length - 1, column: 'reference', error: TOO_LARGE });
      group = undefined;
      yield { kind: 'rejected', size, rows: [{ row, cells, ...(fault ?? { column: 'reference', error: TOO_LARGE }) }] };
      continue;
    }
    group ??= { firstRow: row, rows: [], size: 0, fault: undefined };
    if (fault) group.fault ??= { at: group.rows.length, ...fault };
    group.rows.push(cells);
    group.size += size;
  }
  if (group) yield finish(group, file);
  return undefined;
}

function sizeOf(cells: readonly string[]): number {
  let size = 0;
  for (const cell of cells) size += cell.length;
  return size;
}

function finish(group: Group, file: TradeFile): FileItem {
  if (group.fault) return rejectGroup(group, group.fault);
  const built = buildRequest(group.rows, file.header.columns);
  if (!built.contradiction) {
    return { kind: 'request', size: group.size, request: { firstRow: group.firstRow, rows: group.rows, built } };
  }
  const { row, column, detail } = built.contradiction;
  return rejectGroup(group, { at: row, column, error: detail });
}

function rejectGroup(group: Group, fault: Fault): FileItem {
  return { kind: 'rejected', size: group.size, rows: rejectAll(group, fault) };
}

function findFault(cells: string[], { header }: TradeFile, reference: string): Omit<Fault, 'at'> | undefined {
  if (cells.length !== header.cells.length) {
    return { column: '', error: `the row has ${cells.length} cells, the header has ${header.cells.length}` };
  }
  const nul = cells.findIndex((cell) => cell.includes('\0'));
  if (nul >= 0) return { column: header.columns[nul]?.name ?? header.cells[nul] ?? '', error: 'holds a NUL byte' };
  return reference === '' ? { column: 'reference', error: 'must not be empty' } : undefined;
}

/** Every row of a request that cannot be taken: the row at fault says why, the others that they fell with it. */
function rejectAll({ firstRow, rows }: Pick<FileRequest, 'firstRow' | 'rows'>, fault: Fault): RejectedRow[] {
  const { at, column, error } = fault;
  const fallen = `rejected with row ${firstRow + at} of the same reference: ${error}`;
  return rows.map((cells, index) => ({
    row: firstRow + index,
    cells,
    column,
    error: index === at ? error : fallen,
  }));
}

/** Rows of a request that the door has refused: each says its own errors and their columns, one without any with which row it fell. */
export function rejectByErrors(request: FileRequest, errors: readonly FieldError[]): RejectedRow[] {
  const faults = errors.map(({ pointer, detail }): Fault => {
    const cell = findCell(request.built, pointer);
    return { at: cell?.row ?? 0, column: cell?.column ?? pointer.slice(1), error: detail };
  });
  const [first] = faults;
  if (!first) return [];
  return rejectAll(request, first).map((row, index) => {
    const own = faults.filter(({ at }) => at === index);
    if (own.length < 2) return own[0] ? { ...row, column: own[0].column, error: own[0].error } : row;
    return {
      ...row,
      column: [...new Set(own.map(({ column }) => column))].join(';'),
      error: own.map(({ column, error }) => `${column}: ${error}`).join('; '),
    };
  });
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
