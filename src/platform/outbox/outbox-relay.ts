// Takes events out of the outbox, in order and at least once, and hands them on in the transaction that marks them.
import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Configuration } from '../config/configuration';
import { OUTBOX_CHANNEL, OutboxRepository, OutboxSubscriber } from './outbox.repository';
import { WakefulLoop } from './wakeful-loop';

const EVENTS_A_ROUND = 1_000;
/** Notifications are hints; so often it is looked without one. */
const IDLE_MS = 1_000;

@Injectable()
export class OutboxRelay implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly loop: WakefulLoop;

  constructor(
    private readonly repository: OutboxRepository,
    private readonly subscriber: OutboxSubscriber,
    configuration: Configuration,
  ) {
    this.loop = new WakefulLoop({
      name: 'outbox',
      round: () => this.round(),
      idleMs: IDLE_MS,
      hears: { url: configuration.databaseUrl ?? '', channels: [OUTBOX_CHANNEL] },
    });
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  async onModuleDestroy(): Promise<void> {
    await this.loop.stop();
  }

  private async round(): Promise<boolean> {
    const taken = await this.repository.dispatch(EVENTS_A_ROUND, (client, events) =>
      this.subscriber.accept(client, events),
    );
    return taken === EVENTS_A_ROUND;
  }
}
