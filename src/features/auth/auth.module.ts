// Who may call: a global guard over API keys.
import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { ApiKeyGuard } from './api-key.guard';
import { AuthRepository } from './auth.repository';

@Module({ providers: [AuthRepository, { provide: APP_GUARD, useClass: ApiKeyGuard }] })
export class AuthModule {}
