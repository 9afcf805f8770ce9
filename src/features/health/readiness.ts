// What the process needs to do its work: asked one by one, each with its own word in the answer.
import { Inject, Injectable } from '@nestjs/common';
import {
  type HealthCheckResult,
  HealthCheckService,
  HealthIndicatorService,
  type HealthIndicatorResult,
} from '@nestjs/terminus';
import { Database } from '../../platform/database/database';
import type { QueueBackend } from '../../platform/queue/queue-backend';
import { QUEUE_BACKEND } from '../../platform/queue/queue.module';
import { ActiveLists } from '../lists/active-lists';
import { ScreeningKitHolder } from '../rulesets/screening-kit-holder';

@Injectable()
export class Readiness {
  constructor(
    private readonly health: HealthCheckService,
    private readonly indicators: HealthIndicatorService,
    private readonly database: Database,
    @Inject(QUEUE_BACKEND) private readonly queue: Pick<QueueBackend, 'isReachable'>,
    private readonly kits: ScreeningKitHolder,
    private readonly lists: ActiveLists,
  ) {}

  /** @throws ServiceUnavailableException with the same words where something is missing */
  check(): Promise<HealthCheckResult> {
    return this.health.check([
      () => this.indicate('database', this.database.isReachable()),
      () => this.indicate('queue', this.queue.isReachable()),
      () => this.indicate('rules', Promise.resolve(this.kits.current().ruleset.rules.length > 0)),
      () => this.indicateLists(),
    ]);
  }

  private async indicate(name: string, isThere: Promise<boolean>): Promise<HealthIndicatorResult> {
    const indicator = this.indicators.check(name);
    return (await isThere) ? indicator.up() : indicator.down();
  }

  /** Never down: without good lists the service still screens, says that it could not ask them, and takes a new one in. */
  private indicateLists(): HealthIndicatorResult {
    const { state, problems } = this.lists.state();
    return this.indicators.check('lists').up({ state, problems });
  }
}
