// The Idempotency-Key header: bare or as a quoted string of RFC 8941.
import { AppError } from '../errors/errors';

const LONGEST_KEY = 255;
const PRINTABLE = /^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/u;

/**
 * The key, or undefined where there is no header.
 * @throws AppError 400 for a key that is empty, too long or not printable ASCII
 */
export function readIdempotencyKey(header: string | string[] | undefined): string | undefined {
  if (header === undefined) return undefined;
  const given = Array.isArray(header) ? header.join(',') : header;
  const quoted = /^"((?:[^"\\]|\\["\\])*)"$/u.exec(given.trim())?.[1];
  const key = quoted === undefined ? given.trim() : quoted.replace(/\\(["\\])/gu, '$1');
  if (key.length <= LONGEST_KEY && PRINTABLE.test(key)) return key;
  const detail = `must be 1 to ${LONGEST_KEY} printable ASCII characters`;
  throw new AppError('malformed_body', `Idempotency-Key ${detail}.`, { code: 'invalid_idempotency_key' });
}
