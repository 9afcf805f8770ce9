// Reads JSON text from outside: strict UTF-8, and a refusal that says where the text stops being JSON.
import type { FastifyRequest } from 'fastify';
import { AppError } from '../errors/errors';

const UTF8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Parses a whole JSON text. A key `__proto__` stays an ordinary key, which no body of ours has.
 * @throws AppError 400 `malformed_json` with line and column where they are known
 */
export function parseJson(bytes: Uint8Array | string): unknown {
  const text = typeof bytes === 'string' ? bytes : decode(bytes);
  try {
    return JSON.parse(text);
  } catch (fault) {
    throw malformed(whyNot(text, fault));
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

function whyNot(text: string, fault: unknown): string {
  if (text.trim() === '') return 'it is empty';
  // V8 repeats a piece of the text in some messages; the place is enough.
  const message = fault instanceof Error ? fault.message : '';
  const at = /at position (\d+)/u.exec(message)?.[1];
  if (at === undefined) return message.startsWith('Unexpected end') ? 'it ends too early' : 'it has a token where none may stand';
  const before = text.slice(0, Number(at)).split('\n');
  return `it breaks off at line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`;
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
  if (type !== 'application/json' && !type.endsWith('+json')) {
    const detail = type === '' ? 'The call needs a body of type application/json.' : `The call takes application/json, not ${type}.`;
    throw new AppError('unsupported_media_type', detail);
  }
  return request.body;
}
