// The desk's list: one alert for each flagged request, with the assessment that it rests on.
import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { AppError } from '../../platform/errors/errors';
import { type Page, readCursor, toPage } from '../../platform/http/page';
import { readQuery, refuseParameters } from '../../platform/http/validation';
import { isId } from '../../platform/ids/ids';
import { CurrentPrincipal, type Principal } from '../auth/principal';
import { AlertQuery } from './alert-query.dto';
import { DescribeAlert, DescribeAlerts } from './alerts.description';
import { type AlertDetails, type AlertPlace, type AlertRow, AlertsRepository } from './alerts.repository';

const PLACE = /^-?\d{1,6}:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u;

@Controller('v1/alerts')
export class AlertsController {
  constructor(private readonly repository: AlertsRepository) {}

  @Get()
  @DescribeAlerts()
  async list(@CurrentPrincipal() { tenantId }: Principal, @Query() given: unknown): Promise<Page<AlertRow>> {
    const query = readQuery(AlertQuery, given);
    const rows = await this.repository.list(tenantId, query, readPlace(query.cursor));
    return toPage(
      rows,
      query.limit,
      ({ id, score }) => `${score}:${id}`,
      (row) => row,
    );
  }

  @Get(':id')
  @DescribeAlert()
  async get(
    @CurrentPrincipal() { tenantId }: Principal,
    @Param('id') id: string,
    @Query() query: unknown,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AlertDetails> {
    refuseParameters(query);
    const alert = isId(id) ? await this.repository.find(tenantId, id) : undefined;
    if (!alert) throw new AppError('not_found', `There is no alert ${JSON.stringify(id)}.`);
    void reply.header('etag', `"${alert.version}"`);
    return alert;
  }
}

function readPlace(cursor: string | undefined): AlertPlace | undefined {
  const [score, id] = readCursor(cursor, PLACE)?.split(':') ?? [];
  return score === undefined || id === undefined ? undefined : { score: Number(score), id };
}
