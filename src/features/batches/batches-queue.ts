// Puts batches in line: to be read, and then to be looked at until everything in them is screened.
import { InjectQueue } from '@nestjs/bullmq';
import { Injectable } from '@nestjs/common';
import type { Queue } from 'bullmq';
import { newId } from '../../platform/ids/ids';

export const BATCHES_QUEUE = 'batches';

export interface BatchJob {
  batchId: string;
}

/** Between two looks at a batch that is being screened. */
const SETTLE_MS = 500;

@Injectable()
export class BatchesQueue {
  constructor(@InjectQueue(BATCHES_QUEUE) private readonly queue: Queue<BatchJob>) {}

  /** A fresh id each time: a job that a crash left behind must not keep a new one out. Two readers of one batch settle it by its checkpoint. */
  async read(batchId: string): Promise<void> {
    await this.queue.add('read', { batchId }, { jobId: `read-${batchId}-${newId()}` });
  }

  async settleLater(batchId: string): Promise<void> {
    await this.queue.add('settle', { batchId }, { delay: SETTLE_MS });
  }
}
