// The door for lists: an officer sends a list or takes a version into use.
import { Controller, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { readIdempotencyKey } from '../../platform/http/idempotency-key';
import { readQuery, refuseParameters } from '../../platform/http/validation';
import { CurrentPrincipal, type Principal } from '../auth/principal';
import { ImportQuery } from './list-query.dto';
import { ListUploads } from './list-uploads';
import { DescribeActivate, DescribeImport } from './lists.description';
import { showVersion, type VersionView } from './lists.mapper';

@Controller('v1/lists')
export class ListImportsController {
  constructor(private readonly uploads: ListUploads) {}

  @Post(':source/import')
  @DescribeImport()
  async import(
    @CurrentPrincipal() principal: Principal,
    @Param('source') source: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<unknown> {
    const query = readQuery(ImportQuery, request.query);
    const key = readIdempotencyKey(request.headers['idempotency-key']);
    const { status, headers, body } = await this.uploads.take(principal, request, { source, query, key });
    void reply.status(status).headers(headers);
    return body;
  }

  @Post(':source/versions/:id/activate')
  @HttpCode(200)
  @DescribeActivate()
  async activate(
    @CurrentPrincipal() principal: Principal,
    @Param() { source, id }: { source: string; id: string },
    @Query() query: unknown,
  ): Promise<VersionView> {
    refuseParameters(query);
    return showVersion(await this.uploads.activate(principal, source, id));
  }
}
