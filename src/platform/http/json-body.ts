// Reads JSON text from outside: strict UTF-8, and a refusal that says where the text stops being JSON.
import type { FastifyRequest } from 'fastify';
import { AppError } from '../errors/errors';
import { findJsonFault } from './json-fault';
import { findRepeatedKey } from './repeated-key';

const UTF8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Parses a whole JSON text. A key `__proto__` stays an ordinary key, which no body of ours has.
 * @throws AppError 400 `malformed_json` with line and column, `repeated_key` with its pointer
 */
export function parseJson(bytes: Uint8Array | string): unknown {
  const text = typeof bytes === 'string' ? bytes : decode(bytes);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw malformed(whyNot(text));
  }
  const pointer = findRepeatedKey(text, value);
  if (pointer === undefined) return value;
  throw new AppError('malformed_body', `The body says ${pointer} twice.`, {
    code: 'repeated_key',
    errors: [{ pointer, code: 'repeated_key', detail: 'stands twice in one object' }],
  });
}

/**
 * The body of a call that came with the type of JSON; undefined where nobody will look at it.
 * @throws AppError 400 for what is no JSON, 415 for an encoding or a character set other than UTF-8
 */
export function readJsonBody(
  { headers, method, is404 }: Pick<FastifyRequest, 'headers' | 'method' | 'is404'>,
  bytes: Uint8Array,
): unknown {
  // Clients that name a type by habit: the answer is about the address or the method, not about the body.
  if (is404 || (method === 'DELETE' && bytes.length === 0)) return undefined;
  requireUtf8(headers);
  const encoding = (headers['content-encoding'] ?? '').trim().toLowerCase();
  if (encoding === '' || encoding === 'identity') return parseJson(bytes);
  const detail = `Content-Encoding ${encoding} is not supported here: send JSON as it is.`;
  throw new AppError('unsupported_media_type', detail, { code: 'unsupported_content_encoding' });
}

/** @throws AppError 415 for a body that says it is in another character set than UTF-8 */
export function requireUtf8(headers: FastifyRequest['headers']): void {
  const charset = /;\s*charset\s*=\s*"?([^";\s]*)/iu.exec(headers['content-type'] ?? '')?.[1]?.toLowerCase();
  if (charset === undefined || ['utf-8', 'utf8', 'us-ascii'].includes(charset)) return;
  throw new AppError(
    'unsupported_media_type',
    `JSON is taken in UTF-8 only, not in ${charset || 'no character set'}.`,
    {
      code: 'unsupported_charset',
    },
  );
}

function decode(bytes: Uint8Array): string {
  try {
    return UTF8.decode(bytes);
  } catch {
    throw malformed('it is not UTF-8');
  }
}

function malformed(reason: string): AppError {
  return new AppError('malformed_body', `The body is not JSON: ${reason}.`, { code: 'malformed_json' });
}

function whyNot(text: string): string {
  if (text.trim() === '') return 'it is empty';
  const fault = findJsonFault(text);
  const before = text.slice(0, fault).split('\n');
  const place = `line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`;
  return fault === text.length ? `it ends too early, at ${place}` : `what stands at ${place} does not belong there`;
}

/** The media type of a body without its parameters, in lower case; empty where there is none. */
export function mediaTypeOf({ headers }: Pick<FastifyRequest, 'headers'>): string {
  return (headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
}

/**
 * The parsed body of a call that takes JSON only.
 * @throws AppError 415 for any other type or an encoding
 */
export function requireJson(request: Pick<FastifyRequest, 'headers' | 'body'>): unknown {
  const type = mediaTypeOf(request);
  if (type !== 'application/json') {
    const detail =
      type === '' ? 'The call needs a body of type application/json.' : `The call takes application/json, not ${type}.`;
    throw new AppError('unsupported_media_type', detail);
  }
  return request.body;
}

/** Bodies whose very bytes are signed. */
const rawBodies = new WeakMap<object, Buffer>();

/** Keeps the bytes of a signed call as long as the call itself. */
export function keepRawBody(request: Pick<FastifyRequest, 'headers'>, body: Buffer): void {
  if (request.headers['webhook-signature'] !== undefined) rawBodies.set(request, body);
}

/** The text of a signed call as it came. */
export function rawBodyOf(request: Pick<FastifyRequest, 'headers'>): string {
  return rawBodies.get(request)?.toString('utf8') ?? '';
}
