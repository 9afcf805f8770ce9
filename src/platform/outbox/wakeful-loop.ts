// Work that is done whenever something wakes it, and now and then without: hints may be lost, looking may not.
import { Logger } from '@nestjs/common';
import { Notifications } from '../database/notifications';

export interface WakefulWork {
  name: string;
  /** One round; says whether there is more to do at once. Never runs twice at the same time. */
  round: () => Promise<boolean>;
  /** How long nothing is looked for without a hint, in milliseconds. */
  idleMs: number;
  /** Database notifications that are hints to look. */
  hears: { url: string; channels: readonly string[] };
}

export class WakefulLoop {
  private readonly logger: Logger;
  private wakeUp: (() => void) | undefined;
  private isAwake = false;
  private stopped = false;
  private running: Promise<void> = Promise.resolve();
  private readonly notifications: Notifications;

  constructor(private readonly work: WakefulWork) {
    this.logger = new Logger(work.name);
    this.notifications = new Notifications({ ...work.hears, hear: () => this.wake() });
  }

  start(): void {
    this.notifications.start();
    this.running = this.run();
  }

  /** Another round follows, at once or after the one that runs. */
  wake(): void {
    this.isAwake = true;
    this.wakeUp?.();
  }

  /** Waits for the round that runs. */
  async stop(): Promise<void> {
    await this.notifications.stop();
    this.stopped = true;
    this.wake();
    await this.running;
  }

  private async run(): Promise<void> {
    while (!this.stopped) {
      this.isAwake = false;
      const more = await this.work.round().catch((error: unknown) => {
        this.logger.error({ err: error }, `${this.work.name}: a round failed, the next one tries again`);
        return false;
      });
      if (!more && !this.isAwake && !this.stopped) await this.rest();
    }
  }

  private rest(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, this.work.idleMs);
      this.wakeUp = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
