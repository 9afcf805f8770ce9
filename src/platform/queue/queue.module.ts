// Connects every queue and worker of the features to the backend that was opened at start.
import { BullModule } from '@nestjs/bullmq';
import { type DynamicModule, Module } from '@nestjs/common';
import type { QueueBackend } from './queue-backend';

/** Token of the open backend. */
export const QUEUE_BACKEND = Symbol('queue backend');

/** Finished jobs are kept by age, never by count: counting makes every completion slow on PostgreSQL. Times in seconds and milliseconds. */
const JOB_DEFAULTS = {
  attempts: 5,
  backoff: { type: 'exponential', delay: 500 },
  removeOnComplete: { age: 60 },
  removeOnFail: { age: 7 * 24 * 3600 },
};

@Module({})
export class QueueModule {
  static register(backend: QueueBackend): DynamicModule {
    return {
      module: QueueModule,
      global: true,
      imports: [
        BullModule.forRoot({ connection: backend.connection, prefix: backend.prefix, defaultJobOptions: JOB_DEFAULTS }),
      ],
      providers: [{ provide: QUEUE_BACKEND, useValue: backend }],
      exports: [QUEUE_BACKEND],
    };
  }
}
