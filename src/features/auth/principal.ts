// Who is calling: the tenant whose records may be seen, and the name under which actions are logged.
import { createParamDecorator, type ExecutionContext, SetMetadata } from '@nestjs/common';
import { AppError } from '../../platform/errors/errors';

export interface Principal {
  tenantId: string;
  credentialId: string;
  /** As it stands in the audit log: `key:<id>`. */
  actor: string;
}

/** The tenant of an installation that has made no other. */
export const DEFAULT_TENANT = '00000000-0000-7000-8000-000000000001';

const PUBLIC = 'public';

/** A route that needs no credentials. */
export const Public = (): ReturnType<typeof SetMetadata> => SetMetadata(PUBLIC, true);

export const PUBLIC_KEY = PUBLIC;

/** The caller of a guarded route. */
export const CurrentPrincipal = createParamDecorator((_: unknown, context: ExecutionContext): Principal => {
  const { principal } = context.switchToHttp().getRequest<{ principal?: Principal }>();
  if (!principal) throw new AppError('unauthenticated', 'This call needs an API key.');
  return principal;
});
