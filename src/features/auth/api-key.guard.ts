// Lets a call in only with a good API key; what needs none says so itself.
import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { AppError } from '../../platform/errors/errors';
import { hashApiKey, looksLikeApiKey } from './api-key';
import { AuthRepository } from './auth.repository';
import { type Principal, PUBLIC_KEY } from './principal';

/** Keys are looked up again after this time, so that revoking one takes effect at once for people. */
const KEPT_MS = 5_000;
const KEPT_KEYS = 1000;

@Injectable()
export class ApiKeyGuard implements CanActivate {
  private readonly known = new Map<string, { principal: Principal; until: number }>();

  constructor(
    private readonly reflector: Reflector,
    private readonly repository: AuthRepository,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (this.reflector.getAllAndOverride<boolean>(PUBLIC_KEY, [context.getHandler(), context.getClass()])) return true;
    const request = context.switchToHttp().getRequest<FastifyRequest & { principal?: Principal }>();
    request.principal = await this.authenticate(request.headers.authorization);
    return true;
  }

  private async authenticate(header: string | undefined): Promise<Principal> {
    const key = /^Bearer +(\S+)$/iu.exec(header ?? '')?.[1];
    if (key === undefined) throw refused('This call needs an API key: send `Authorization: Bearer tb_…`.');
    if (!looksLikeApiKey(key)) throw refused('The API key is mistyped.');
    const kept = this.known.get(key);
    if (kept && kept.until > Date.now()) return kept.principal;
    const principal = await this.repository.findByKey(hashApiKey(key));
    if (!principal) throw refused('The API key is unknown or revoked.');
    if (this.known.size >= KEPT_KEYS) this.known.clear();
    this.known.set(key, { principal, until: Date.now() + KEPT_MS });
    return principal;
  }
}

function refused(detail: string): AppError {
  return new AppError('unauthenticated', detail, { headers: { 'www-authenticate': 'Bearer realm="truebearing"' } });
}
