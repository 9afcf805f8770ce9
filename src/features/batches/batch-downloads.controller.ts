// What can be taken home from a batch: results, rejected rows, and the empty template for the next one.
import { Readable } from 'node:stream';
import { Controller, Get, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { refuseParameters } from '../../platform/http/validation';
import { CurrentPrincipal, type Principal } from '../auth/principal';
import { BatchExports } from './batch-exports';
import { DescribeDownload } from './batches.description';
import { Batches } from './batches.service';

const CSV = 'text/csv; charset=utf-8';

@Controller('v1/batches')
export class BatchDownloadsController {
  constructor(
    private readonly batches: Batches,
    private readonly exports: BatchExports,
  ) {}

  @Get('template.csv')
  @DescribeDownload('getBatchTemplate', 'The header row of a trade file', 'text/csv')
  async template(@Res() reply: FastifyReply): Promise<void> {
    refuseParameters(reply.request.query);
    await send(reply, { name: 'truebearing-template.csv', type: CSV }, [this.exports.template()]);
  }

  @Get(':id/results.csv')
  @DescribeDownload('getBatchResultsCsv', 'Results, one line a request, in row order', 'text/csv')
  async resultsCsv(
    @CurrentPrincipal() { tenantId }: Principal,
    @Param('id') id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    refuseParameters(reply.request.query);
    await this.batches.find(tenantId, id);
    await send(reply, { name: 'results.csv', type: CSV }, this.exports.resultsCsv(id));
  }

  @Get(':id/results.ndjson')
  @DescribeDownload('getBatchResultsNdjson', 'The assessments, one a line, in row order', 'application/x-ndjson')
  async resultsNdjson(
    @CurrentPrincipal() { tenantId }: Principal,
    @Param('id') id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    refuseParameters(reply.request.query);
    await this.batches.find(tenantId, id);
    const file = { name: 'results.ndjson', type: 'application/x-ndjson; charset=utf-8' };
    await send(reply, file, this.exports.resultsNdjson(id));
  }

  @Get(':id/rejected.csv')
  @DescribeDownload('getBatchRejectedCsv', 'Rejected rows as uploaded, with row, column and reason', 'text/csv')
  async rejectedCsv(
    @CurrentPrincipal() { tenantId }: Principal,
    @Param('id') id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    refuseParameters(reply.request.query);
    await this.batches.find(tenantId, id);
    await send(reply, { name: 'rejected.csv', type: CSV }, this.exports.rejectedCsv(id));
  }
}

async function send(
  reply: FastifyReply,
  { name, type }: { name: string; type: string },
  text: AsyncIterable<string> | Iterable<string>,
): Promise<void> {
  await reply.type(type).header('content-disposition', `attachment; filename="${name}"`).send(Readable.from(text));
}
