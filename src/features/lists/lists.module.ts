// Published lists: in the memory of every process; the door for officers; the downloads.
import { Module } from '@nestjs/common';
import { IdempotencyRepository } from '../../platform/http/idempotency.repository';
import { RulesetsModule } from '../rulesets/rulesets.module';
import { ActiveLists } from './active-lists';
import { ListEffects } from './list-effects';
import { ListImportsController } from './list-imports.controller';
import { ListImportsRepository } from './list-imports.repository';
import { ListRefresh } from './list-refresh';
import { ListImports } from './list-imports.service';
import { ListUploads } from './list-uploads';
import { ListsController } from './lists.controller';
import { ListsRepository } from './lists.repository';
import { Lists } from './lists.service';

/** In every process. */
@Module({
  providers: [ListsRepository, ActiveLists, ListEffects],
  exports: [ListsRepository, ActiveLists, ListEffects],
})
export class ActiveListsModule {}

/** Role `api`. */
@Module({
  imports: [ActiveListsModule, RulesetsModule],
  controllers: [ListsController, ListImportsController],
  providers: [ListImportsRepository, ListImports, ListUploads, Lists, IdempotencyRepository],
})
export class ListsModule {}

/** Role `scheduler`. */
@Module({
  imports: [ActiveListsModule, RulesetsModule],
  providers: [ListImportsRepository, ListImports, ListRefresh],
})
export class ListsRefreshModule {}
