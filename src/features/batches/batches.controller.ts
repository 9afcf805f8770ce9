// The door for files: upload, progress, cancel.
import { setTimeout as sleep } from 'node:timers/promises';
import { Readable } from 'node:stream';
import { Controller, Delete, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { readIdempotencyKey } from '../../platform/http/idempotency-key';
import { type Page, readCursor, toPage, UUID_KEY } from '../../platform/http/page';
import { PageQuery } from '../../platform/http/page-query.dto';
import { readQuery, refuseParameters } from '../../platform/http/validation';
import { CurrentPrincipal, type Principal } from '../auth/principal';
import { type BatchProgress, isFinished } from './batch-progress';
import { UploadQuery } from './batch-query.dto';
import { BatchUploads } from './batch-uploads';
import {
  DescribeBatch,
  DescribeBatchList,
  DescribeCancel,
  DescribeEvents,
  DescribeUpload,
} from './batches.description';
import { Batches } from './batches.service';

const EVENT_MS = 500;

@Controller('v1/batches')
export class BatchesController {
  constructor(
    private readonly uploads: BatchUploads,
    private readonly batches: Batches,
  ) {}

  @Post()
  @HttpCode(202)
  @DescribeUpload()
  async upload(
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<unknown> {
    const query = readQuery(UploadQuery, request.query);
    const key = readIdempotencyKey(request.headers['idempotency-key']);
    const { headers, body } = await this.uploads.take(principal, request, { query, key });
    void reply.headers(headers);
    return body;
  }

  @Get()
  @DescribeBatchList()
  async list(@CurrentPrincipal() { tenantId }: Principal, @Query() given: unknown): Promise<Page<BatchProgress>> {
    const { cursor, limit } = readQuery(PageQuery, given);
    const batches = await this.batches.list(tenantId, readCursor(cursor, UUID_KEY), limit);
    return toPage(
      batches,
      limit,
      ({ id }) => id,
      (batch) => batch,
    );
  }

  @Get(':id')
  @DescribeBatch()
  async get(
    @CurrentPrincipal() { tenantId }: Principal,
    @Param('id') id: string,
    @Query() query: unknown,
  ): Promise<BatchProgress> {
    refuseParameters(query);
    return this.batches.find(tenantId, id);
  }

  @Delete(':id')
  @DescribeCancel()
  async cancel(
    @CurrentPrincipal() { tenantId, actor }: Principal,
    @Param('id') id: string,
    @Query() query: unknown,
  ): Promise<BatchProgress & { note: string }> {
    refuseParameters(query);
    return this.batches.cancel(tenantId, id, actor);
  }

  /** Server-Sent Events: the progress whenever it changes, until the batch is finished. */
  @Get(':id/events')
  @DescribeEvents()
  async events(
    @CurrentPrincipal() { tenantId }: Principal,
    @Param('id') id: string,
    @Query() query: unknown,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    refuseParameters(query);
    await this.batches.find(tenantId, id);
    const closed = new AbortController();
    // The answer's own event: the request's comes as soon as the request itself is read.
    reply.raw.once('close', () => closed.abort());
    const events = Readable.from(this.follow(tenantId, id, closed.signal));
    await reply.type('text/event-stream; charset=utf-8').header('cache-control', 'no-store').send(events);
  }

  private async *follow(tenantId: string, id: string, closed: AbortSignal): AsyncGenerator<string, undefined> {
    let last = '';
    while (!closed.aborted) {
      const progress = await this.batches.find(tenantId, id);
      const shown = JSON.stringify(progress);
      if (shown !== last) yield `event: progress\ndata: ${shown}\n\n`;
      last = shown;
      if (isFinished(progress.status)) return undefined;
      await sleep(EVENT_MS, undefined, { signal: closed }).catch(() => undefined);
    }
    return undefined;
  }
}
