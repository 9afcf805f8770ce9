// The list of features, and which of them a process runs by its roles. Nothing else.
import { type DynamicModule, Module, type Type } from '@nestjs/common';
import { ScheduleModule } from '@nestjs/schedule';
import type { Logger } from 'pino';
import { AlertsModule } from './features/alerts/alerts.module';
import { AuditModule } from './features/audit/audit.module';
import { AuthModule } from './features/auth/auth.module';
import { BatchesModule, BatchesSweepModule, BatchesWorkerModule } from './features/batches/batches.module';
import { GoodGuysModule } from './features/good-guys/good-guys.module';
import { HealthModule } from './features/health/health.module';
import { IntakeModule } from './features/intake/intake.module';
import { ActiveListsModule } from './features/lists/active-lists.module';
import { ListsModule, ListsRefreshModule } from './features/lists/lists.module';
import { MatchingModule } from './features/matching/matching.module';
import { RulesetsModule } from './features/rulesets/rulesets.module';
import { ScreeningSweepModule, ScreeningWorkerModule } from './features/screening-runs/screening-runs.module';
import { WebhooksCleanerModule, WebhooksModule, WebhooksSenderModule } from './features/webhooks/webhooks.module';
import { ClockModule } from './platform/clock/clock.module';
import type { Configuration } from './platform/config/configuration';
import { ConfigurationModule } from './platform/config/configuration.module';
import type { Role } from './platform/config/environment.dto';
import type { Database } from './platform/database/database';
import { DatabaseModule } from './platform/database/database.module';
import { IdempotencyCleanerModule } from './platform/http/idempotency-cleaner';
import { ObservabilityModule } from './platform/observability/observability.module';
import { QueueModule } from './platform/queue/queue.module';
import type { QueueBackend } from './platform/queue/queue-backend';

type Part = Type | DynamicModule;

/** In every process, whatever its roles. */
const ALWAYS: Part[] = [ActiveListsModule, AuditModule, AuthModule, HealthModule, RulesetsModule];

/** A feature that several roles need stands under each of them; it is still loaded once. Timed work runs only where `scheduler` is. */
const FEATURES: Readonly<Record<Role, Part[]>> = {
  api: [AlertsModule, BatchesModule, GoodGuysModule, IntakeModule, ListsModule, MatchingModule, WebhooksModule],
  worker: [BatchesWorkerModule, ScreeningWorkerModule],
  webhooks: [WebhooksSenderModule],
  scheduler: [
    ScheduleModule.forRoot(),
    IdempotencyCleanerModule,
    BatchesSweepModule,
    ListsRefreshModule,
    ScreeningSweepModule,
    WebhooksCleanerModule,
  ],
};

/** What is opened before the application and closed after it. */
export interface OpenResources {
  configuration: Configuration;
  database: Database;
  queue: QueueBackend;
  logger: Logger;
}

@Module({})
export class AppModule {
  static register({ configuration, database, queue, logger }: OpenResources): DynamicModule {
    const features = [...configuration.roles].flatMap((role) => FEATURES[role]);
    return {
      module: AppModule,
      imports: [
        ConfigurationModule.register(configuration),
        ClockModule,
        ObservabilityModule.register(logger),
        DatabaseModule.register(database),
        QueueModule.register(queue),
        ...new Set([...ALWAYS, ...features]),
      ],
    };
  }
}
