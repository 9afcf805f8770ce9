// The runner: takes stored revisions, screens them with the kit that is current, and writes the result into the book.
import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock';
import { fingerprint } from '../../platform/http/canonical-json';
import { Metrics } from '../../platform/observability/metrics';
import type { Assessment } from '../../screening/assessment';
import { screen, type ScreeningKit } from '../../screening/screen';
import { ScreeningKitHolder } from '../rulesets/screening-kit-holder';
import { ScreeningQueue } from './screening-queue';
import type { RevisionToScreen, ScreenedRevision } from './screened-revision';
import { ScreeningRunsRepository } from './screening-runs.repository';

export interface RunResult {
  written: number;
  /** Records that the core could not take, which it never should: they stay queued. */
  failed: { revisionId: string; reason: string }[];
}

@Injectable()
export class ScreeningRuns {
  private readonly logger = new Logger('screening');

  constructor(
    private readonly repository: ScreeningRunsRepository,
    private readonly queue: ScreeningQueue,
    private readonly kits: ScreeningKitHolder,
    private readonly clock: Clock,
    private readonly metrics: Metrics,
  ) {}

  /** Puts stored revisions in line. What is lost between storing and this, the sweep finds. */
  enqueue(revisionIds: readonly string[]): Promise<void> {
    return this.queue.add(revisionIds);
  }

  /** Screens one stored revision at once, in this process; null where it is not stored or could not be screened. */
  async screenNow(revisionId: string): Promise<Assessment | null> {
    await this.run([revisionId]);
    return this.repository.find(revisionId, versionsKeyOf(this.kits.current()));
  }

  /** Screens revisions that still wait; repeating it changes nothing. */
  async run(revisionIds: readonly string[]): Promise<RunResult> {
    const kit = this.kits.current();
    const revisions = await this.repository.load(revisionIds, true);
    const screened: ScreenedRevision[] = [];
    const failed: RunResult['failed'] = [];
    for (const revision of revisions) this.screenOne(revision, kit, { screened, failed });
    const written = await this.repository.write(screened, versionsKeyOf(kit));
    for (const { assessment } of screened) this.metrics.screened.inc({ verdict: assessment.verdict });
    return { written, failed };
  }

  private screenOne(
    { read, ...revision }: RevisionToScreen,
    kit: ScreeningKit,
    into: { screened: ScreenedRevision[]; failed: RunResult['failed'] },
  ): void {
    try {
      into.screened.push({ ...revision, assessment: screen(read, kit, this.clock.now().toISOString()) });
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      this.logger.error({ err: error, revisionId: revision.revisionId }, 'a record could not be screened');
      into.failed.push({ revisionId: revision.revisionId, reason });
    }
  }

  /** After the last attempt: what still waits is marked as not screened and becomes an alert. */
  async giveUp(revisionIds: readonly string[], reason: string): Promise<void> {
    const marked = await this.repository.giveUp(revisionIds, reason);
    if (marked > 0) this.logger.error({ marked, reason }, 'requests could not be screened');
  }

  /** Puts what has waited too long in line again. Returns how many. */
  async requeueWaiting(olderThanSeconds: number): Promise<number> {
    const waiting = await this.repository.findWaiting(olderThanSeconds, SWEEP_LIMIT);
    await this.queue.add(waiting);
    return waiting.length;
  }
}

const SWEEP_LIMIT = 10_000;

/** One key for the four versions that an assessment is pinned to. */
function versionsKeyOf(kit: ScreeningKit): string {
  return fingerprint(kit.versions);
}
