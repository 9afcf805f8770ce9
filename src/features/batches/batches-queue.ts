// Puts batches in line: to be read, and to be looked at until everything in them is screened.
import { InjectQueue } from '@nestjs/bullmq';
import { Injectable } from '@nestjs/common';
import type { Queue } from 'bullmq';
import { newId } from '../../platform/ids/ids';

export const BATCHES_QUEUE = 'batches';

export interface BatchJob {
  batchId: string;
}

@Injectable()
export class BatchesQueue {
  constructor(@InjectQueue(BATCHES_QUEUE) private readonly queue: Queue<BatchJob>) {}

  /**
   * To be read from its checkpoint on, and followed. Readers have a fresh id each time: a job that a crash left behind must not keep a new one
   * out, and two readers of one batch settle it by its checkpoint.
   */
  async read(batchId: string): Promise<void> {
    await this.queue.add('read', { batchId }, { jobId: `read-${batchId}-${newId()}` });
    await this.follow(batchId);
  }

  /** One job a batch, however often it is asked for; it comes back by itself until the batch is done. */
  async follow(batchId: string): Promise<void> {
    const opts = { jobId: `follow-${batchId}`, removeOnComplete: true, removeOnFail: true };
    await this.queue.add('follow', { batchId }, opts);
  }
}
