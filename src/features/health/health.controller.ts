// For operators: is the process alive, can it do its work, and its figures. No key is needed.
import { Controller, Get, Inject, Res, ServiceUnavailableException } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  type HealthCheckResult,
  HealthCheckService,
  HealthIndicatorService,
  type HealthIndicatorResult,
} from '@nestjs/terminus';
import type { FastifyReply } from 'fastify';
import { Database } from '../../platform/database/database';
import { answers, operation } from '../../platform/http/describe';
import { Metrics } from '../../platform/observability/metrics';
import type { QueueBackend } from '../../platform/queue/queue-backend';
import { QUEUE_BACKEND } from '../../platform/queue/queue.module';
import { Public } from '../auth/principal';
import { ScreeningKitHolder } from '../rulesets/screening-kit-holder';

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
    private readonly health: HealthCheckService,
    private readonly indicators: HealthIndicatorService,
    private readonly database: Database,
    @Inject(QUEUE_BACKEND) private readonly queue: Pick<QueueBackend, 'isReachable'>,
    private readonly kits: ScreeningKitHolder,
    private readonly metrics: Metrics,
  ) {}

  @Get('health/live')
  @operation('isAlive', 'The process answers')
  @answers({ 200: { description: 'Alive', schema: STATUS } })
  live(): { status: 'ok' } {
    return { status: 'ok' };
  }

  @Get('health/ready')
  @operation('isReady', 'Database, queue and rules are there')
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
      const result: HealthCheckResult = await this.health.check([
        () => this.indicate('database', this.database.isReachable()),
        () => this.indicate('queue', this.queue.isReachable()),
        () => this.indicate('rules', Promise.resolve(this.kits.current().ruleset.rules.length > 0)),
      ]);
      return { status: 200, result };
    } catch (fault) {
      if (fault instanceof ServiceUnavailableException) return { status: 503, result: fault.getResponse() };
      throw fault;
    }
  }

  private async indicate(name: string, isThere: Promise<boolean>): Promise<HealthIndicatorResult> {
    const indicator = this.indicators.check(name);
    return (await isThere) ? indicator.up() : indicator.down();
  }
}
