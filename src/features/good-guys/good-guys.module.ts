// Judged false alarms: the door for officers, and their end where lists change.
import { Module } from '@nestjs/common';
import { IdempotencyRepository } from '../../platform/http/idempotency.repository';
import { ActiveListsModule } from '../lists/active-lists.module';
import { RulesetsModule } from '../rulesets/rulesets.module';
import { FallenGoodGuys } from './fallen-good-guys';
import { GoodGuysController } from './good-guys.controller';
import { GoodGuysService } from './good-guys.service';
import { LiveGoodGuysModule } from './live-good-guys.module';

/** Role `api`. */
@Module({
  imports: [LiveGoodGuysModule, RulesetsModule, ActiveListsModule],
  controllers: [GoodGuysController],
  providers: [GoodGuysService, FallenGoodGuys, IdempotencyRepository],
})
export class GoodGuysModule {}
