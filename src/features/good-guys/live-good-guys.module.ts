// Decisions about false alarms, for whatever screens.
import { Module } from '@nestjs/common';
import { GoodGuysRepository } from './good-guys.repository';
import { LiveGoodGuys } from './live-good-guys';

@Module({ providers: [GoodGuysRepository, LiveGoodGuys], exports: [GoodGuysRepository, LiveGoodGuys] })
export class LiveGoodGuysModule {}
