// Batches whose reader was lost with its process are read on, at start and every half minute.
import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { BatchesQueue } from './batches-queue';
import { BatchesRepository } from './batches.repository';

const PERIOD_MS = 30_000;
/** A reader stores a chunk every second or so: a batch that has not moved for this long has none. */
const PATIENCE_SECONDS = 120;

@Injectable()
export class BatchSweep implements OnApplicationBootstrap {
  private readonly logger = new Logger('sweep');

  constructor(
    private readonly repository: BatchesRepository,
    private readonly queue: BatchesQueue,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.sweep(0);
  }

  @Interval(PERIOD_MS)
  async sweepPeriodically(): Promise<void> {
    await this.sweep(PATIENCE_SECONDS);
  }

  private async sweep(olderThanSeconds: number): Promise<void> {
    try {
      for (const { id, readingDone } of await this.repository.findStuck(olderThanSeconds)) {
        if (readingDone) await this.queue.follow(id);
        else await this.queue.read(id);
        this.logger.warn({ batchId: id, readingDone }, 'a batch is taken up again');
      }
    } catch (error) {
      this.logger.error({ err: error }, 'the sweep of batches failed');
    }
  }
}
