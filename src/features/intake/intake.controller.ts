// The REST door for trade requests: one at a time, many in a stream, or screened without being stored.
import { Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AppError } from '../../platform/errors/errors';
import { readIdempotencyKey } from '../../platform/http/idempotency-key';
import { requireJson } from '../../platform/http/json-body';
import { type Page, readCursor, toPage, UUID_KEY } from '../../platform/http/page';
import { readWait } from '../../platform/http/prefer';
import { readQuery, refuseParameters } from '../../platform/http/validation';
import { isId } from '../../platform/ids/ids';
import type { Assessment } from '../../screening/assessment';
import { CurrentPrincipal, type Principal } from '../auth/principal';
import { DescribeGet, DescribeList, DescribeScreen, DescribeSubmit } from './intake.description';
import { IntakeDoor } from './intake-door';
import { IntakeService } from './intake.service';
import { OnDuplicateQuery, readTradeRequestQuery } from './trade-request-query.dto';
import { showRow, showTradeRequest } from './trade-request.mapper';
import { TradeRequestsRepository } from './trade-requests.repository';

@Controller('v1')
export class IntakeController {
  constructor(
    private readonly intake: IntakeService,
    private readonly door: IntakeDoor,
    private readonly repository: TradeRequestsRepository,
  ) {}

  @Post('trade-requests')
  @HttpCode(202)
  @DescribeSubmit()
  async submit(
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { onDuplicate = 'refuse' } = readQuery(OnDuplicateQuery, request.query);
    const idempotencyKey = readIdempotencyKey(request.headers['idempotency-key']);
    const waitSeconds = readWait(request.headers['prefer']);
    const { status, headers, body } = await this.intake.submit(principal, requireJson(request), {
      onDuplicate,
      idempotencyKey,
      waitSeconds,
    });
    await reply.status(status).headers(headers).send(body);
  }

  @Post('screen')
  @HttpCode(200)
  @DescribeScreen()
  screen(@CurrentPrincipal() { tenantId }: Principal, @Req() request: FastifyRequest): Promise<Assessment> {
    refuseParameters(request.query);
    return this.door.screen(tenantId, requireJson(request));
  }

  @Get('trade-requests')
  @DescribeList()
  async list(@CurrentPrincipal() { tenantId }: Principal, @Query() given: unknown): Promise<Page<unknown>> {
    const query = readTradeRequestQuery(given);
    const rows = await this.repository.list(tenantId, query, readCursor(query.cursor, UUID_KEY));
    return toPage(rows, query.limit, ({ id }) => id, showRow);
  }

  @Get('trade-requests/:id')
  @DescribeGet()
  async get(
    @CurrentPrincipal() { tenantId }: Principal,
    @Param('id') id: string,
    @Query() query: unknown,
  ): Promise<unknown> {
    refuseParameters(query);
    const found = isId(id) ? await this.repository.find(tenantId, id) : undefined;
    if (!found) throw new AppError('not_found', `There is no trade request ${JSON.stringify(id)}.`);
    return showTradeRequest(found);
  }
}
