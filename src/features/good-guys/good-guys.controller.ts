// Good guys by REST: look, decide that an alarm was false, take a decision back.
import { Controller, Delete, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { readIdempotencyKey } from '../../platform/http/idempotency-key';
import { requireJson } from '../../platform/http/json-body';
import { type Page, readCursor, toPage, UUID_KEY } from '../../platform/http/page';
import { readQuery, refuseParameters } from '../../platform/http/validation';
import { CurrentPrincipal, type Principal } from '../auth/principal';
import { GoodGuyQuery } from './good-guy.dto';
import { type GoodGuyView, showGoodGuy } from './good-guy.mapper';
import { DescribeCreate, DescribeGet, DescribeList, DescribeRevoke } from './good-guys.description';
import { GoodGuysService } from './good-guys.service';

@Controller('v1/good-guys')
export class GoodGuysController {
  constructor(private readonly service: GoodGuysService) {}

  @Get()
  @DescribeList()
  async list(@CurrentPrincipal() { tenantId }: Principal, @Query() given: unknown): Promise<Page<GoodGuyView>> {
    const query = readQuery(GoodGuyQuery, given);
    const rows = await this.service.list(tenantId, query, readCursor(query.cursor, UUID_KEY));
    return toPage(rows, query.limit, ({ id }) => id, showGoodGuy);
  }

  @Get(':id')
  @DescribeGet()
  async get(
    @CurrentPrincipal() { tenantId }: Principal,
    @Param('id') id: string,
    @Query() query: unknown,
  ): Promise<GoodGuyView> {
    refuseParameters(query);
    return this.service.show(tenantId, id);
  }

  @Post()
  @HttpCode(201)
  @DescribeCreate()
  async create(
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<unknown> {
    refuseParameters(request.query);
    const key = readIdempotencyKey(request.headers['idempotency-key']);
    const { headers, body } = await this.service.create(principal, requireJson(request), key);
    void reply.headers(headers);
    return body;
  }

  @Delete(':id')
  @HttpCode(204)
  @DescribeRevoke()
  async revoke(
    @CurrentPrincipal() principal: Principal,
    @Param('id') id: string,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    refuseParameters(request.query);
    await this.service.revoke(principal, id, request.body);
  }
}
