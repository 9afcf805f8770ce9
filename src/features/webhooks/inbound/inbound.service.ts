// The way back: a case system's word on an alert, taken once, and written into the alert and the audit log.
import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock';
import { Database } from '../../../platform/database/database';
import { AppError } from '../../../platform/errors/errors';
import { parseJson } from '../../../platform/http/json-body';
import { isId } from '../../../platform/ids/ids';
import { AlertChangesRepository, type ChangeResult } from '../../alerts/alert-changes.repository';
import type { AlertWish } from '../../alerts/alert-transitions';
import { type EndpointRow, EndpointsRepository } from '../endpoints/endpoints.repository';
import { hashBody } from '../events/message-body';
import { type InboundDto, readInbound } from './inbound.dto';
import { InboundRepository } from './inbound.repository';
import { type SignedCall, verifyInbound } from './verify-inbound';

export interface InboundAnswer {
  result: 'changed' | 'unchanged' | 'already_taken';
  alertId?: string;
  version?: number;
  status?: string;
  disposition?: string | null;
}

@Injectable()
export class Inbound {
  private readonly logger = new Logger('webhooks');

  constructor(
    private readonly database: Database,
    private readonly endpoints: EndpointsRepository,
    private readonly repository: InboundRepository,
    private readonly alerts: AlertChangesRepository,
    private readonly clock: Clock,
  ) {}

  /** @throws AppError 401 for a wrong signature, 404, 409 for a change that the alert does not allow, 422 for wrong fields */
  async take(endpointId: string, call: SignedCall): Promise<InboundAnswer> {
    const { endpoint, messageId } = await this.authenticate(endpointId, call);
    const told = readInbound(parseJson(call.body));
    return this.database.transaction(async (client) => {
      const { tenantId, id } = endpoint;
      const bodySha256 = hashBody(call.body);
      const taken = await this.repository.take(client, { tenantId, endpointId: id, messageId, bodySha256 });
      if (taken === 'repeated') return { result: 'already_taken' };
      if (taken === 'conflict')
        throw new AppError('conflict', 'A call with this webhook-id came before with another body.', {
          code: 'webhook_id_reused',
        });
      const { alertId, reference, comment, changedBy, externalId, externalUrl } = told;
      const details = { source: 'return_path', messageId, comment, changedBy, externalId, externalUrl };
      const wish = wishOf(told, endpoint);
      const change = { tenantId, alertId, reference, actor: `webhook:${id}`, wish, details };
      return answerOf(await this.alerts.change(client, change));
    });
  }

  /** An endpoint that is not there, one without a return path and a wrong signature look the same from outside. */
  private async authenticate(
    endpointId: string,
    call: SignedCall,
  ): Promise<{ endpoint: EndpointRow; messageId: string }> {
    const endpoint = isId(endpointId) ? await this.endpoints.findAnyTenant(endpointId) : undefined;
    const open = endpoint !== undefined && endpoint.returnPath !== null;
    const secrets = open ? await this.endpoints.secretsOf(endpoint.id, 'inbound') : [];
    try {
      const messageId = verifyInbound(secrets, call, this.clock.now());
      if (!open) throw new AppError('unauthenticated', 'The signature is not right.', { code: 'bad_signature' });
      return { endpoint, messageId };
    } catch (error) {
      if (error instanceof AppError)
        this.logger.warn({ endpointId, code: error.details.code }, 'a call on a return path was refused');
      throw error;
    }
  }
}

/** Where nobody but officers here may close, a case that was closed there becomes a proposal. */
function wishOf({ status, disposition }: InboundDto, { returnPath }: EndpointRow): AlertWish {
  return { status: status === 'closed' && returnPath === 'propose' ? 'proposed' : status, disposition };
}

function answerOf(result: ChangeResult): InboundAnswer {
  if (result.kind === 'not_found') throw new AppError('not_found', 'There is no such alert.');
  if (result.kind === 'refused')
    throw new AppError('conflict', `Not possible: ${result.reason}.`, {
      code: 'transition_refused',
      extra: { alertId: result.alertId },
    });
  const { kind, alertId, version, state } = result;
  return { result: kind, alertId, version, ...state };
}
