// Reads JSON text from outside: strict UTF-8, and a refusal that says where the text stops being JSON.
import type { FastifyRequest } from 'fastify';
import { AppError } from '../errors/errors';
import { findJsonFault } from './json-fault';

const UTF8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Parses a whole JSON text. A key `__proto__` stays an ordinary key, which no body of ours has.
 * @throws AppError 400 `malformed_json` with line and column
 */
export function parseJson(bytes: Uint8Array | string): unknown {
  const text = typeof bytes === 'string' ? bytes : decode(bytes);
  try {
    return JSON.parse(text);
  } catch {
    throw malformed(whyNot(text));
  }
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
