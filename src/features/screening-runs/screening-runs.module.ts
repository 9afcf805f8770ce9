// The runner and its queue; workers and the sweep are added where the process has those roles.
import { BullModule } from '@nestjs/bullmq';
import { Module } from '@nestjs/common';
import { LiveGoodGuysModule } from '../good-guys/live-good-guys.module';
import { RulesetsModule } from '../rulesets/rulesets.module';
import { Screener } from './screener';
import { SCREENING_QUEUE, ScreeningQueue } from './screening-queue';
import { ScreeningProcessor } from './screening.processor';
import { ScreeningRunsRepository } from './screening-runs.repository';
import { ScreeningRuns } from './screening-runs.service';
import { SweepService } from './sweep.service';

@Module({
  imports: [LiveGoodGuysModule, RulesetsModule, BullModule.registerQueue({ name: SCREENING_QUEUE })],
  providers: [ScreeningQueue, ScreeningRunsRepository, Screener, ScreeningRuns],
  exports: [ScreeningRuns, ScreeningQueue, ScreeningRunsRepository],
})
export class ScreeningRunsModule {}

/** Role `worker`. */
@Module({ imports: [ScreeningRunsModule], providers: [ScreeningProcessor] })
export class ScreeningWorkerModule {}

/** Role `scheduler`. */
@Module({ imports: [ScreeningRunsModule], providers: [SweepService] })
export class ScreeningSweepModule {}
