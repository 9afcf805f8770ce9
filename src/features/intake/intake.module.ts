// Trade requests come in here.
import { Module } from '@nestjs/common';
import { IdempotencyRepository } from '../../platform/http/idempotency.repository';
import { RulesetsModule } from '../rulesets/rulesets.module';
import { ScreeningRunsModule } from '../screening-runs/screening-runs.module';
import { BulkController } from './bulk.controller';
import { BulkOnce } from './bulk-once.service';
import { BulkService } from './bulk.service';
import { IntakeController } from './intake.controller';
import { IntakeDoorModule } from './intake-door.module';
import { IntakeService } from './intake.service';
import { RequestLedger } from './request-ledger';
import { RouteMapController } from './route-map.controller';
import { TradeRequestsRepository } from './trade-requests.repository';

@Module({
  imports: [IntakeDoorModule, RulesetsModule, ScreeningRunsModule],
  controllers: [BulkController, IntakeController, RouteMapController],
  providers: [IntakeService, RequestLedger, BulkService, BulkOnce, TradeRequestsRepository, IdempotencyRepository],
})
export class IntakeModule {}
