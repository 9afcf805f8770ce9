// Looks at a batch now and then until everything in it is screened.
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock';
import { BatchOutcomeRepository } from './batch-outcome.repository';

const SHORTEST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 3_000;
/** Counting a large batch takes long: the pause is so many times that, and the looks a small part of the work. */
const PAUSE_FACTOR = 10;

@Injectable()
export class BatchFollower {
  constructor(
    private readonly outcome: BatchOutcomeRepository,
    private readonly clock: Clock,
  ) {}

  /** Returns when to look again, or null where nothing more will change. */
  async look(batchId: string): Promise<Date | null> {
    const before = this.clock.now().getTime();
    if (await this.outcome.settle(batchId)) return null;
    const after = this.clock.now().getTime();
    const pause = Math.min(Math.max((after - before) * PAUSE_FACTOR, SHORTEST_PAUSE_MS), LONGEST_PAUSE_MS);
    return new Date(after + pause);
  }
}
