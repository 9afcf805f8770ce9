// Puts stored revisions in line for screening. A job carries ids, never records.
import { createHash } from 'node:crypto';
import { InjectQueue } from '@nestjs/bullmq';
import { Injectable } from '@nestjs/common';
import type { Queue } from 'bullmq';

export const SCREENING_QUEUE = 'screening';

export interface ScreeningJob {
  revisionIds: string[];
}

/** Jobs are coarse: on a PostgreSQL queue a job costs more than the screening of a record. */
const REVISIONS_PER_JOB = 200;

@Injectable()
export class ScreeningQueue {
  constructor(@InjectQueue(SCREENING_QUEUE) private readonly queue: Queue<ScreeningJob>) {}

  /**
   * Adds jobs for the revisions. The same set added twice in one `round` falls together; whoever adds again what an earlier job may have
   * failed at names a new round, since the failed job is kept for a while.
   */
  async add(revisionIds: readonly string[], round = ''): Promise<void> {
    const jobs: { name: string; data: ScreeningJob; opts: { jobId: string } }[] = [];
    for (let at = 0; at < revisionIds.length; at += REVISIONS_PER_JOB) {
      const chunk = revisionIds.slice(at, at + REVISIONS_PER_JOB);
      const jobId = createHash('sha256')
        .update([round, ...chunk].join())
        .digest('hex')
        .slice(0, 32);
      jobs.push({ name: 'screen', data: { revisionIds: chunk }, opts: { jobId } });
    }
    if (jobs.length > 0) await this.queue.addBulk(jobs);
  }

  /** Whether nothing waits or runs. */
  async isIdle(): Promise<boolean> {
    const counts = await this.queue.getJobCounts('waiting', 'prioritized', 'active', 'delayed');
    return Object.values(counts).every((count) => count === 0);
  }
}
