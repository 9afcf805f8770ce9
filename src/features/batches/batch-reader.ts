// Reads an uploaded file from its last checkpoint on: rows become stored requests, chunk by chunk, each chunk one transaction.
import { Injectable, Logger } from '@nestjs/common';
import type { PoolClient } from 'pg';
import { Clock } from '../../platform/clock/clock';
import { Metrics } from '../../platform/observability/metrics';
import { IntakeDoor } from '../intake/intake-door';
import type { TradeRequestRead } from '../intake/read-trade-request';
import { storeRequests, type Stored } from '../intake/store-requests.repository';
import { ScreeningRuns } from '../screening-runs/screening-runs.service';
import { type BatchRequestRow, BatchesRepository, type BatchToRead, type ChunkCounts } from './batches.repository';
import { BatchesQueue } from './batches-queue';
import { FileFault } from './csv/file-fault';
import { type FileRequest, readRequests, rejectByErrors, type RejectedRow } from './csv/read-requests';
import { openTradeFile, type TradeFile } from './csv/read-rows';

const REQUESTS_PER_CHUNK = 250;
const ROWS_PER_CHUNK = 2000;

interface Chunk {
  requests: (FileRequest & { read: TradeRequestRead })[];
  rejected: RejectedRow[];
  rows: number;
  lastRow: number;
}

@Injectable()
export class BatchReader {
  private readonly logger = new Logger('batches');

  constructor(
    private readonly repository: BatchesRepository,
    private readonly door: IntakeDoor,
    private readonly runs: ScreeningRuns,
    private readonly queue: BatchesQueue,
    private readonly clock: Clock,
    private readonly metrics: Metrics,
  ) {}

  /** Reads on where an earlier reader stopped; does nothing where the batch is read, cancelled, or somebody else is ahead. */
  async read(batchId: string): Promise<void> {
    const batch = await this.repository.findToRead(batchId);
    if (!batch || batch.status === 'cancelled') return;
    try {
      const file = await openTradeFile(this.repository.readFile(batchId));
      await this.repository.startReading(batchId, file.header.cells, file.header.unknown);
      if (!(await this.readChunks({ ...batch, status: 'validating' }, file))) return;
    } catch (error) {
      if (!(error instanceof FileFault)) throw error;
      this.logger.warn({ batchId, code: error.code }, error.message);
      await this.repository.fail(batchId, error.message);
      return;
    }
    await this.repository.finishReading(batchId);
    await this.settle(batchId);
  }

  /** Completes the batch, or looks again a little later. */
  async settle(batchId: string): Promise<void> {
    if (await this.repository.settle(batchId)) return;
    await this.queue.settleLater(batchId);
  }

  private async readChunks(batch: BatchToRead, file: TradeFile): Promise<boolean> {
    let chunk = emptyChunk(batch.rowsRead);
    for await (const item of readRequests(file, batch.rowsRead)) {
      if (item.kind === 'rejected') add(chunk, item.rows.length, item.rows);
      else this.addRequest(chunk, item.request);
      if (chunk.requests.length < REQUESTS_PER_CHUNK && chunk.rows < ROWS_PER_CHUNK) continue;
      if (!(await this.storeChunk(batch, chunk))) return false;
      chunk = emptyChunk(batch.rowsRead);
    }
    return chunk.rows === 0 || this.storeChunk(batch, chunk);
  }

  private addRequest(chunk: Chunk, request: FileRequest): void {
    const read = this.door.read(request.built.body);
    if ('errors' in read) add(chunk, request.rows.length, rejectByErrors(request, read.errors));
    else {
      chunk.requests.push({ ...request, read });
      add(chunk, request.rows.length, []);
    }
  }

  /** Stores the chunk and queues what is new. Returns false where the batch is not ours any more. */
  private async storeChunk(batch: BatchToRead, chunk: Chunk): Promise<boolean> {
    const accepted: string[] = [];
    const kept = await this.repository.storeChunk(batch, chunk, async (client) => {
      const stored = batch.dryRun ? [] : await this.storeAll(client, batch, chunk);
      const sorted = sortOut(chunk, stored, batch.dryRun);
      accepted.push(...stored.filter(({ outcome }) => outcome === 'accepted').map(({ revisionId }) => revisionId));
      return sorted;
    });
    if (!kept) return false;
    batch.rowsRead = chunk.lastRow;
    this.metrics.requestsReceived.inc({ door: 'batch' }, accepted.length);
    // Stored is safe: what cannot be queued now, the sweep queues later.
    await this.runs
      .enqueue(accepted)
      .catch((error: unknown) => this.logger.error({ err: error }, 'a chunk was not queued; the sweep will do it'));
    return true;
  }

  private storeAll(client: PoolClient, batch: BatchToRead, chunk: Chunk): Promise<Stored[]> {
    const items = chunk.requests.map(({ read, built, firstRow }) => ({
      read,
      received: built.body,
      batchRow: firstRow,
    }));
    return storeRequests(client, batch.tenantId, items, {
      actor: 'system:batches',
      receivedAt: this.clock.now(),
      onDuplicate: 'refuse',
      batchId: batch.id,
    });
  }
}

function emptyChunk(lastRow: number): Chunk {
  return { requests: [], rejected: [], rows: 0, lastRow };
}

function add(chunk: Chunk, rows: number, rejected: readonly RejectedRow[]): void {
  chunk.rejected.push(...rejected);
  chunk.rows += rows;
  chunk.lastRow += rows;
}

/** What became of each request of the chunk; in a dry run nothing is stored and every good request counts as accepted. */
function sortOut(
  chunk: Chunk,
  stored: readonly Stored[],
  dryRun: boolean,
): { requests: BatchRequestRow[]; rejected: RejectedRow[]; counts: ChunkCounts } {
  const requests: BatchRequestRow[] = [];
  const rejected: RejectedRow[] = [];
  const counts: ChunkCounts = { lastRow: chunk.lastRow, accepted: 0, rejected: chunk.rejected.length, duplicate: 0 };
  chunk.requests.forEach((request, index) => {
    const answer = stored[index];
    const rows = request.rows.length;
    if (dryRun || answer?.outcome === 'accepted') counts.accepted += rows;
    else if (answer?.outcome === 'duplicate') counts.duplicate += rows;
    else {
      counts.rejected += rows;
      rejected.push(
        ...rejectByErrors(request, [
          { pointer: '/reference', code: 'reference_conflict', detail: 'is known already with other content' },
        ]),
      );
      return;
    }
    if (answer)
      requests.push({
        firstRow: request.firstRow,
        rows,
        revisionId: answer.revisionId,
        duplicate: answer.outcome === 'duplicate',
      });
  });
  return { requests, rejected, counts };
}
