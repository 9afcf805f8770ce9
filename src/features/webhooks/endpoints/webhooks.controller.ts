// Endpoints: register, look, change, delete, new secrets, the return path.
import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { readIdempotencyKey } from '../../../platform/http/idempotency-key';
import { requireJson } from '../../../platform/http/json-body';
import { type Page, readCursor, toPage, UUID_KEY } from '../../../platform/http/page';
import { PageQuery } from '../../../platform/http/page-query.dto';
import { readQuery, refuseParameters } from '../../../platform/http/validation';
import { CurrentPrincipal, type Principal } from '../../auth/principal';
import { readClosing, readOverlap } from '../log/read-bodies';
import { type EndpointView, showEndpoint } from './endpoint.mapper';
import { Endpoints } from './endpoints.service';
import { type ReturnPathSecret, ReturnPaths } from './return-paths.service';
import {
  DescribeChange,
  DescribeCreate,
  DescribeDelete,
  DescribeGet,
  DescribeList,
  DescribeNoReturnPath,
  DescribeReturnPath,
  DescribeRotate,
} from './webhooks.description';

@Controller('v1/webhooks')
export class WebhooksController {
  constructor(
    private readonly endpoints: Endpoints,
    private readonly returnPaths: ReturnPaths,
  ) {}

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
    const { headers, body } = await this.endpoints.create(principal, requireJson(request), key);
    void reply.headers(headers);
    return body;
  }

  @Get()
  @DescribeList()
  async list(@CurrentPrincipal() { tenantId }: Principal, @Query() given: unknown): Promise<Page<EndpointView>> {
    const { cursor, limit } = readQuery(PageQuery, given);
    const rows = await this.endpoints.list(tenantId, readCursor(cursor, UUID_KEY), limit);
    return toPage(rows, limit, ({ id }) => id, showEndpoint);
  }

  @Get(':id')
  @DescribeGet()
  async get(
    @CurrentPrincipal() { tenantId }: Principal,
    @Param('id') id: string,
    @Query() query: unknown,
  ): Promise<EndpointView> {
    refuseParameters(query);
    return this.endpoints.show(tenantId, id);
  }

  @Patch(':id')
  @DescribeChange()
  async change(
    @CurrentPrincipal() principal: Principal,
    @Param('id') id: string,
    @Req() request: FastifyRequest,
  ): Promise<EndpointView> {
    refuseParameters(request.query);
    return this.endpoints.change(principal, id, requireJson(request));
  }

  @Delete(':id')
  @HttpCode(204)
  @DescribeDelete()
  async delete(
    @CurrentPrincipal() principal: Principal,
    @Param('id') id: string,
    @Query() query: unknown,
  ): Promise<void> {
    refuseParameters(query);
    await this.endpoints.delete(principal, id);
  }

  @Post(':id/rotate-secret')
  @HttpCode(200)
  @DescribeRotate()
  async rotateSecret(
    @CurrentPrincipal() principal: Principal,
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<unknown> {
    refuseParameters(request.query);
    const key = readIdempotencyKey(request.headers['idempotency-key']);
    const overlapSeconds = readOverlap(request.body);
    const { headers, body } = await this.endpoints.rotateSecret(principal, id, { overlapSeconds, key });
    void reply.headers(headers);
    return body;
  }

  @Post(':id/return-path')
  @HttpCode(200)
  @DescribeReturnPath()
  async openReturnPath(
    @CurrentPrincipal() principal: Principal,
    @Param('id') id: string,
    @Body() body: unknown,
    @Query() query: unknown,
  ): Promise<ReturnPathSecret> {
    refuseParameters(query);
    return this.returnPaths.open(principal, id, readClosing(body));
  }

  @Delete(':id/return-path')
  @HttpCode(204)
  @DescribeNoReturnPath()
  async closeReturnPath(
    @CurrentPrincipal() principal: Principal,
    @Param('id') id: string,
    @Query() query: unknown,
  ): Promise<void> {
    refuseParameters(query);
    await this.returnPaths.close(principal, id);
  }
}
