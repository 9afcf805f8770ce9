// Trade requests come in here.
import { Module } from '@nestjs/common';
import { IdempotencyRepository } from '../../platform/http/idempotency.repository';
import { RulesetsModule } from '../rulesets/rulesets.module';
import { ScreeningRunsModule } from '../screening-runs/screening-runs.module';
import { BulkController } from './bulk.controller';
import { BulkService } from './bulk.service';
import { IntakeController } from './intake.controller';
import { IntakeDoor } from './intake-door';
import { IntakeService } from './intake.service';
import { TradeRequestsRepository } from './trade-requests.repository';

@Module({
  imports: [RulesetsModule, ScreeningRunsModule],
  controllers: [BulkController, IntakeController],
  providers: [IntakeService, BulkService, IntakeDoor, TradeRequestsRepository, IdempotencyRepository],
  exports: [IntakeDoor],
})
export class IntakeModule {}
