// Alerts at the desk.
import { Module } from '@nestjs/common';
import { AlertChangesRepository } from './alert-changes.repository';
import { AlertsController } from './alerts.controller';
import { AlertsRepository } from './alerts.repository';

@Module({ controllers: [AlertsController], providers: [AlertsRepository] })
export class AlertsModule {}

/** For features that change alerts. */
@Module({ providers: [AlertChangesRepository], exports: [AlertChangesRepository] })
export class AlertChangesModule {}
