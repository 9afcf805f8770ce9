// For operators: is the process alive, can it do its work, and its figures. No key is needed.
import { Controller, Get, Res, ServiceUnavailableException } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { answers, operation } from '../../platform/http/describe';
import { Metrics } from '../../platform/observability/metrics';
import { Public } from '../auth/principal';
import { Readiness } from './readiness';

const STATUS = {
  type: 'object',
  required: ['status'],
  properties: { status: { type: 'string', enum: ['ok', 'error'] } },
};

@Public()
@ApiTags('operations')
@Controller()
export class HealthController {
  constructor(
    private readonly readiness: Readiness,
    private readonly metrics: Metrics,
  ) {}

  @Get('health/live')
  @operation('isAlive', 'The process answers')
  @answers({ 200: { description: 'Alive', schema: STATUS } })
  live(): { status: 'ok' } {
    return { status: 'ok' };
  }

  @Get('health/ready')
  @operation('isReady', 'Database, queue and rules are there; how the lists stand')
  @answers({
    200: { description: 'Ready', schema: STATUS },
    503: { description: 'Something is missing', schema: STATUS },
  })
  async ready(@Res() reply: FastifyReply): Promise<void> {
    const { status, result } = await this.check();
    await reply.status(status).header('cache-control', 'no-store').send(result);
  }

  @Get('metrics')
  @operation('getMetrics', 'Figures in the Prometheus text format')
  @answers({ 200: { description: 'Figures', schema: { type: 'string' }, type: 'text/plain' } })
  async showMetrics(@Res() reply: FastifyReply): Promise<void> {
    await reply.type(this.metrics.registry.contentType).send(await this.metrics.registry.metrics());
  }

  private async check(): Promise<{ status: number; result: unknown }> {
    try {
      return { status: 200, result: await this.readiness.check() };
    } catch (fault) {
      if (fault instanceof ServiceUnavailableException) return { status: 503, result: fault.getResponse() };
      throw fault;
    }
  }
}
