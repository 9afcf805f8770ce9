// Published lists: the door for officers, and the downloads.
import { Module } from '@nestjs/common';
import { IdempotencyRepository } from '../../platform/http/idempotency.repository';
import { RulesetsModule } from '../rulesets/rulesets.module';
import { ActiveListsModule } from './active-lists.module';
import { ListImportsController } from './list-imports.controller';
import { ListImportsRepository } from './list-imports.repository';
import { ListRefresh } from './list-refresh';
import { ListImports } from './list-imports.service';
import { ListUploads } from './list-uploads';
import { ListsController } from './lists.controller';
import { Lists } from './lists.service';

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
