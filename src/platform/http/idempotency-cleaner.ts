// Forgets the answers of idempotency keys that are older than a day; runs where the role `scheduler` is.
import { Injectable, Module } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { IdempotencyRepository } from './idempotency.repository';

const HOUR_MS = 60 * 60 * 1000;

@Injectable()
export class IdempotencyCleaner {
  constructor(private readonly repository: IdempotencyRepository) {}

  @Interval(HOUR_MS)
  forgetOld(): Promise<number> {
    return this.repository.forgetOld();
  }
}

/** Role `scheduler`. */
@Module({ providers: [IdempotencyRepository, IdempotencyCleaner] })
export class IdempotencyCleanerModule {}
