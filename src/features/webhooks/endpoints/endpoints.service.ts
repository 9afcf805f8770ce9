// Registers endpoints, changes them and changes their secrets; no target is taken that may not be reached.
import { Injectable } from '@nestjs/common';
import { Database, type Transaction } from '../../../platform/database/database';
import { AppError, type FieldError } from '../../../platform/errors/errors';
import { fingerprint } from '../../../platform/http/canonical-json';
import { type Answer, IdempotencyRepository } from '../../../platform/http/idempotency.repository';
import { isId } from '../../../platform/ids/ids';
import type { Principal } from '../../auth/principal';
import { viewOf } from '../adapters/case-view';
import { findTemplateFault } from '../adapters/template';
import { DestinationBlocked } from '../destination/destination-policy';
import { DestinationGuard } from '../destination/destination-guard';
import { exampleMessage } from '../events/example-events';
import { newSecret, verificationKey } from '../sending/signature';
import {
  type EndpointDto,
  eventTypesWithoutCase,
  invalidFields,
  readEndpointChanges,
  readNewEndpoint,
  toSettings,
} from './endpoint.dto';
import { type EndpointView, showEndpoint, showSecrets } from './endpoint.mapper';
import { type EndpointRow, type EndpointSettings, EndpointsRepository } from './endpoints.repository';

/** An answer that is given again when the call comes again with its Idempotency-Key. */
interface Repeatable {
  principal: Principal;
  route: string;
  key: string | undefined;
  content: unknown;
}

@Injectable()
export class Endpoints {
  constructor(
    private readonly database: Database,
    private readonly repository: EndpointsRepository,
    private readonly guard: DestinationGuard,
    private readonly idempotency: IdempotencyRepository,
  ) {}

  /** @throws AppError 422 for a field or a target that is not right */
  async create(principal: Principal, body: unknown, key: string | undefined): Promise<Answer> {
    const endpoint = readNewEndpoint(body);
    const settings = mergeSettings(NEW, endpoint);
    await this.checkAll(settings);
    const call = { principal, route: 'POST /v1/webhooks', key, content: body };
    return this.once(call, async (client) => {
      const secrets = [newSecret('v1'), ...(endpoint.asymmetric ? [newSecret('v1a')] : [])];
      const row = await this.repository.create(client, principal, settings, secrets);
      const [secret, asymmetric] = secrets;
      const shownOnce = {
        secret: secret?.secret,
        ...(asymmetric && { publicKey: verificationKey(asymmetric) }),
      };
      return {
        status: 201,
        headers: { location: `/v1/webhooks/${row.id}` },
        body: { ...showEndpoint(row), ...shownOnce },
      };
    });
  }

  list(tenantId: string, before: string | undefined, limit: number): Promise<EndpointRow[]> {
    return this.repository.list(tenantId, before, limit);
  }

  /** @throws AppError 404 */
  async find(tenantId: string, id: string): Promise<EndpointRow> {
    const row = isId(id) ? await this.repository.find(tenantId, id) : undefined;
    if (!row) throw notFound(id);
    return row;
  }

  async show(tenantId: string, id: string): Promise<EndpointView> {
    const row = await this.find(tenantId, id);
    return { ...showEndpoint(row), secrets: showSecrets(await this.repository.secretsOf(row.id, 'outbound')) };
  }

  /** @throws AppError 404, or 422 for a field or a target that is not right */
  async change(principal: Principal, id: string, body: unknown): Promise<EndpointView> {
    const before = await this.find(principal.tenantId, id);
    const changes = readEndpointChanges(body);
    if (changes.asymmetric !== undefined)
      throw invalidFields([
        { pointer: '/asymmetric', code: 'not_allowed', detail: 'is decided when it is registered' },
      ]);
    const settings = mergeSettings(before, changes);
    await this.checkAll(settings);
    const changed = Object.keys(changes).filter((name) => changes[name as keyof EndpointDto] !== undefined);
    const row = await this.repository.update(principal, before.id, { settings, enabled: changes.enabled, changed });
    if (!row) throw notFound(id);
    return showEndpoint(row);
  }

  /** @throws AppError 404 */
  async delete(principal: Principal, id: string): Promise<void> {
    if (!isId(id) || !(await this.repository.delete(principal, id))) throw notFound(id);
  }

  /** New secrets of the same schemes; both sign until the overlap ends. @throws AppError 404 */
  async rotateSecret(
    principal: Principal,
    id: string,
    { overlapSeconds, key }: { overlapSeconds: number; key: string | undefined },
  ): Promise<Answer> {
    const { id: endpointId } = await this.find(principal.tenantId, id);
    const call = { principal, route: `POST /v1/webhooks/${endpointId}/rotate-secret`, key, content: overlapSeconds };
    return this.once(call, async (client) => {
      const current = await this.repository.secretsOf(endpointId, 'outbound');
      const secrets = [newSecret('v1'), ...(current.some(({ scheme }) => scheme === 'v1a') ? [newSecret('v1a')] : [])];
      await this.repository.rotate(client, principal, endpointId, { purpose: 'outbound', secrets, overlapSeconds });
      const [secret, asymmetric] = secrets;
      return {
        status: 200,
        headers: {},
        body: {
          id: endpointId,
          secret: secret?.secret,
          ...(asymmetric && { publicKey: verificationKey(asymmetric) }),
          overlapSeconds,
        },
      };
    });
  }

  private async once(
    { principal, route, key, content }: Repeatable,
    work: (client: Transaction) => Promise<Answer>,
  ): Promise<Answer> {
    if (key === undefined) return this.database.transaction(work);
    const { tenantId, credentialId } = principal;
    const call = { tenantId, credentialId, route, key, fingerprint: fingerprint(content) };
    const { answer, replayed } = await this.idempotency.once(call, work);
    return replayed ? { ...answer, headers: { ...answer.headers, 'idempotent-replayed': 'true' } } : answer;
  }

  private async checkAll({ url, eventTypes, adapter }: EndpointSettings): Promise<void> {
    await this.checkTarget('/url', url);
    if (adapter === null) return;
    if (adapter.auth.tokenUrl !== undefined) await this.checkTarget('/adapter/auth/tokenUrl', adapter.auth.tokenUrl);
    const errors: FieldError[] = eventTypesWithoutCase(adapter.kind, eventTypes).map((type) => ({
      pointer: '/eventTypes',
      code: 'not_allowed',
      detail: `cannot hold ${type}: ${adapter.kind} takes events of alerts only`,
    }));
    if (adapter.template !== undefined) {
      const fault = findTemplateFault(adapter.template, viewOf({ message: exampleMessage('alert.created') }));
      if (fault !== null)
        errors.push({ pointer: '/adapter/template', code: 'invalid_template', detail: `is not right: ${fault}` });
    }
    if (errors.length > 0) throw invalidFields(errors);
  }

  private async checkTarget(pointer: string, url: string): Promise<void> {
    await this.guard.check(url).catch((error: unknown) => {
      if (!(error instanceof DestinationBlocked)) throw error;
      throw invalidFields([{ pointer, code: error.code, detail: error.message }], error.code);
    });
  }
}

const NEW: EndpointSettings = {
  url: '',
  description: null,
  eventTypes: [],
  payload: 'full',
  format: 'standard',
  ordered: false,
  headers: {},
  adapter: null,
};

function mergeSettings(before: EndpointSettings, changes: EndpointDto): EndpointSettings {
  const adapter = changes.adapter ? toSettings(changes.adapter) : before.adapter;
  return {
    url: changes.url ?? before.url,
    description: changes.description ?? before.description,
    eventTypes: [...new Set(changes.eventTypes ?? before.eventTypes)],
    payload: changes.payload ?? before.payload,
    format: changes.format ?? before.format,
    // Two messages about one alert at the same time would both make a case.
    ordered: adapter !== null || (changes.ordered ?? before.ordered),
    headers: changes.headers ?? before.headers,
    adapter,
  };
}

export function notFound(id: string): AppError {
  return new AppError('not_found', `There is no webhook ${JSON.stringify(id)}.`);
}
