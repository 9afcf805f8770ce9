// Forgets deliveries, and events that were handed on, after 30 days; runs where the role `scheduler` is.
import { Injectable, Logger } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { OutboxRepository } from '../../../platform/outbox/outbox.repository';
import { DeliveryLogRepository } from './delivery-log.repository';

const HOUR_MS = 60 * 60 * 1000;
const KEPT_DAYS = 30;

@Injectable()
export class LogCleaner {
  private readonly logger = new Logger('webhooks');

  constructor(
    private readonly log: DeliveryLogRepository,
    private readonly outbox: OutboxRepository,
  ) {}

  @Interval(HOUR_MS)
  async forgetOld(): Promise<void> {
    const deliveries = await this.log.forgetOld(KEPT_DAYS);
    const events = await this.outbox.forgetOld(KEPT_DAYS);
    if (deliveries + events > 0) this.logger.log({ deliveries, events }, 'old deliveries and events were forgotten');
  }
}
