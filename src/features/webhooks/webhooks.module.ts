// Webhooks: endpoints and their log for administrators, the relay and the sender, the cleaner.
import { Module } from '@nestjs/common';
import { IdempotencyRepository } from '../../platform/http/idempotency.repository';
import { OutboxRelay } from '../../platform/outbox/outbox-relay';
import { OutboxRepository, OutboxSubscriber } from '../../platform/outbox/outbox.repository';
import { AlertChangesModule } from '../alerts/alerts.module';
import { Adapters } from './adapters/adapters';
import { Authentication } from './adapters/authentication';
import { DestinationGuard } from './destination/destination-guard';
import { Resolver } from './destination/resolver';
import { Endpoints } from './endpoints/endpoints.service';
import { EndpointsRepository } from './endpoints/endpoints.repository';
import { ReturnPaths } from './endpoints/return-paths.service';
import { WebhooksController } from './endpoints/webhooks.controller';
import { FanOutRepository } from './events/fan-out.repository';
import { InboundController } from './inbound/inbound.controller';
import { InboundRepository } from './inbound/inbound.repository';
import { Inbound } from './inbound/inbound.service';
import { DeliveriesController } from './log/deliveries.controller';
import { Deliveries } from './log/deliveries.service';
import { DeliveryLogRepository } from './log/delivery-log.repository';
import { LogCleaner } from './log/log-cleaner';
import { Courier } from './sending/courier';
import { DueDeliveriesRepository } from './sending/due-deliveries.repository';
import { HttpSender } from './sending/http-sender';
import { OutcomesRepository } from './sending/outcomes.repository';
import { Sender } from './sending/sender';

const COURIER = [Resolver, DestinationGuard, HttpSender, Authentication, Adapters, Courier, OutcomesRepository];

@Module({ providers: COURIER, exports: COURIER })
class CourierModule {}

/** Role `api`. */
@Module({
  imports: [CourierModule, AlertChangesModule],
  controllers: [WebhooksController, DeliveriesController, InboundController],
  providers: [
    IdempotencyRepository,
    EndpointsRepository,
    Endpoints,
    ReturnPaths,
    DeliveryLogRepository,
    Deliveries,
    InboundRepository,
    Inbound,
  ],
})
export class WebhooksModule {}

/** Role `webhooks`. */
@Module({
  imports: [CourierModule],
  providers: [
    OutboxRepository,
    { provide: OutboxSubscriber, useClass: FanOutRepository },
    OutboxRelay,
    DueDeliveriesRepository,
    Sender,
  ],
})
export class WebhooksSenderModule {}

/** Role `scheduler`. */
@Module({ providers: [OutboxRepository, DeliveryLogRepository, LogCleaner] })
export class WebhooksCleanerModule {}
