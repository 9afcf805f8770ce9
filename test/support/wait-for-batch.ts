// Asks for a batch until nothing more happens to it.
import { setTimeout as sleep } from 'node:timers/promises';
import type { BatchProgress } from '../../src/features/batches/batch-progress';
import type { TestService } from './test-service';

const FINISHED = ['completed', 'completed_with_errors', 'failed', 'cancelled'];

export async function waitForBatch(
  service: Pick<TestService, 'call'>,
  id: string,
  timeoutMs = 60_000,
): Promise<BatchProgress> {
  for (const deadline = Date.now() + timeoutMs; ; await sleep(50)) {
    const batch = (await (await service.call('GET', `/v1/batches/${id}`)).json()) as BatchProgress;
    if (FINISHED.includes(batch.status)) return batch;
    if (Date.now() > deadline) throw new Error(`batch ${id} is still ${batch.status}: ${JSON.stringify(batch.rows)}`);
  }
}
