// Takes a file in, as a form field or as the body itself, and puts its batch in line; at most once for an idempotency key.
import * as path from 'node:path';
import type { Readable } from 'node:stream';
import { Injectable, Logger } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Configuration } from '../../platform/config/configuration';
import { AppError } from '../../platform/errors/errors';
import { fingerprint } from '../../platform/http/canonical-json';
import { UPLOAD_LIMIT } from '../../platform/http/fastify-app';
import { type Answer, IdempotencyRepository, type IdempotentCall } from '../../platform/http/idempotency.repository';
import { mediaTypeOf } from '../../platform/http/json-body';
import { isGzip } from '../../platform/http/ndjson-lines';
import { chunksOf } from '../../platform/http/rest-of-body';
import { newId } from '../../platform/ids/ids';
import type { Principal } from '../auth/principal';
import { BatchFilesRepository, type NewBatch } from './batch-files.repository';
import type { UploadQuery } from './batch-query.dto';
import { BatchesQueue } from './batches-queue';
import { lookIntoUpload } from './look-into-upload';
import { readForm, type ReceivedFile } from './upload-form';
import { type Spooled, spoolUpload } from '../../platform/http/upload-spool';

const RAW_TYPES = [
  'text/csv',
  'text/tab-separated-values',
  'application/gzip',
  'application/x-gzip',
  'application/octet-stream',
];
const SPREADSHEET = /spreadsheetml|ms-excel\.sheet|\.xls[xbm]?$/iu;
const ROUTE = 'POST /v1/batches';
const REPLAYED = { 'Idempotent-Replayed': 'true' };

@Injectable()
export class BatchUploads {
  private readonly logger = new Logger('batches');
  private readonly dir: string;

  constructor(
    private readonly files: BatchFilesRepository,
    private readonly idempotency: IdempotencyRepository,
    private readonly queue: BatchesQueue,
    configuration: Configuration,
  ) {
    this.dir = path.join(configuration.dataDir, 'uploads');
  }

  /**
   * Stores the upload and queues it.
   * @throws AppError 400, 413, 415 or 422 where the form or the file is not right, and what a used key is refused with
   */
  async take(
    principal: Principal,
    request: FastifyRequest,
    { query, key }: { query: UploadQuery; key: string | undefined },
  ): Promise<Answer> {
    const { spooled, fileName: ownName } = await this.receive(request);
    try {
      const fileName = query.fileName ?? ownName;
      if (fileName !== null && SPREADSHEET.test(fileName)) throw unsupported(fileName);
      await lookIntoUpload(spooled.bytes(), request.isMultipart() ? '/file' : '');
      const { tenantId, actor } = principal;
      const { size, sha256 } = spooled;
      const batch = { tenantId, actor, fileName, dryRun: query.dryRun, size, sha256 };
      return await (key === undefined
        ? this.storeAndQueue(batch, spooled)
        : this.storeOnce(batch, spooled, callOf(principal, batch, key)));
    } finally {
      await spooled.close();
    }
  }

  private async receive(request: FastifyRequest): Promise<ReceivedFile> {
    if (request.isMultipart()) {
      if (isGzip(request.headers['content-encoding'])) throw unsupported('a form packed as a whole');
      return readForm(request, async (bytes, part) => {
        if (SPREADSHEET.test(part.mimetype)) throw unsupported(part.mimetype);
        const spooled = await this.spool(bytes);
        if (!part.file.truncated) return spooled;
        await spooled.close();
        throw tooLarge();
      });
    }
    const type = mediaTypeOf(request);
    if (!RAW_TYPES.includes(type)) throw unsupported(type === '' ? 'a body without content type' : type);
    const bytes = chunksOf(request.body as Readable);
    return {
      spooled: await this.spool(isGzip(request.headers['content-encoding']) ? requireGzip(bytes) : bytes),
      fileName: null,
    };
  }

  private async spool(bytes: AsyncIterable<Uint8Array>): Promise<Spooled> {
    const spooled = await spoolUpload(bytes, { dir: this.dir, name: newId(), maxBytes: UPLOAD_LIMIT });
    if (!spooled) throw tooLarge();
    return spooled;
  }

  private async storeAndQueue(batch: NewBatch, spooled: Spooled): Promise<Answer> {
    const id = await this.files.store(batch, spooled.bytes());
    await this.enqueue(id);
    return answerFor(id);
  }

  private async storeOnce(batch: NewBatch, spooled: Spooled, call: IdempotentCall): Promise<Answer> {
    let id = '';
    const { answer, replayed } = await this.idempotency.once(call, async (client) => {
      id = await this.files.storeWithin(client, batch, spooled.bytes());
      return answerFor(id);
    });
    if (replayed) return { ...answer, headers: { ...answer.headers, ...REPLAYED } };
    await this.enqueue(id);
    return answer;
  }

  private async enqueue(id: string): Promise<void> {
    await this.queue.read(id).catch((error: unknown) => {
      this.logger.error({ err: error }, 'a batch was not queued; the sweep will do it');
    });
  }
}

function answerFor(id: string): Answer {
  return { status: 202, headers: { Location: `/v1/batches/${id}` }, body: { id, status: 'received' } };
}

/** The same file under another name or mode is another call. */
function callOf({ tenantId, credentialId }: Principal, batch: NewBatch, key: string): IdempotentCall {
  const { sha256, fileName, dryRun } = batch;
  return { tenantId, credentialId, route: ROUTE, key, fingerprint: fingerprint({ sha256, fileName, dryRun }) };
}

/** A body that is said to be packed. Files tell by themselves whether they are: that one is lying is found here. */
async function* requireGzip(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, undefined> {
  let start = Buffer.alloc(0);
  for await (const chunk of bytes) {
    if (start.length < 2) start = Buffer.concat([start, chunk.subarray(0, 2)]);
    if (start.length >= 2 && (start[0] !== 0x1f || start[1] !== 0x8b))
      throw new AppError('malformed_body', 'The body is not gzip, as Content-Encoding says.', {
        code: 'malformed_gzip',
      });
    yield chunk;
  }
  return undefined;
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
