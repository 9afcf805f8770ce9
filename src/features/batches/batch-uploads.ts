// Takes a file in, as a form field or as the body itself, and puts its batch in line.
import * as path from 'node:path';
import { Injectable, Logger } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Configuration } from '../../platform/config/configuration';
import { AppError } from '../../platform/errors/errors';
import { UPLOAD_LIMIT } from '../../platform/http/fastify-app';
import { newId } from '../../platform/ids/ids';
import type { Principal } from '../auth/principal';
import { BatchFilesRepository } from './batch-files.repository';
import type { UploadQuery } from './batch-query.dto';
import { BatchesQueue } from './batches-queue';
import { spoolUpload } from './upload-spool';

const RAW_TYPES = [
  'text/csv',
  'text/tab-separated-values',
  'application/gzip',
  'application/x-gzip',
  'application/octet-stream',
];
const SPREADSHEET = /spreadsheetml|ms-excel\.sheet|\.xls[xbm]?$/iu;

interface Upload {
  bytes: AsyncIterable<Uint8Array>;
  fileName: string | null;
  /** Whether the form's reader has cut it off at its limit; known once all bytes are read. */
  wasCut(): boolean;
}

@Injectable()
export class BatchUploads {
  private readonly logger = new Logger('batches');
  private readonly dir: string;

  constructor(
    private readonly files: BatchFilesRepository,
    private readonly queue: BatchesQueue,
    configuration: Configuration,
  ) {
    this.dir = path.join(configuration.dataDir, 'uploads');
  }

  /** Stores the upload and queues it. @throws AppError 413, 415, or 422 where the form has no file */
  async take(principal: Principal, request: FastifyRequest, query: UploadQuery): Promise<string> {
    const upload = await open(request);
    const fileName = query.fileName ?? upload.fileName;
    if (fileName !== null && SPREADSHEET.test(fileName)) throw unsupported(fileName);
    const id = await this.store(principal, upload, { fileName, dryRun: query.dryRun });
    await this.queue.read(id).catch((error: unknown) => {
      this.logger.error({ err: error }, 'a batch was not queued; the sweep will do it');
    });
    return id;
  }

  private async store(
    { tenantId, actor }: Principal,
    upload: Upload,
    batch: { fileName: string | null; dryRun: boolean },
  ): Promise<string> {
    const spooled = await spoolUpload(upload.bytes, { dir: this.dir, name: newId(), maxBytes: UPLOAD_LIMIT });
    try {
      if (!spooled || upload.wasCut()) throw tooLarge();
      const { size, sha256 } = spooled;
      return await this.files.store({ tenantId, actor, ...batch, size, sha256 }, spooled.bytes());
    } finally {
      await spooled?.close();
    }
  }
}

async function open(request: FastifyRequest): Promise<Upload> {
  if (request.isMultipart()) return openForm(request);
  const type = (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  if (!RAW_TYPES.includes(type)) throw unsupported(type === '' ? 'a body without content type' : type);
  return { bytes: request.body as AsyncIterable<Uint8Array>, fileName: null, wasCut: () => false };
}

async function openForm(request: FastifyRequest): Promise<Upload> {
  const part = await request.file();
  if (!part) {
    throw new AppError('invalid_request', 'The form has no file: send it in the field `file`.', {
      errors: [{ pointer: '/file', code: 'required', detail: 'is missing' }],
    });
  }
  if (SPREADSHEET.test(part.mimetype)) throw unsupported(part.mimetype);
  const fileName = part.filename === '' ? null : part.filename.slice(0, 255);
  return { bytes: part.file, fileName, wasCut: () => part.file.truncated };
}

function tooLarge(): AppError {
  return new AppError('payload_too_large', `A file may have ${UPLOAD_LIMIT / 1024 / 1024} MiB at most.`);
}

function unsupported(what: string): AppError {
  const types = `${RAW_TYPES.join(', ')}, or a form with the field \`file\``;
  return new AppError(
    'unsupported_media_type',
    `${what} is not supported: send CSV or TSV, also packed with gzip (${types}).`,
  );
}
