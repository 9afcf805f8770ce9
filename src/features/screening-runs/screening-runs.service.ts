// The runner: takes stored revisions, has them screened with the kit that is current, and writes the result into the book.
import { Injectable, Logger } from '@nestjs/common';
import { Metrics } from '../../platform/observability/metrics';
import { Screener, type Screening } from './screener';
import { ScreeningQueue } from './screening-queue';
import { ScreeningRunsRepository } from './screening-runs.repository';

export interface RunResult {
  written: number;
  /** These stay queued. */
  failed: Screening['failed'];
}

@Injectable()
export class ScreeningRuns {
  private readonly logger = new Logger('screening');

  constructor(
    private readonly repository: ScreeningRunsRepository,
    private readonly queue: ScreeningQueue,
    private readonly screener: Screener,
    private readonly metrics: Metrics,
  ) {}

  /** Puts stored revisions in line. What is lost between storing and this, the sweep finds. */
  enqueue(revisionIds: readonly string[]): Promise<void> {
    return this.queue.add(revisionIds);
  }

  /** Screens revisions that still wait, in this process; repeating it changes nothing. */
  async run(revisionIds: readonly string[]): Promise<RunResult> {
    const revisions = await this.repository.loadQueued(revisionIds);
    const { screened, failed, versionsKey } = await this.screener.screenAll(revisions);
    const written = await this.repository.write(screened, versionsKey);
    for (const { assessment } of written) this.metrics.screened.inc({ verdict: assessment.verdict });
    return { written: written.length, failed };
  }

  /** After the last attempt: what still waits is marked as not screened and becomes an alert. */
  async giveUp(revisionIds: readonly string[], reason: string): Promise<void> {
    const marked = await this.repository.giveUp(revisionIds, reason);
    if (marked > 0) this.logger.error({ marked, reason }, 'requests could not be screened');
  }
}
