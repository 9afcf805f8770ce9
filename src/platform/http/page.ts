// Pages of a list: an opaque cursor that names the last record shown, newest first.
import { AppError } from '../errors/errors';

export interface Page<T> {
  data: T[];
  page: { nextCursor: string | null; hasMore: boolean };
}

/** Takes one row more than the limit and tells from it whether there is more. */
export function toPage<Row, T>(
  rows: readonly Row[],
  limit: number,
  keyOf: (row: Row) => string,
  show: (row: Row) => T,
): Page<T> {
  const shown = rows.slice(0, limit);
  const last = shown[shown.length - 1];
  const hasMore = rows.length > limit;
  return {
    data: shown.map(show),
    page: {
      nextCursor: hasMore && last !== undefined ? Buffer.from(keyOf(last)).toString('base64url') : null,
      hasMore,
    },
  };
}

/** The key behind a cursor. @throws AppError 400 for a cursor that is none of ours */
export function readCursor(cursor: string | undefined, pattern: RegExp): string | undefined {
  if (cursor === undefined) return undefined;
  const key = Buffer.from(cursor, 'base64url').toString('utf8');
  if (pattern.test(key)) return key;
  throw new AppError('unknown_parameter', 'cursor: is not one that a list has given', {
    code: 'invalid_parameter',
    errors: [{ pointer: '/cursor', code: 'cursor', detail: 'is not one that a list has given' }],
  });
}

export const UUID_KEY = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u;
