// Takes events out of the outbox, in order and at least once, and hands them on in the transaction that marks them.
import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import type { PoolClient } from 'pg';
import { Configuration } from '../config/configuration';
import { Notifications } from '../database/notifications';
import { OUTBOX_CHANNEL, OutboxRepository, type StoredEvent } from './outbox.repository';
import { WakefulLoop } from './wakeful-loop';

/** Whoever is told of the events. What it writes belongs to the transaction; it may be told again of what was rolled back. */
export abstract class OutboxSubscriber {
  abstract accept(client: PoolClient, events: readonly StoredEvent[]): Promise<void>;
}

const EVENTS_A_ROUND = 1_000;
/** Notifications are hints; so often it is looked without one. */
const IDLE_MS = 1_000;

@Injectable()
export class OutboxRelay implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly loop = new WakefulLoop({ name: 'outbox', round: () => this.round(), idleMs: IDLE_MS });
  private readonly notifications: Notifications;

  constructor(
    private readonly repository: OutboxRepository,
    private readonly subscriber: OutboxSubscriber,
    configuration: Configuration,
  ) {
    this.notifications = new Notifications({
      url: configuration.databaseUrl ?? '',
      channels: [OUTBOX_CHANNEL],
      hear: () => this.loop.wake(),
    });
  }

  onApplicationBootstrap(): void {
    this.notifications.start();
    this.loop.start();
  }

  async onModuleDestroy(): Promise<void> {
    await this.notifications.stop();
    await this.loop.stop();
  }

  private async round(): Promise<boolean> {
    const taken = await this.repository.dispatch(EVENTS_A_ROUND, (client, events) =>
      this.subscriber.accept(client, events),
    );
    return taken === EVENTS_A_ROUND;
  }
}
