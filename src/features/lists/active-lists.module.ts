// The lists in use, in the memory of every process.
import { Module } from '@nestjs/common';
import { ActiveLists } from './active-lists';
import { ListEffects } from './list-effects';
import { ListsRepository } from './lists.repository';

@Module({
  providers: [ListsRepository, ActiveLists, ListEffects],
  exports: [ListsRepository, ActiveLists, ListEffects],
})
export class ActiveListsModule {}
