// Takes batch jobs from the queue.
import { OnWorkerEvent, Processor, WorkerHost } from '@nestjs/bullmq';
import type { Job } from 'bullmq';
import { BatchReader } from './batch-reader';
import { BATCHES_QUEUE, type BatchJob } from './batches-queue';
import { BatchesRepository } from './batches.repository';

@Processor(BATCHES_QUEUE, { concurrency: 2, lockDuration: 60_000, stalledInterval: 15_000, maxStalledCount: 5 })
export class BatchesProcessor extends WorkerHost {
  constructor(
    private readonly reader: BatchReader,
    private readonly repository: BatchesRepository,
  ) {
    super();
  }

  process(job: Job<BatchJob>): Promise<void> {
    return job.name === 'settle' ? this.reader.settle(job.data.batchId) : this.reader.read(job.data.batchId);
  }

  /** After the last attempt the batch says so itself; what it has stored is screened all the same. */
  @OnWorkerEvent('failed')
  async onFailed(job: Job<BatchJob> | undefined, error: Error): Promise<void> {
    if (!job || job.name === 'settle' || job.attemptsMade < (job.opts.attempts ?? 1)) return;
    await this.repository.fail(job.data.batchId, `reading stopped: ${error.message}`);
  }
}
