// Hears what PostgreSQL's NOTIFY says on some channels. A hint only: what is missed while the connection is away is found by whoever also looks now and then.
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';

const RECONNECT_MS = 1_000;

export interface NotificationsOptions {
  url: string;
  channels: readonly string[];
  /** Called with the channel; also after every reconnect, since something may have been missed. */
  hear: (channel: string) => void;
}

export class Notifications {
  private client: Client | undefined;
  private stopped = false;
  private running: Promise<void> = Promise.resolve();

  constructor(private readonly options: NotificationsOptions) {}

  /** Connects in the background, again and again until `stop`. */
  start(): void {
    this.running = this.keepListening();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await this.client?.end().catch(() => undefined);
    await this.running;
  }

  private async keepListening(): Promise<void> {
    while (!this.stopped) {
      await this.listenUntilLost().catch(() => undefined);
      if (!this.stopped) await sleep(RECONNECT_MS);
    }
  }

  private async listenUntilLost(): Promise<void> {
    const client = new Client({ connectionString: this.options.url, keepAlive: true });
    const lost = new Promise<void>((resolve) => {
      client.once('end', resolve);
      client.once('error', () => resolve());
    });
    this.client = client;
    try {
      await client.connect();
      client.on('notification', ({ channel }) => this.options.hear(channel));
      for (const channel of this.options.channels) await client.query(`listen ${client.escapeIdentifier(channel)}`);
      for (const channel of this.options.channels) this.options.hear(channel);
      if (!this.stopped) await lost;
    } finally {
      await client.end().catch(() => undefined);
    }
  }
}
