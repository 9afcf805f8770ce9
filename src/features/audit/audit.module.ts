// Makes the audit log writable for every feature.
import { Global, Module } from '@nestjs/common';
import { AuditRepository } from './audit.repository';

@Global()
@Module({ providers: [AuditRepository], exports: [AuditRepository] })
export class AuditModule {}
