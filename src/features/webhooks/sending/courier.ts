// Carries one delivery to its receiver: a plain one gets the signed message itself, a case system what its adapter makes of it.
import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock';
import { Configuration } from '../../../platform/config/configuration';
import { bodyOf, contentTypeOf } from '../events/message-body';
import { Adapters } from '../adapters/adapters';
import { Attempt, type Outcome } from './attempt';
import type { ClaimedDelivery } from './claimed-delivery';
import { HttpSender } from './http-sender';
import { signContent } from './signature';

export const USER_AGENT = 'TrueBearing-Webhooks/1.0';

@Injectable()
export class Courier {
  constructor(
    private readonly sender: HttpSender,
    private readonly adapters: Adapters,
    private readonly clock: Clock,
    private readonly configuration: Configuration,
  ) {}

  /** Never throws: whatever goes wrong is an outcome. */
  async deliver(delivery: ClaimedDelivery): Promise<Outcome> {
    const attempt = new Attempt(this.sender, AbortSignal.timeout(this.configuration.webhookTimeoutMs));
    try {
      if (delivery.adapter === null) await this.deliverPlain(delivery, attempt);
      else await this.adapters.deliver(delivery, delivery.adapter, attempt);
      return attempt.succeeded();
    } catch (error) {
      return attempt.failed(error);
    }
  }

  private async deliverPlain({ url, headers, message, secrets }: ClaimedDelivery, attempt: Attempt): Promise<void> {
    const body = bodyOf(message);
    const timestamp = Math.floor(this.clock.now().getTime() / 1000);
    await attempt.demand({
      method: 'POST',
      url,
      headers: {
        ...headers,
        'content-type': contentTypeOf(message.format),
        'user-agent': USER_AGENT,
        'webhook-id': message.id,
        'webhook-timestamp': String(timestamp),
        'webhook-signature': signContent(secrets, { id: message.id, timestamp, body }),
      },
      body,
    });
  }
}
