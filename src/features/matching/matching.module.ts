// Parties looked for on the lists, by a caller or before a list is taken into use.
import { Module } from '@nestjs/common';
import { ActiveListsModule } from '../lists/active-lists.module';
import { RulesetsModule } from '../rulesets/rulesets.module';
import { ListEffectFinder } from './list-effect-finder';
import { MatchingController } from './matching.controller';
import { PartySearch } from './party-search';
import { StoredPartiesRepository } from './stored-parties.repository';

/** Role `api`. */
@Module({
  imports: [ActiveListsModule, RulesetsModule],
  controllers: [MatchingController],
  providers: [PartySearch, ListEffectFinder, StoredPartiesRepository],
})
export class MatchingModule {}
