// Takes screening jobs from the queue; a job that keeps failing ends in alerts, never in silence.
import { OnWorkerEvent, Processor, WorkerHost } from '@nestjs/bullmq';
import type { Job } from 'bullmq';
import { SCREENING_QUEUE, type ScreeningJob } from './screening-queue';
import { ScreeningRuns } from './screening-runs.service';

@Processor(SCREENING_QUEUE, { concurrency: 4, lockDuration: 30_000, stalledInterval: 15_000, maxStalledCount: 5 })
export class ScreeningProcessor extends WorkerHost {
  constructor(private readonly runs: ScreeningRuns) {
    super();
  }

  async process(job: Job<ScreeningJob>): Promise<number> {
    const { written, failed } = await this.runs.run(job.data.revisionIds);
    if (failed.length > 0)
      throw new Error(`${failed.length} records could not be screened: ${failed[0]?.reason ?? ''}`);
    return written;
  }

  @OnWorkerEvent('failed')
  async onFailed(job: Job<ScreeningJob> | undefined, error: Error): Promise<void> {
    if (!job || job.attemptsMade < (job.opts.attempts ?? 1)) return;
    await this.runs.giveUp(job.data.revisionIds, error.message);
  }
}
