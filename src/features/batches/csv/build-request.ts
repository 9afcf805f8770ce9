// The cells of one request's rows as a body of the same shape as the JSON door takes; one row is one goods line.
import type { PartyRole } from '../../../screening/trade-request';
import type { Column, Target } from './columns';

type Body = Record<string, unknown>;

export interface BuiltRequest {
  body: Body;
  /** Where each field of the body stands in the file: JSON pointer to row within the group and column name. */
  cellOf: Map<string, { row: number; column: string }>;
  /** A later row that says something else about the request than the first that says anything. */
  contradiction: { row: number; column: string; detail: string } | undefined;
}

const YES = new Set(['true', 'yes', 'y', '1', 'да', 'иә', 'ия', 'evet', 'ja']);
const NO = new Set(['false', 'no', 'n', '0', 'нет', 'жоқ', 'hayır', 'nein']);

/** Builds the body; empty cells are absent. Values stay text: the door reads numbers and days. */
export function buildRequest(rows: readonly string[][], columns: readonly (Column | null)[]): BuiltRequest {
  const built: BuiltRequest = { body: {}, cellOf: new Map(), contradiction: undefined };
  const goods: Body[] = rows.map(() => ({}));
  const parties = new Map<PartyRole, Body>();
  built.body['goods'] = goods;
  rows.forEach((cells, row) => {
    columns.forEach((column, index) => {
      const text = cells[index]?.trim() ?? '';
      if (!column || text === '') return;
      const { holder, pointer } = place(column.target, { body: built.body, goods, parties, row });
      put({ built, holder, pointer, column, text, row });
    });
  });
  return built;
}

interface Put {
  built: BuiltRequest;
  holder: Body;
  pointer: string;
  column: Column;
  text: string;
  row: number;
}

function put({ built, holder, pointer, column, text, row }: Put): void {
  const value = valueOf(column.target, text);
  const key = column.target.key;
  if (!(key in holder)) {
    holder[key] = value;
    built.cellOf.set(pointer, { row, column: column.name });
  } else if (JSON.stringify(holder[key]) !== JSON.stringify(value)) {
    const detail = `says ${JSON.stringify(text)} where an earlier row of the same reference says ${JSON.stringify(holder[key])}`;
    built.contradiction ??= { row, column: column.name, detail };
  }
}

function valueOf(target: Target, text: string): unknown {
  if (target.part === 'route' && target.list)
    return text
      .split(/[;|]/u)
      .map((item) => item.trim())
      .filter((item) => item !== '');
  if (target.part === 'documents' && target.yesNo) {
    const word = text.toLowerCase();
    if (YES.has(word)) return true;
    return NO.has(word) ? false : text;
  }
  return text;
}

function place(
  target: Target,
  where: { body: Body; goods: Body[]; parties: Map<PartyRole, Body>; row: number },
): { holder: Body; pointer: string } {
  const { body, goods, parties, row } = where;
  if (target.part === 'request') return { holder: body, pointer: `/${target.key}` };
  if (target.part === 'goods') return { holder: goods[row] ?? {}, pointer: `/goods/${row}/${target.key}` };
  if (target.part !== 'party') {
    const holder = (body[target.part] ??= {}) as Body;
    return { holder, pointer: `/${target.part}/${target.key}` };
  }
  const list = (body['parties'] ??= []) as Body[];
  const known = parties.get(target.role);
  const party = known ?? { role: target.role };
  if (!known) {
    parties.set(target.role, party);
    list.push(party);
  }
  return { holder: party, pointer: `/parties/${list.indexOf(party)}/${target.key}` };
}
