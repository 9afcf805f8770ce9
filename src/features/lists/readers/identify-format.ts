// What kind of list a file is, told by how it begins and never by its name.
import { columnKey, firstRows } from './csv-rows';
import { ownCsvDelimiter } from './own-csv';

export type ListFormat =
  | 'ofac-csv'
  | 'ofac-alt'
  | 'ofac-add'
  | 'ofac-comments'
  | 'ofac-xml'
  | 'ofac-advanced-xml'
  | 'eu-xml'
  | 'eu-csv'
  | 'uk-conlist-csv'
  | 'uk-sanctions-list-csv'
  | 'un-xml'
  | 'ca-sema-xml'
  | 'csl-csv'
  | 'csl-json'
  | 'opensanctions-csv'
  | 'json-snapshot'
  | 'own-csv';

const ROOTS: Readonly<Record<string, ListFormat>> = {
  sdnList: 'ofac-xml',
  Sanctions: 'ofac-advanced-xml',
  export: 'eu-xml',
  CONSOLIDATED_LIST: 'un-xml',
  'data-set': 'ca-sema-xml',
};

/** The format, or `html` for a web page in place of a list, or undefined. */
export function identifyFormat(peek: string): ListFormat | 'html' | undefined {
  const start = peek.trimStart();
  if (start.startsWith('<')) return identifyMarkup(start);
  if (/^[[{]/u.test(start)) return identifyJson(start);
  return identifyCsv(peek);
}

function identifyMarkup(start: string): ListFormat | 'html' | undefined {
  if (/^<!doctype html|<html[\s>]/iu.test(start.slice(0, 2000))) return 'html';
  const root = /<(?:[\w-]+:)?([A-Za-z_][\w-]*)/u.exec(
    start.replace(/<\?[\s\S]*?\?>|<!--[\s\S]*?-->|<!DOCTYPE[^>[]*(?:\[[\s\S]*?\]\s*)?>/gu, ''),
  );
  return root?.[1] === undefined ? undefined : ROOTS[root[1]];
}

function identifyJson(start: string): ListFormat | undefined {
  if (/"(?:alt_names|source_list_url|source_information_url)"\s*:/u.test(start) && /"source"\s*:/u.test(start))
    return 'csl-json';
  return /"(?:full_name|entity_name|name|caption)"\s*:/u.test(start) ? 'json-snapshot' : undefined;
}

function identifyCsv(peek: string): ListFormat | undefined {
  const [first = [], second = []] = firstRows(peek, 2, ',');
  return (
    identifyOfac(first) ??
    (identifyOfac(second) === 'ofac-csv' ? 'ofac-csv' : undefined) ??
    identifyByHeader(first, second) ??
    identifySemicolons(peek)
  );
}

/** OFAC's files have no header: they are known by the shape of their rows. */
function identifyOfac(cells: readonly string[]): ListFormat | undefined {
  const [id = '', second = '', third = ''] = cells.map((cell) => cell.trim());
  if (!/^\d{1,9}$/u.test(id)) return undefined;
  if (cells.length === 12 && /^(?:-0-|individual|vessel|aircraft|entity)$/iu.test(third)) return 'ofac-csv';
  if (cells.length === 5 && /^\d+$/u.test(second) && /^[afn]ka$/u.test(third)) return 'ofac-alt';
  if (cells.length === 6 && /^\d+$/u.test(second)) return 'ofac-add';
  return cells.length === 2 && !/^\d*$/u.test(second) ? 'ofac-comments' : undefined;
}

function identifyByHeader(first: readonly string[], second: readonly string[]): ListFormat | undefined {
  for (const row of [first, second]) {
    const has = new Set(row.map(columnKey));
    if (has.has('name6') && has.has('uniqueid')) return 'uk-sanctions-list-csv';
    if (has.has('name6') && has.has('groupid')) return 'uk-conlist-csv';
  }
  const has = new Set(first.map(columnKey));
  if (has.has('source') && has.has('name') && has.has('altnames')) return 'csl-csv';
  return has.has('id') && has.has('schema') && has.has('name') && has.has('aliases') ? 'opensanctions-csv' : undefined;
}

function identifySemicolons(peek: string): ListFormat | undefined {
  const rows = firstRows(peek, 2, ';');
  if (rows.some((cells) => cells.some((cell) => columnKey(cell) === 'entitylogicalid'))) return 'eu-csv';
  return delimiterOfOwnCsv(peek) === undefined ? undefined : 'own-csv';
}

/** The delimiter of a list of one's own. */
export function delimiterOfOwnCsv(peek: string): string | undefined {
  return ownCsvDelimiter((delimiter) => firstRows(peek, 1, delimiter)[0] ?? []);
}
