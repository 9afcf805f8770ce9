// The door for files: upload, progress, downloads, cancel.
import { setTimeout as sleep } from 'node:timers/promises';
import { Readable } from 'node:stream';
import { Controller, Delete, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Clock } from '../../platform/clock/clock';
import { AppError } from '../../platform/errors/errors';
import { type Page, readCursor, toPage, UUID_KEY } from '../../platform/http/page';
import { readQuery, refuseParameters } from '../../platform/http/validation';
import { isId } from '../../platform/ids/ids';
import { CurrentPrincipal, type Principal } from '../auth/principal';
import { BatchExports } from './batch-exports';
import { type BatchProgress, estimateSeconds, isFinished } from './batch-progress';
import { BatchListQuery, UploadQuery } from './batch-query.dto';
import { BatchesRepository, type StoredProgress } from './batches.repository';
import {
  DescribeBatch,
  DescribeBatchList,
  DescribeCancel,
  DescribeDownload,
  DescribeEvents,
  DescribeUpload,
} from './batches.description';
import { BatchUploads } from './batch-uploads';

const EVENT_MS = 500;

@Controller('v1/batches')
export class BatchesController {
  constructor(
    private readonly uploads: BatchUploads,
    private readonly repository: BatchesRepository,
    private readonly exports: BatchExports,
    private readonly clock: Clock,
  ) {}

  @Post()
  @HttpCode(202)
  @DescribeUpload()
  async upload(
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<{ id: string; status: string }> {
    const id = await this.uploads.take(principal, request, readQuery(UploadQuery, request.query));
    void reply.header('location', `/v1/batches/${id}`);
    return { id, status: 'received' };
  }

  @Get()
  @DescribeBatchList()
  async list(@CurrentPrincipal() { tenantId }: Principal, @Query() given: unknown): Promise<Page<BatchProgress>> {
    const query = readQuery(BatchListQuery, given);
    const rows = await this.repository.list(tenantId, readCursor(query.cursor, UUID_KEY), query.limit);
    return toPage(
      rows,
      query.limit,
      ({ id }) => id,
      (row) => this.withEstimate(row),
    );
  }

  @Get('template.csv')
  @DescribeDownload('getBatchTemplate', 'The header row of a trade file', 'text/csv')
  async template(@Res() reply: FastifyReply): Promise<void> {
    await reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', 'attachment; filename="truebearing-template.csv"')
      .send(this.exports.template());
  }

  @Get(':id')
  @DescribeBatch()
  async get(
    @CurrentPrincipal() { tenantId }: Principal,
    @Param('id') id: string,
    @Query() query: unknown,
  ): Promise<BatchProgress> {
    refuseParameters(query);
    return this.find(tenantId, id);
  }

  @Delete(':id')
  @DescribeCancel()
  async cancel(@CurrentPrincipal() { tenantId, actor }: Principal, @Param('id') id: string): Promise<BatchProgress> {
    const batch = await this.find(tenantId, id);
    const stopped = await this.repository.cancel(tenantId, id, actor);
    if (!stopped && batch.status !== 'cancelled')
      throw new AppError('conflict', `The batch is ${batch.status} already.`, { code: 'batch_finished' });
    return this.find(tenantId, id);
  }

  @Get(':id/results.csv')
  @DescribeDownload('getBatchResultsCsv', 'Results, one line a request, in row order', 'text/csv')
  async resultsCsv(
    @CurrentPrincipal() principal: Principal,
    @Param('id') id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.download(principal, id, reply, {
      name: 'results.csv',
      type: 'text/csv; charset=utf-8',
      lines: () => this.exports.resultsCsv(id),
    });
  }

  @Get(':id/results.ndjson')
  @DescribeDownload('getBatchResultsNdjson', 'The assessments, one a line, in row order', 'application/x-ndjson')
  async resultsNdjson(
    @CurrentPrincipal() principal: Principal,
    @Param('id') id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.download(principal, id, reply, {
      name: 'results.ndjson',
      type: 'application/x-ndjson; charset=utf-8',
      lines: () => this.exports.resultsNdjson(id),
    });
  }

  @Get(':id/rejected.csv')
  @DescribeDownload('getBatchRejectedCsv', 'Rejected rows as uploaded, with row, column and reason', 'text/csv')
  async rejectedCsv(
    @CurrentPrincipal() principal: Principal,
    @Param('id') id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.download(principal, id, reply, {
      name: 'rejected.csv',
      type: 'text/csv; charset=utf-8',
      lines: () => this.exports.rejectedCsv(id),
    });
  }

  /** Server-Sent Events: the progress whenever it changes, until the batch is finished. */
  @Get(':id/events')
  @DescribeEvents()
  async events(
    @CurrentPrincipal() { tenantId }: Principal,
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.find(tenantId, id);
    const closed = new AbortController();
    request.raw.once('close', () => closed.abort());
    const lines = this.follow(tenantId, id, closed.signal);
    await reply.type('text/event-stream; charset=utf-8').header('cache-control', 'no-store').send(Readable.from(lines));
  }

  private async *follow(tenantId: string, id: string, closed: AbortSignal): AsyncGenerator<string, undefined> {
    let last = '';
    while (!closed.aborted) {
      const progress = await this.find(tenantId, id);
      const data = JSON.stringify(progress);
      if (data !== last) yield `event: progress\ndata: ${data}\n\n`;
      last = data;
      if (isFinished(progress.status)) return undefined;
      await sleep(EVENT_MS, undefined, { signal: closed }).catch(() => undefined);
    }
    return undefined;
  }

  private async find(tenantId: string, id: string): Promise<BatchProgress> {
    const progress = isId(id) ? await this.repository.findProgress(tenantId, id) : undefined;
    if (!progress) throw new AppError('not_found', `There is no batch ${JSON.stringify(id)}.`);
    return this.withEstimate(progress);
  }

  private withEstimate(progress: StoredProgress): BatchProgress {
    return { ...progress, etaSeconds: estimateSeconds(progress, this.clock.now()) };
  }

  private async download(
    { tenantId }: Principal,
    id: string,
    reply: FastifyReply,
    file: { name: string; type: string; lines: () => AsyncIterable<string> },
  ): Promise<void> {
    await this.find(tenantId, id);
    await reply
      .type(file.type)
      .header('content-disposition', `attachment; filename="${file.name}"`)
      .send(Readable.from(file.lines()));
  }
}
