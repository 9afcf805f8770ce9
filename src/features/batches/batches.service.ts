// Batches of a tenant, with how long each will still take.
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock';
import { AppError } from '../../platform/errors/errors';
import { isId } from '../../platform/ids/ids';
import { BatchOutcomeRepository } from './batch-outcome.repository';
import { type BatchProgress, estimateSeconds } from './batch-progress';
import { BatchesRepository, type StoredProgress } from './batches.repository';

@Injectable()
export class Batches {
  constructor(
    private readonly repository: BatchesRepository,
    private readonly outcome: BatchOutcomeRepository,
    private readonly clock: Clock,
  ) {}

  /** @throws AppError not_found, also for another tenant's batch */
  async find(tenantId: string, id: string): Promise<BatchProgress> {
    const progress = isId(id) ? await this.repository.findProgress(tenantId, id) : undefined;
    if (!progress) throw new AppError('not_found', `There is no batch ${JSON.stringify(id)}.`);
    return this.withEstimate(progress);
  }

  /** Newest first, one more than the limit where there are more. */
  async list(tenantId: string, before: string | undefined, limit: number): Promise<BatchProgress[]> {
    const rows = await this.repository.list(tenantId, before, limit);
    return rows.map((row) => this.withEstimate(row));
  }

  /** Stops reading; repeating it is no fault. @throws AppError not_found, or conflict where the batch has come to another end */
  async cancel(tenantId: string, id: string, actor: string): Promise<BatchProgress & { note: string }> {
    await this.find(tenantId, id);
    await this.outcome.cancel(tenantId, id, actor);
    const batch = await this.find(tenantId, id);
    if (batch.status === 'cancelled') return { ...batch, note: noteFor(batch) };
    throw new AppError('conflict', `The batch is ${batch.status} already.`, { code: 'batch_finished' });
  }

  private withEstimate(progress: StoredProgress): BatchProgress {
    return { ...progress, etaSeconds: estimateSeconds(progress, this.clock.now()) };
  }
}

/** Cancelling takes nothing back: what was accepted is in the ledger. */
function noteFor({ dryRun, rows: { accepted } }: BatchProgress): string {
  if (dryRun || accepted === 0) return 'No further row is read. Nothing was stored from this file.';
  return `No further row is read. The ${accepted} rows accepted before are stored and will be screened; rows.screened goes on until then.`;
}
