// The check at the door by itself, for processes that take requests out of files and open no door of their own.
import { Module } from '@nestjs/common';
import { LiveGoodGuysModule } from '../good-guys/live-good-guys.module';
import { RulesetsModule } from '../rulesets/rulesets.module';
import { IntakeDoor } from './intake-door';

@Module({ imports: [LiveGoodGuysModule, RulesetsModule], providers: [IntakeDoor], exports: [IntakeDoor] })
export class IntakeDoorModule {}
