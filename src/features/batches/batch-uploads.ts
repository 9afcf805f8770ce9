// Takes a file in, as a form field or as the body itself, and puts its batch in line.
import { Injectable, Logger } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { AppError } from '../../platform/errors/errors';
import { UPLOAD_LIMIT } from '../../platform/http/fastify-app';
import type { Principal } from '../auth/principal';
import type { UploadQuery } from './batch-query.dto';
import { BatchesQueue } from './batches-queue';
import { BatchesRepository } from './batches.repository';

const RAW_TYPES = [
  'text/csv',
  'text/tab-separated-values',
  'application/gzip',
  'application/x-gzip',
  'application/octet-stream',
];
const SPREADSHEET = /spreadsheetml|ms-excel|\.xlsx?$/iu;

interface Upload {
  bytes: AsyncIterable<Uint8Array>;
  fileName: string | null;
}

@Injectable()
export class BatchUploads {
  private readonly logger = new Logger('batches');

  constructor(
    private readonly repository: BatchesRepository,
    private readonly queue: BatchesQueue,
  ) {}

  /** Stores the upload and queues it. @throws AppError 413, 415, or 422 where the form has no file */
  async take(
    { tenantId, actor }: Principal,
    request: FastifyRequest,
    { dryRun, fileName }: UploadQuery,
  ): Promise<string> {
    const upload = await this.open(request);
    const name = fileName ?? upload.fileName;
    if (name !== null && SPREADSHEET.test(name)) throw unsupported(name);
    const id = await this.repository.create(
      { tenantId, actor, fileName: name, dryRun, maxBytes: UPLOAD_LIMIT },
      upload.bytes,
    );
    await this.queue
      .read(id)
      .catch((error: unknown) => this.logger.error({ err: error }, 'not queued; the sweep will do it'));
    return id;
  }

  private async open(request: FastifyRequest): Promise<Upload> {
    if (request.isMultipart()) return openForm(request);
    const type = (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
    if (!RAW_TYPES.includes(type)) throw unsupported(type === '' ? 'a body without content type' : type);
    return { bytes: request.body as AsyncIterable<Uint8Array>, fileName: null };
  }
}

async function openForm(request: FastifyRequest): Promise<Upload> {
  const file = await request.file();
  if (!file) {
    throw new AppError('invalid_request', 'The form has no file: send it in the field `file`.', {
      errors: [{ pointer: '/file', code: 'required', detail: 'is missing' }],
    });
  }
  if (SPREADSHEET.test(file.mimetype)) throw unsupported(file.mimetype);
  return { bytes: file.file, fileName: file.filename === '' ? null : file.filename.slice(0, 255) };
}

function unsupported(what: string): AppError {
  return new AppError(
    'unsupported_media_type',
    `${what} is not supported: send CSV or TSV, also packed with gzip (${RAW_TYPES.join(', ')}, or a form with the field \`file\`).`,
  );
}
