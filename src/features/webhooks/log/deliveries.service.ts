// What an administrator can do about deliveries: look, send again, try an endpoint out, see how it does.
import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock';
import { Configuration } from '../../../platform/config/configuration';
import { AppError } from '../../../platform/errors/errors';
import { isId } from '../../../platform/ids/ids';
import type { Principal } from '../../auth/principal';
import { invalidFields } from '../endpoints/endpoint.dto';
import { Endpoints } from '../endpoints/endpoints.service';
import type { EndpointRow } from '../endpoints/endpoints.repository';
import type { EventType } from '../events/event-types';
import { exampleMessage } from '../events/example-events';
import { bodyOf } from '../events/message-body';
import { Courier } from '../sending/courier';
import { OutcomesRepository } from '../sending/outcomes.repository';
import { DeliveryLogRepository, type DeliverySummary, type Range } from './delivery-log.repository';
import type { DeliveryQuery } from './delivery-query.dto';

/** What a receiver made of a test. */
export interface TestResult {
  /** Null where there was no answer. */
  status: number | null;
  durationMs: number;
  deliveryId: string;
  error: { code: string; detail: string } | null;
}

@Injectable()
export class Deliveries {
  constructor(
    private readonly endpoints: Endpoints,
    private readonly log: DeliveryLogRepository,
    private readonly courier: Courier,
    private readonly outcomes: OutcomesRepository,
    private readonly clock: Clock,
    private readonly configuration: Configuration,
  ) {}

  async list(
    tenantId: string,
    endpointId: string,
    query: DeliveryQuery,
    before: string | undefined,
  ): Promise<DeliverySummary[]> {
    const { id } = await this.endpoints.find(tenantId, endpointId);
    return this.log.list(tenantId, id, query, before);
  }

  /** With every attempt, and the body as it is sent. @throws AppError 404 */
  async show(tenantId: string, endpointId: string, id: string): Promise<Record<string, unknown>> {
    const delivery = await this.find(tenantId, id, endpointId);
    const message = await this.log.findMessage(delivery.id);
    const log = await this.log.attemptsOf(delivery.id);
    return { ...delivery, webhookId: message?.id ?? null, log, body: message ? bodyOf(message) : null };
  }

  /** @throws AppError 404, 409 where the endpoint is disabled */
  async redeliver(principal: Principal, id: string, endpointId?: string): Promise<DeliverySummary> {
    const delivery = await this.find(principal.tenantId, id, endpointId);
    refuseDisabled(await this.endpoints.find(principal.tenantId, delivery.endpointId));
    await this.log.redeliver(principal, delivery);
    return this.find(principal.tenantId, id);
  }

  /** Returns how many were put in line. @throws AppError 404, 409 where the endpoint is disabled */
  async redeliverRange(principal: Principal, endpointId: string, range: Range): Promise<number> {
    const endpoint = await this.endpoints.find(principal.tenantId, endpointId);
    refuseDisabled(endpoint);
    return this.log.redeliverRange(principal, endpoint.id, range);
  }

  /** Sends an example of any type now, once. @throws AppError 404, 422 where the target may not be reached */
  async sendExample(tenantId: string, endpointId: string, type: EventType): Promise<TestResult> {
    const endpoint = await this.endpoints.find(tenantId, endpointId);
    const example = exampleMessage(type, this.configuration.publicUrl);
    const test = JSON.stringify({ webhookId: endpoint.id, message: 'This is a test. Nothing has happened.' });
    const own = type === 'webhook.test' && { subjectId: endpoint.id, data: test, thinData: test };
    const message = { ...example, occurredAt: this.clock.now(), ...own };
    const delivery = await this.log.startOnce(tenantId, endpoint.id, message);
    const { ok, record } = await this.courier.deliver(delivery);
    await this.outcomes.recordOnce(delivery, record, ok);
    const { status, durationMs, errorCode, errorDetail } = record;
    if (errorCode === 'destination_blocked')
      throw invalidFields([{ pointer: '/url', code: errorCode, detail: errorDetail ?? '' }], errorCode);
    const error = errorCode === null ? null : { code: errorCode, detail: errorDetail ?? '' };
    return { status, durationMs, deliveryId: delivery.deliveryId, error };
  }

  async health(tenantId: string, endpointId: string): Promise<Record<string, unknown>> {
    const endpoint = await this.endpoints.find(tenantId, endpointId);
    const { consecutiveFailures, failingSince, pausedUntil, disabledReason } = endpoint;
    return {
      state: stateOf(endpoint, this.clock.now()),
      disabledReason,
      consecutiveFailures,
      failingSince,
      pausedUntil,
      ...(await this.log.healthOf(endpoint.id)),
    };
  }

  private async find(tenantId: string, id: string, endpointId?: string): Promise<DeliverySummary> {
    const delivery = isId(id) ? await this.log.find(tenantId, id) : undefined;
    if (!delivery || (endpointId !== undefined && delivery.endpointId !== endpointId.toLowerCase()))
      throw new AppError('not_found', `There is no delivery ${JSON.stringify(id)}.`);
    return delivery;
  }
}

function refuseDisabled({ disabledAt }: EndpointRow): void {
  if (disabledAt === null) return;
  throw new AppError('conflict', 'The webhook is disabled: enable it first, then what was held can be redelivered.', {
    code: 'webhook_disabled',
  });
}

function stateOf({ disabledAt, pausedUntil, consecutiveFailures }: EndpointRow, now: Date): string {
  if (disabledAt !== null) return 'disabled';
  if (pausedUntil !== null && pausedUntil > now) return 'paused';
  return consecutiveFailures > 0 ? 'failing' : 'healthy';
}
