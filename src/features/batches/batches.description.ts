// What the published description (OpenAPI) says about batches.
import { applyDecorators } from '@nestjs/common';
import { ApiConsumes, ApiParam, ApiTags } from '@nestjs/swagger';
import { answers, operation, PAGE_PARAMETERS, pageOf, parameters, problems } from '../../platform/http/describe';
import { BATCH_STATUSES } from './batch-progress';

const TAG = ApiTags('batches');
const text = { type: 'string' };
const textOrNull = { type: ['string', 'null'] };
const count = { type: 'integer' };
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
    etaSeconds: { type: ['integer', 'null'] },
  },
};

const all = (...decorators: (MethodDecorator & Partial<ClassDecorator>)[]): MethodDecorator =>
  applyDecorators(TAG, ...(decorators as MethodDecorator[]));

export const DescribeUpload = (): MethodDecorator =>
  all(
    operation(
      'uploadBatch',
      'Upload a file of trade requests',
      'CSV or TSV in UTF-8, UTF-16 or Windows-1251, also packed with gzip; as form field `file` or as the body itself. Bad rows never stop the file.',
    ),
    ApiConsumes(
      'multipart/form-data',
      'text/csv',
      'text/tab-separated-values',
      'application/gzip',
      'application/octet-stream',
    ),
    parameters({ dryRun: { type: 'boolean', default: false, description: 'Validate only' }, fileName: text }),
    answers({
      202: { description: 'Stored and queued', schema: { type: 'object', properties: { id: text, status: text } } },
    }),
    problems(400, 401, 413, 415, 422),
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
    operation('cancelBatch', 'Stop reading a batch', 'What is stored already is screened.'),
    answers({ 200: { description: 'The batch', schema: BATCH } }),
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
