// Opens and closes the way back: the hook by which a case system tells what became of an alert.
import { Injectable } from '@nestjs/common';
import { Configuration } from '../../../platform/config/configuration';
import { Database } from '../../../platform/database/database';
import type { Principal } from '../../auth/principal';
import { newSecret } from '../sending/signature';
import { EndpointsRepository } from './endpoints.repository';
import { Endpoints } from './endpoints.service';

/** `close`: a case that is closed there is closed here. `propose`: somebody here still has to approve it. */
export const CLOSINGS = ['close', 'propose'] as const;
export type Closing = (typeof CLOSINGS)[number];

export interface ReturnPathSecret {
  url: string;
  /** Shown once. */
  secret: string;
  closing: Closing;
}

/** How long the secret before stays good when the path is opened again. */
const OVERLAP_SECONDS = 24 * 3600;

@Injectable()
export class ReturnPaths {
  constructor(
    private readonly database: Database,
    private readonly endpoints: Endpoints,
    private readonly repository: EndpointsRepository,
    private readonly configuration: Configuration,
  ) {}

  /** Opened again, it gets a new secret. @throws AppError 404 */
  async open(principal: Principal, id: string, closing: Closing): Promise<ReturnPathSecret> {
    const endpoint = await this.endpoints.find(principal.tenantId, id);
    const secret = newSecret('v1');
    await this.database.transaction(async (client) => {
      await this.repository.setReturnPath(client, principal, endpoint.id, closing);
      const change = { purpose: 'inbound', secrets: [secret], overlapSeconds: OVERLAP_SECONDS } as const;
      await this.repository.rotate(client, principal, endpoint.id, { ...change, secrets: [secret] });
    });
    const url = `${this.configuration.publicUrl ?? ''}/v1/webhooks/${endpoint.id}/inbound`;
    return { url, secret: secret.secret, closing };
  }

  /** @throws AppError 404 */
  async close(principal: Principal, id: string): Promise<void> {
    const endpoint = await this.endpoints.find(principal.tenantId, id);
    await this.database.transaction((client) => this.repository.setReturnPath(client, principal, endpoint.id, null));
  }
}
