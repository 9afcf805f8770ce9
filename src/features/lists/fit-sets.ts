// Whether the lists of a file are the list that it was sent for, and under which name they are kept.
import { AppError } from '../../platform/errors/errors';
import type { ListDescription, ListedSet, ListMeasure } from '../../screening/matching/list-entry';
import { findSource } from './list-sources';
import type { StoredSource } from './list-version';

export interface ImportTarget {
  source: string;
  /** Given with the file; for lists that the catalogue does not know. */
  title?: string | undefined;
  measure?: ListMeasure | undefined;
  /** What is known of the list from imports before. */
  stored: StoredSource | undefined;
}

/** What a file that says nothing of itself is read as. */
export function describeTarget({ source, title, measure, stored }: ImportTarget): ListDescription {
  const known = findSource(source);
  if (known) return { source, title: known.title, authority: known.authority, measure: known.measure };
  return {
    source,
    title: title ?? stored?.title ?? source,
    authority: stored?.authority ?? 'own list',
    measure: measure ?? stored?.measure ?? 'export_control',
  };
}

/**
 * The sets under the names that they are kept by. A file of several lists (`us-csl`) goes by their common beginning.
 * @throws AppError 422 where the file is another list
 */
export function fitSets(sets: readonly ListedSet[], target: ImportTarget): ListedSet[] {
  const { source, title, measure } = target;
  if (sets.every(({ list }) => list.source === source || list.source.startsWith(`${source}-`))) {
    const isOwn = findSource(source) === undefined && sets.length === 1;
    return isOwn ? sets.map((set) => renamed(set, { source, title, measure })) : [...sets];
  }
  const [only, ...others] = sets;
  if (findSource(source) || !only || others.length > 0) throw wrongList(source, sets);
  return [renamed(only, { source, title, measure })];
}

function renamed({ list, entries }: ListedSet, { source, title, measure }: Omit<ImportTarget, 'stored'>): ListedSet {
  return { list: { ...list, source, title: title ?? list.title, measure: measure ?? list.measure }, entries };
}

function wrongList(source: string, sets: readonly ListedSet[]): AppError {
  const found = [...new Set(sets.map(({ list }) => list.source))].join(', ');
  const detail = `holds ${found}, not ${source}`;
  return new AppError('invalid_request', `The file ${detail}.`, {
    code: 'wrong_list',
    errors: [{ pointer: '/file', code: 'wrong_list', detail }],
  });
}
