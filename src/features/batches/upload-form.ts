// An upload as a form: exactly one file, in the field `file`. Anything else is refused by name, since it would be lost without a word.
import type { Multipart, MultipartFile } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { AppError, type FieldError } from '../../platform/errors/errors';
import { stepInto } from '../../platform/http/fields/json-pointer';
import type { Spooled } from '../../platform/http/upload-spool';

export interface ReceivedFile {
  spooled: Spooled;
  fileName: string | null;
}

const FIELD = 'file';
const BELONG_ELSEWHERE = ['dryRun', 'fileName'];
/** PostgreSQL stores neither. */
const NOT_STORABLE = /[\0\p{Cs}]/u;

/**
 * Reads the whole form.
 * @param spool takes the bytes of the file in; its refusals are passed on
 * @throws AppError 400 for a damaged form, 422 that names the field
 */
export async function readForm(
  request: FastifyRequest,
  spool: (bytes: AsyncIterable<Uint8Array>, part: MultipartFile) => Promise<Spooled>,
): Promise<ReceivedFile> {
  let received: ReceivedFile | undefined;
  const errors: FieldError[] = [];
  try {
    for await (const part of told(() => request.parts())) {
      const fault = findFault(part, received !== undefined);
      if (fault) errors.push(fault);
      if (part.type !== 'file') continue;
      // A part that is not taken must be read all the same, or nothing after it comes.
      if (fault) part.file.resume();
      else received = await take(part, spool);
    }
    if (received === undefined && !errors.some(({ pointer }) => pointer === `/${FIELD}`))
      errors.unshift({ pointer: `/${FIELD}`, code: 'required', detail: 'is missing' });
    if (received === undefined || errors.length > 0) throw refuse(errors);
    return received;
  } catch (fault) {
    await received?.spooled.close();
    throw fault;
  }
}

async function take(
  part: MultipartFile,
  spool: (bytes: AsyncIterable<Uint8Array>, part: MultipartFile) => Promise<Spooled>,
): Promise<ReceivedFile> {
  const spooled = await spool(
    told(() => part.file),
    part,
  );
  return { spooled, fileName: part.filename === '' ? null : part.filename.slice(0, 255) };
}

function findFault(part: Multipart, isSecond: boolean): FieldError | undefined {
  const name = part.fieldname.slice(0, 100);
  const fault = (code: string, detail: string): FieldError => ({ pointer: stepInto('', name), code, detail });
  if (part.fieldname !== FIELD) {
    const hint = BELONG_ELSEWHERE.includes(name) ? 'it is a parameter of the address' : 'send the file as `file`';
    return fault('unknown_field', `there is no such field: ${hint}`);
  }
  if (part.type !== 'file') return fault('invalid_type', 'must be a file with a name, not a text');
  if (isSecond) return fault('too_many', 'is there twice: send one file a call');
  return NOT_STORABLE.test(part.filename)
    ? fault('invalid_character', 'has a name with a NUL character or half of a surrogate pair')
    : undefined;
}

function refuse(errors: FieldError[]): AppError {
  const named = errors.map(({ pointer, detail }) => `${pointer.slice(1)}: ${detail}`).join('; ');
  return new AppError('invalid_request', `The form is not right: ${named}.`, { errors });
}

/** What the form's reader finds wrong is the caller's to mend; it throws plain errors. */
async function* told<T>(open: () => AsyncIterable<T>): AsyncGenerator<T, undefined> {
  try {
    yield* open();
  } catch (fault) {
    if (fault instanceof AppError || !(fault instanceof Error) || 'statusCode' in fault) throw fault;
    throw new AppError('malformed_body', `The form cannot be read: ${fault.message}.`, { code: 'malformed_form' });
  }
  return undefined;
}
