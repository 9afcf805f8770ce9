// Takes batch jobs from the queue.
import { Logger } from '@nestjs/common';
import { OnWorkerEvent, Processor, WorkerHost } from '@nestjs/bullmq';
import { DelayedError, type Job } from 'bullmq';
import { BatchFollower } from './batch-follower';
import { BatchReader } from './batch-reader';
import { FileFault } from './csv/file-fault';
import { BATCHES_QUEUE, type BatchJob } from './batches-queue';
import { BatchOutcomeRepository } from './batch-outcome.repository';

/** Several, so that a small file does not wait for large ones; reading them takes turns. */
@Processor(BATCHES_QUEUE, { concurrency: 4, lockDuration: 30_000, stalledInterval: 15_000, maxStalledCount: 5 })
export class BatchesProcessor extends WorkerHost {
  private readonly logger = new Logger('batches');

  constructor(
    private readonly reader: BatchReader,
    private readonly follower: BatchFollower,
    private readonly outcome: BatchOutcomeRepository,
  ) {
    super();
  }

  async process(job: Job<BatchJob>, token?: string): Promise<void> {
    if (job.name === 'read') return this.read(job.data.batchId);
    const next = await this.follower.look(job.data.batchId);
    if (next === null) return;
    await job.moveToDelayed(next.getTime(), token);
    throw new DelayedError();
  }

  /** A file that cannot be read is not read again: it stays as it is. */
  private async read(batchId: string): Promise<void> {
    try {
      await this.reader.read(batchId);
    } catch (error) {
      if (!(error instanceof FileFault)) throw error;
      this.logger.warn({ batchId, code: error.code }, error.message);
      await this.outcome.fail(batchId, error.message);
    }
  }

  /** After the last attempt the batch says so itself; what it has stored is screened all the same. */
  @OnWorkerEvent('failed')
  async onFailed(job: Job<BatchJob> | undefined, error: Error): Promise<void> {
    if (!job || job.name !== 'read' || job.attemptsMade < (job.opts.attempts ?? 1)) return;
    await this.outcome.fail(job.data.batchId, `reading stopped: ${error.message}`);
  }
}
