// Nothing that was accepted is lost: what is stored and not screened goes into the queue again, at start and every half minute.
import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { newId } from '../../platform/ids/ids';
import { ScreeningQueue } from './screening-queue';
import { ScreeningRunsRepository } from './screening-runs.repository';

const PERIOD_MS = 30_000;
/** With an empty queue, what has waited so long was never queued; with a busy one it is probably still in line. In seconds. */
const PATIENCE = { idle: 60, busy: 600 };
/** At start the oldest are those that were running when the process ended; the rest of a busy queue is still in it. */
const MOST_AT_ONCE = { idle: 50_000, busy: 2_000 };

@Injectable()
export class SweepService implements OnApplicationBootstrap {
  private readonly logger = new Logger('sweep');
  private running = false;

  constructor(
    private readonly repository: ScreeningRunsRepository,
    private readonly queue: ScreeningQueue,
  ) {}

  /** A restart after a crash goes on at once. */
  async onApplicationBootstrap(): Promise<void> {
    await this.sweep({ idle: 0, busy: 0 });
  }

  @Interval(PERIOD_MS)
  async sweepPeriodically(): Promise<void> {
    await this.sweep(PATIENCE);
  }

  private async sweep(patience: { idle: number; busy: number }): Promise<void> {
    if (this.running) return;
    this.running = true;
    try {
      const state = (await this.queue.isIdle()) ? 'idle' : 'busy';
      const waiting = await this.repository.findWaiting(patience[state], MOST_AT_ONCE[state]);
      await this.queue.add(waiting, newId());
      if (waiting.length > 0) {
        this.logger.warn({ requeued: waiting.length }, 'stored requests without an assessment were queued again');
      }
    } catch (error) {
      // The next round tries again; the database or the queue is away.
      this.logger.error({ err: error }, 'the sweep failed');
    } finally {
      this.running = false;
    }
  }
}
