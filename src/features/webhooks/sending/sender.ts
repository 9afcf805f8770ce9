// Sends what is due, in lanes: each endpoint has requests of its own under way, and a dead one only ever fills its own lane.
import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock';
import { Configuration } from '../../../platform/config/configuration';
import { Metrics } from '../../../platform/observability/metrics';
import { WakefulLoop } from '../../../platform/outbox/wakeful-loop';
import { DELIVERIES_CHANNEL } from '../events/fan-out.repository';
import type { Outcome } from './attempt';
import type { ClaimedDelivery } from './claimed-delivery';
import { Courier } from './courier';
import { DueDeliveriesRepository } from './due-deliveries.repository';
import { OutcomesRepository } from './outcomes.repository';
import { nextAttemptIn, readRetryAfter } from './retry-schedule';

/** A stop waits so long for what is under way; a receiver that hangs must not hold it up. */
const GRACE_MS = 3_000;
/** So often it is looked without a hint: retries become due by themselves. */
const IDLE_MS = 500;

@Injectable()
export class Sender implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('webhooks');
  private readonly busy = new Map<string, number>();
  private readonly underWay = new Set<Promise<void>>();
  private readonly loop: WakefulLoop;
  private isLeaving = false;

  constructor(
    private readonly due: DueDeliveriesRepository,
    private readonly courier: Courier,
    private readonly outcomes: OutcomesRepository,
    private readonly clock: Clock,
    private readonly configuration: Configuration,
    private readonly metrics: Metrics,
  ) {
    this.loop = new WakefulLoop({
      name: 'webhooks',
      round: () => this.round(),
      idleMs: IDLE_MS,
      hears: { url: configuration.databaseUrl ?? '', channels: [DELIVERIES_CHANNEL] },
    });
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  /** What does not end by then is cut off: its attempt counts as interrupted, and it is due again after a while. */
  async onModuleDestroy(): Promise<void> {
    await this.loop.stop();
    const grace = sleep(GRACE_MS, undefined, { ref: false });
    await Promise.race([Promise.all(this.underWay), grace]);
    this.isLeaving = true;
  }

  private async round(): Promise<boolean> {
    const claimed = await this.due.claim(this.busy);
    for (const delivery of claimed) this.startSending(delivery);
    return false;
  }

  private startSending(delivery: ClaimedDelivery): void {
    const { endpointId } = delivery;
    this.busy.set(endpointId, (this.busy.get(endpointId) ?? 0) + 1);
    const sending = this.sendAndRecord(delivery).finally(() => {
      const left = (this.busy.get(endpointId) ?? 1) - 1;
      if (left > 0) this.busy.set(endpointId, left);
      else this.busy.delete(endpointId);
      this.underWay.delete(sending);
      this.loop.wake();
    });
    this.underWay.add(sending);
  }

  /** Never rejects: what could not be written down is sent again. */
  private async sendAndRecord(delivery: ClaimedDelivery): Promise<void> {
    try {
      const outcome = await this.courier.deliver(delivery);
      // Its connection was cut by us, which says nothing about the receiver.
      if (this.isLeaving) return;
      this.metrics.webhookAttempts.inc({ outcome: outcome.ok ? 'succeeded' : (outcome.record.errorCode ?? 'failed') });
      if (outcome.ok) await this.outcomes.recordSuccess(delivery, outcome.record);
      else await this.recordFailure(delivery, outcome);
    } catch (error) {
      this.logger.error(
        { err: error, deliveryId: delivery.deliveryId },
        'the outcome of a delivery could not be written',
      );
    }
  }

  private async recordFailure(delivery: ClaimedDelivery, { record, retryAfter, gone }: Outcome): Promise<void> {
    const now = this.clock.now();
    const asked = readRetryAfter(retryAfter, now);
    const chance = Math.random();
    const nextInSeconds = nextAttemptIn(
      { tries: delivery.tries, retryAfter: asked, chance },
      this.configuration.webhookRetrySeconds,
    );
    const failure = { nextInSeconds, retryAfter: asked, gone, now, chance };
    const disabled = await this.outcomes.recordFailure(delivery, record, failure);
    const { deliveryId, endpointId, url } = delivery;
    const facts = { deliveryId, endpointId, url, status: record.status, code: record.errorCode };
    if (disabled !== null) this.logger.error({ ...facts, reason: disabled }, 'a webhook was disabled');
    else if (nextInSeconds === null) this.logger.error(facts, 'a webhook could not be delivered: no attempt is left');
    else this.logger.warn({ ...facts, nextInSeconds: Math.round(nextInSeconds) }, 'a webhook was not taken');
  }
}
