// Files of trade requests: the door, the reader, the sweep.
import { BullModule } from '@nestjs/bullmq';
import { Module } from '@nestjs/common';
import { IdempotencyRepository } from '../../platform/http/idempotency.repository';
import { IntakeDoorModule } from '../intake/intake-door.module';
import { ScreeningRunsModule } from '../screening-runs/screening-runs.module';
import { BatchFilesRepository } from './batch-files.repository';
import { BatchFollower } from './batch-follower';
import { BatchOutcomeRepository } from './batch-outcome.repository';
import { BatchReadingRepository } from './batch-reading.repository';
import { ChunkStore } from './chunk-store';
import { BatchDownloadsController } from './batch-downloads.controller';
import { BatchExports } from './batch-exports';
import { BatchReader } from './batch-reader';
import { BatchResultsRepository } from './batch-results.repository';
import { BatchSweep } from './batch-sweep';
import { BatchUploads } from './batch-uploads';
import { BatchesController } from './batches.controller';
import { BatchesProcessor } from './batches.processor';
import { BatchesQueue, BATCHES_QUEUE } from './batches-queue';
import { BatchesRepository } from './batches.repository';
import { Batches } from './batches.service';

const QUEUE = BullModule.registerQueue({ name: BATCHES_QUEUE });

/** Role `api`. */
@Module({
  imports: [QUEUE],
  controllers: [BatchesController, BatchDownloadsController],
  providers: [
    BatchesRepository,
    BatchFilesRepository,
    IdempotencyRepository,
    BatchOutcomeRepository,
    BatchResultsRepository,
    BatchesQueue,
    BatchUploads,
    Batches,
    BatchExports,
  ],
})
export class BatchesModule {}

/** Role `worker`. */
@Module({
  imports: [QUEUE, IntakeDoorModule, ScreeningRunsModule],
  providers: [
    BatchFilesRepository,
    BatchReadingRepository,
    BatchOutcomeRepository,
    ChunkStore,
    BatchReader,
    BatchFollower,
    BatchesProcessor,
  ],
})
export class BatchesWorkerModule {}

/** Role `scheduler`. */
@Module({ imports: [QUEUE], providers: [BatchesRepository, BatchesQueue, BatchSweep] })
export class BatchesSweepModule {}
