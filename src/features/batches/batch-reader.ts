// Reads an uploaded file from its last checkpoint on: rows become stored requests, chunk by chunk.
import { Injectable } from '@nestjs/common';
import { IntakeDoor } from '../intake/intake-door';
import { BatchFilesRepository } from './batch-files.repository';
import { BatchReadingRepository, type BatchToRead } from './batch-reading.repository';
import { type Chunk, ChunkStore } from './chunk-store';
import { readRequests, rejectByErrors, type FileItem } from './csv/read-requests';
import { openTradeFile, type TradeFile } from './csv/trade-file';

/** A chunk is full with whichever of these comes first: the cost of a transaction is shared, memory stays bounded. */
const REQUESTS_PER_CHUNK = 250;
const ROWS_PER_CHUNK = 2000;
const CHARACTERS_PER_CHUNK = 4 * 1024 * 1024;

@Injectable()
export class BatchReader {
  constructor(
    private readonly files: BatchFilesRepository,
    private readonly reading: BatchReadingRepository,
    private readonly door: IntakeDoor,
    private readonly chunks: ChunkStore,
  ) {}

  /**
   * Reads on where an earlier reader stopped; does nothing where the batch is read, cancelled, or somebody else is ahead.
   * @throws FileFault where the file cannot be read, or not to its end
   */
  async read(batchId: string): Promise<void> {
    const batch = await this.reading.findToRead(batchId);
    if (!batch) return;
    const file = await openTradeFile(this.files.read(batchId));
    const { cells, unknown } = file.header;
    await this.reading.startReading(batchId, { header: cells, unknownColumns: unknown, encoding: file.encoding });
    if (await this.readChunks(batch, file)) await this.reading.finishReading(batchId);
  }

  /** Returns false where the batch is not ours any more. */
  private async readChunks(batch: BatchToRead, file: TradeFile): Promise<boolean> {
    let chunk = emptyChunk(batch.rowsRead);
    for await (const item of readRequests(file, batch.rowsRead)) {
      this.add(chunk, item);
      if (!isFull(chunk)) continue;
      if (!(await this.chunks.store(batch, chunk))) return false;
      chunk = emptyChunk(batch.rowsRead);
    }
    return chunk.rows === 0 || this.chunks.store(batch, chunk);
  }

  private add(chunk: Chunk, item: FileItem): void {
    const rows = item.kind === 'rejected' ? item.rows.length : item.request.rows.length;
    if (item.kind === 'rejected') chunk.rejected.push(...item.rows);
    else {
      const read = this.door.read(item.request.built.body);
      if ('errors' in read) chunk.rejected.push(...rejectByErrors(item.request, read.errors));
      else chunk.requests.push({ ...item.request, read });
    }
    chunk.rows += rows;
    chunk.lastRow += rows;
    chunk.size += item.size;
  }
}

function emptyChunk(lastRow: number): Chunk {
  return { requests: [], rejected: [], rows: 0, size: 0, lastRow };
}

function isFull({ requests, rows, size }: Chunk): boolean {
  return requests.length >= REQUESTS_PER_CHUNK || rows >= ROWS_PER_CHUNK || size >= CHARACTERS_PER_CHUNK;
}
