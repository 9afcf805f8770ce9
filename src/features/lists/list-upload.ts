// The files of one list as they are sent: fields `file` of a form, several for a list in parts, or the body itself.
import * as path from 'node:path';
import type { Readable } from 'node:stream';
import type { FastifyRequest } from 'fastify';
import { AppError, type FieldError } from '../../platform/errors/errors';
import { UPLOAD_LIMIT } from '../../platform/http/fastify-app';
import { stepInto } from '../../platform/http/fields/json-pointer';
import { mediaTypeOf } from '../../platform/http/json-body';
import { chunksOf } from '../../platform/http/rest-of-body';
import { type Spooled, spoolUpload } from '../../platform/http/upload-spool';
import { newId } from '../../platform/ids/ids';
import type { ListInput } from './readers/list-text';

const FIELD = 'file';
/** A list comes in four parts at most. */
const MOST_FILES = 8;
const RAW_TYPES = [
  'text/csv',
  'text/xml',
  'application/xml',
  'application/gzip',
  'application/x-gzip',
  'application/octet-stream',
];

export interface ReceivedList {
  files: ListInput[];
  /** Over all bytes: the same files again have the same. */
  sha256: string[];
  /** Frees the space. */
  close(): Promise<void>;
}

/** @throws AppError 400, 413, 415 or 422 that says what is not right */
export async function receiveList(
  request: FastifyRequest,
  { dataDir, fileName }: { dataDir: string; fileName: string | undefined },
): Promise<ReceivedList> {
  const dir = path.join(dataDir, 'uploads');
  const spooled: { name: string; content: Spooled }[] = [];
  const close = async (): Promise<void> => {
    for (const { content } of spooled) await content.close();
  };
  const take = async (name: string, bytes: AsyncIterable<Uint8Array>): Promise<void> => {
    const content = await spoolUpload(bytes, { dir, name: newId(), maxBytes: UPLOAD_LIMIT });
    if (!content) throw tooLarge();
    spooled.push({ name, content });
  };
  try {
    if (request.isMultipart()) await readParts(request, take);
    else await take(fileName ?? 'upload', rawBody(request));
  } catch (error) {
    await close();
    throw error;
  }
  const files = spooled.map(({ name, content }) => ({ name, bytes: content.bytes() }));
  return { files, sha256: spooled.map(({ content }) => content.sha256), close };
}

function rawBody(request: FastifyRequest): AsyncIterable<Uint8Array> {
  const type = mediaTypeOf(request);
  if (RAW_TYPES.includes(type)) return chunksOf(request.body as Readable);
  const shown = type === '' ? 'a body without content type' : type;
  throw new AppError(
    'unsupported_media_type',
    `${shown} is not supported: send the file as form field \`file\`, or as the body with one of ${RAW_TYPES.join(', ')}.`,
  );
}

async function readParts(
  request: FastifyRequest,
  take: (name: string, bytes: AsyncIterable<Uint8Array>) => Promise<void>,
): Promise<void> {
  const errors: FieldError[] = [];
  let files = 0;
  try {
    for await (const part of request.parts({ limits: { files: MOST_FILES, fileSize: UPLOAD_LIMIT } })) {
      if (part.type !== 'file' || part.fieldname !== FIELD) {
        const detail = 'there is no such field: send each file as `file`, other values in the address';
        errors.push({ pointer: stepInto('', part.fieldname.slice(0, 100)), code: 'unknown_field', detail });
        if (part.type === 'file') part.file.resume();
        continue;
      }
      files += 1;
      await take(safeName(part.filename), part.file);
      if (part.file.truncated) throw tooLarge();
    }
  } catch (fault) {
    throw toldOf(fault);
  }
  if (files === 0) errors.unshift({ pointer: `/${FIELD}`, code: 'required', detail: 'is missing' });
  if (errors.length === 0) return;
  const named = errors.map(({ pointer, detail }) => `${pointer.slice(1)}: ${detail}`).join('; ');
  throw new AppError('invalid_request', `The form is not right: ${named}.`, { errors });
}

/** Only for messages and for telling OFAC's two lists apart. PostgreSQL stores neither NUL nor half a surrogate pair. */
function safeName(name: string): string {
  const plain = path
    .basename(name)
    .replace(/[\0\p{Cs}]/gu, '')
    .slice(0, 255);
  return plain === '' ? 'upload' : plain;
}

/** What the form's reader finds wrong is the caller's to mend; it throws plain errors. */
function toldOf(fault: unknown): unknown {
  if (fault instanceof AppError || !(fault instanceof Error) || 'statusCode' in fault) return fault;
  return new AppError('malformed_body', `The form cannot be read: ${fault.message}.`, { code: 'malformed_form' });
}

function tooLarge(): AppError {
  return new AppError('payload_too_large', `A file may have ${UPLOAD_LIMIT / 1024 / 1024} MiB at most.`);
}
