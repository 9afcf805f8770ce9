// Health and figures of the process, whatever its roles.
import { Module } from '@nestjs/common';
import { TerminusModule } from '@nestjs/terminus';
import { RulesetsModule } from '../rulesets/rulesets.module';
import { HealthController } from './health.controller';

@Module({ imports: [TerminusModule.forRoot({ logger: false }), RulesetsModule], controllers: [HealthController] })
export class HealthModule {}
