// Gives the database to every feature.
import { type DynamicModule, Module } from '@nestjs/common';
import { Database } from './database';

@Module({})
export class DatabaseModule {
  static register(database: Database): DynamicModule {
    return {
      module: DatabaseModule,
      global: true,
      providers: [{ provide: Database, useValue: database }],
      exports: [Database],
    };
  }
}
