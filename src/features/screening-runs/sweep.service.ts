// Nothing that was accepted is lost: what is stored and not screened goes into the queue again, at start and every half minute.
import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { ScreeningRuns } from './screening-runs.service';

const PERIOD_MS = 30_000;
/** Younger requests are probably still on their way through the queue. */
const PATIENCE_SECONDS = 60;

@Injectable()
export class SweepService implements OnApplicationBootstrap {
  private readonly logger = new Logger('sweep');
  private running = false;

  constructor(private readonly runs: ScreeningRuns) {}

  /** A restart after a crash goes on at once. */
  async onApplicationBootstrap(): Promise<void> {
    await this.sweep(0);
  }

  @Interval(PERIOD_MS)
  async sweepPeriodically(): Promise<void> {
    await this.sweep(PATIENCE_SECONDS);
  }

  private async sweep(olderThanSeconds: number): Promise<void> {
    if (this.running) return;
    this.running = true;
    try {
      const requeued = await this.runs.requeueWaiting(olderThanSeconds);
      if (requeued > 0) this.logger.warn({ requeued }, 'stored requests without an assessment were queued again');
    } catch (error) {
      // The next round tries again; the database or the queue is away.
      this.logger.error({ err: error }, 'the sweep failed');
    } finally {
      this.running = false;
    }
  }
}
