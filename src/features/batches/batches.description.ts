// What the published description (OpenAPI) says about batches.
import { applyDecorators } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import {
  answers,
  idempotencyKey,
  operation,
  PAGE_PARAMETERS,
  pageOf,
  parameters,
  problems,
} from '../../platform/http/describe';
import { BATCH_STATUSES } from './batch-progress';
import { text, textOrNull, count } from '../../platform/http/schema-words';

const TAG = ApiTags('batches');
const BYTES = { type: 'string', format: 'binary' };
const ID = ApiParam({ name: 'id', schema: { type: 'string', format: 'uuid' } });

const BATCH = {
  type: 'object',
  properties: {
    id: { type: 'string', format: 'uuid' },
    status: { ...text, enum: [...BATCH_STATUSES] },
    dryRun: { type: 'boolean' },
    fileName: textOrNull,
    encoding: textOrNull,
    unknownColumns: { type: 'array', items: text },
    rows: {
      type: 'object',
      properties: { read: count, accepted: count, rejected: count, duplicate: count, screened: count, flagged: count },
    },
    failure: textOrNull,
    receivedAt: text,
    startedAt: textOrNull,
    finishedAt: textOrNull,
    etaSeconds: {
      type: ['integer', 'null'],
      description:
        'At the rate so far; null while rows are still read (nobody knows yet how many there are) or none is screened',
    },
  },
};

const all = (...decorators: (MethodDecorator & Partial<ClassDecorator>)[]): MethodDecorator =>
  applyDecorators(TAG, ...(decorators as MethodDecorator[]));

export const DescribeUpload = (): MethodDecorator =>
  all(
    operation('uploadBatch', 'Upload a file of trade requests', {
      description:
        'CSV or TSV in UTF-8, UTF-16 or Windows-1251, also packed with gzip; as form field `file` or as the body itself. What is no such file, or has no ' +
        'header, needed column or row, is refused at once. Bad rows never stop the file: they are reported by number. What is accepted is stored ' +
        'and will be screened, whatever becomes of the rest.',
      body: {
        'multipart/form-data': {
          type: 'object',
          required: ['file'],
          additionalProperties: false,
          properties: { file: { type: 'string', format: 'binary', description: 'The only field' } },
        },
        'text/csv': text,
        'text/tab-separated-values': text,
        'application/gzip': BYTES,
        'application/octet-stream': BYTES,
      },
    }),
    idempotencyKey(
      'The same file (with the same `fileName` and `dryRun`) is answered with the same batch for a day (`Idempotent-Replayed: true`); another one under ' +
        'the key is a 422, one that comes while the first is still stored a 409.',
    ),
    parameters({ dryRun: { type: 'boolean', default: false, description: 'Validate only' }, fileName: text }),
    answers({
      202: { description: 'Stored and queued', schema: { type: 'object', properties: { id: text, status: text } } },
    }),
    problems(400, 401, 409, 413, 415, 422),
  );

export const DescribeBatchList = (): MethodDecorator =>
  all(
    operation('listBatches', 'List batches, newest first'),
    parameters({ ...PAGE_PARAMETERS }),
    answers({ 200: { description: 'A page', schema: pageOf(BATCH) } }),
    problems(400, 401),
  );

export const DescribeBatch = (): MethodDecorator =>
  all(
    ID,
    operation('getBatch', 'Progress of a batch'),
    answers({ 200: { description: 'The batch', schema: BATCH } }),
    problems(400, 401, 404),
  );

export const DescribeCancel = (): MethodDecorator =>
  all(
    ID,
    operation('cancelBatch', 'Stop reading a batch', {
      description:
        'No further row is read. Rows that were accepted before are stored and will be screened: nothing accepted is ever lost, and ' +
        '`rows.screened` goes on until it reaches `rows.accepted`.',
    }),
    answers({
      200: {
        description: 'The batch, and what happens to the rows that were accepted already',
        schema: {
          ...BATCH,
          properties: {
            ...BATCH.properties,
            note: { ...text, description: 'The same in a sentence, with the number of rows' },
          },
        },
      },
    }),
    problems(401, 404, 409),
  );

export const DescribeEvents = (): MethodDecorator =>
  all(
    ID,
    operation('followBatch', 'Progress as Server-Sent Events'),
    answers({ 200: { description: 'Events `progress`', schema: text, type: 'text/event-stream' } }),
    problems(401, 404),
  );

export const DescribeDownload = (id: string, summary: string, type: string): MethodDecorator =>
  all(operation(id, summary), answers({ 200: { description: 'The file', schema: text, type } }), problems(401, 404));
