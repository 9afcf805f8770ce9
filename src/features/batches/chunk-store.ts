// Stores one chunk of a file's rows: requests into the ledger, the rest as rejected rows, and queues what is new.
import { Injectable, Logger } from '@nestjs/common';
import type { Transaction } from '../../platform/database/database';
import { Clock } from '../../platform/clock/clock';
import { Metrics } from '../../platform/observability/metrics';
import type { TradeRequestRead } from '../intake/read-trade-request';
import { storeRequests, type Stored } from '../intake/store-requests.repository';
import { ScreeningRuns } from '../screening-runs/screening-runs.service';
import { BatchReadingRepository, type BatchToRead, type ChunkOutcome } from './batch-reading.repository';
import { REFERENCE_CONFLICT } from './csv/reference-conflict';
import { type FileRequest, rejectByErrors, type RejectedRow } from './csv/read-requests';

export interface Chunk {
  requests: (FileRequest & { read: TradeRequestRead })[];
  rejected: RejectedRow[];
  rows: number;
  /** Characters in all cells. */
  size: number;
  /** Number of its last row: the checkpoint once it is stored. */
  lastRow: number;
}

@Injectable()
export class ChunkStore {
  private readonly logger = new Logger('batches');

  constructor(
    private readonly reading: BatchReadingRepository,
    private readonly runs: ScreeningRuns,
    private readonly clock: Clock,
    private readonly metrics: Metrics,
  ) {}

  /** Moves the checkpoint of `batch` on. Returns false, with nothing stored, where the batch is not ours any more. */
  async store(batch: BatchToRead, chunk: Chunk): Promise<boolean> {
    let accepted: string[] = [];
    const kept = await this.reading.storeChunk(batch, chunk.lastRow, async (client) => {
      const stored = batch.dryRun ? undefined : await this.storeAll(client, batch, chunk);
      const fresh = stored?.filter(({ outcome }) => outcome === 'accepted') ?? [];
      accepted = fresh.map(({ revisionId }) => revisionId);
      return stored ? sortOut(chunk, stored) : allAccepted(chunk);
    });
    if (!kept) return false;
    batch.rowsRead = chunk.lastRow;
    this.metrics.requestsReceived.inc({ door: 'batch' }, accepted.length);
    // Stored is safe: what cannot be queued now, the sweep queues later.
    await this.runs.enqueue(accepted).catch((error: unknown) => {
      this.logger.error({ err: error, batchId: batch.id }, 'a chunk was not queued; the sweep will do it');
    });
    return true;
  }

  private storeAll(client: Transaction, batch: BatchToRead, chunk: Chunk): Promise<Stored[]> {
    const items = chunk.requests.map(({ read, built, firstRow }) => {
      return { read, received: built.body, batchRow: firstRow };
    });
    return storeRequests(client, batch.tenantId, items, {
      actor: 'system:batches',
      receivedAt: this.clock.now(),
      onDuplicate: 'refuse',
      batchId: batch.id,
    });
  }
}

/** In a dry run nothing is stored, and what is known already does not show. */
function allAccepted({ requests, rejected }: Chunk): ChunkOutcome {
  const accepted = requests.reduce((sum, { rows }) => sum + rows.length, 0);
  return { requests: [], rejected, counts: { accepted, rejected: rejected.length, duplicate: 0 } };
}

/** What became of each request, by its ledger entry. */
function sortOut(chunk: Chunk, stored: readonly Stored[]): ChunkOutcome {
  const outcome: ChunkOutcome = {
    requests: [],
    rejected: [...chunk.rejected],
    counts: { accepted: 0, rejected: 0, duplicate: 0 },
  };
  chunk.requests.forEach((request, index) => {
    const answer = stored[index];
    const rows = request.rows.length;
    if (answer === undefined || answer.outcome === 'conflict') {
      outcome.rejected.push(...rejectByErrors(request, [REFERENCE_CONFLICT]));
      return;
    }
    const duplicate = answer.outcome === 'duplicate';
    outcome.counts[duplicate ? 'duplicate' : 'accepted'] += rows;
    outcome.requests.push({ firstRow: request.firstRow, rows, revisionId: answer.revisionId, duplicate });
  });
  outcome.counts.rejected = outcome.rejected.length;
  return outcome;
}
