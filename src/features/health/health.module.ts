// Health and figures of the process, whatever its roles.
import { Module } from '@nestjs/common';
import { TerminusModule } from '@nestjs/terminus';
import { ActiveListsModule } from '../lists/active-lists.module';
import { RulesetsModule } from '../rulesets/rulesets.module';
import { HealthController } from './health.controller';
import { Readiness } from './readiness';

@Module({
  imports: [TerminusModule.forRoot({ logger: false }), ActiveListsModule, RulesetsModule],
  controllers: [HealthController],
  providers: [Readiness],
})
export class HealthModule {}
