// Endpoints as stored, with their secrets; every change with its audit entry.
import { Injectable } from '@nestjs/common';
import type { PoolClient } from 'pg';
import { Database } from '../../../platform/database/database';
import { newId } from '../../../platform/ids/ids';
import { appendAudit } from '../../audit/audit.repository';
import type { AdapterSettings } from '../adapters/adapter-settings';
import type { SignatureScheme, SigningSecret } from '../sending/signature';

export interface EndpointSettings {
  url: string;
  description: string | null;
  eventTypes: string[];
  payload: string;
  format: string;
  ordered: boolean;
  headers: Record<string, string>;
  adapter: AdapterSettings | null;
}

export interface EndpointRow extends EndpointSettings {
  id: string;
  tenantId: string;
  returnPath: string | null;
  disabledReason: string | null;
  disabledAt: Date | null;
  consecutiveFailures: number;
  failingSince: Date | null;
  pausedUntil: Date | null;
  createdAt: Date;
  updatedAt: Date;
}

export interface SecretRow extends SigningSecret {
  purpose: 'outbound' | 'inbound';
  createdAt: Date;
  expiresAt: Date | null;
}

export interface Actor {
  tenantId: string;
  actor: string;
}

const COLUMNS = `id, tenant_id as "tenantId", url, description, event_types as "eventTypes", payload, format, ordered, headers, adapter,
  return_path as "returnPath", disabled_reason as "disabledReason", disabled_at as "disabledAt", consecutive_failures as "consecutiveFailures",
  failing_since as "failingSince", paused_until as "pausedUntil", created_at as "createdAt", updated_at as "updatedAt"`;

@Injectable()
export class EndpointsRepository {
  constructor(private readonly database: Database) {}

  async list(tenantId: string, before: string | undefined, limit: number): Promise<EndpointRow[]> {
    const { rows } = await this.database.pool.query<EndpointRow>(
      `select ${COLUMNS} from webhook_endpoint where tenant_id = $1 and deleted_at is null and ($2::uuid is null or id < $2)
       order by id desc limit $3`,
      [tenantId, before ?? null, limit + 1],
    );
    return rows;
  }

  async find(tenantId: string, id: string): Promise<EndpointRow | undefined> {
    const { rows } = await this.database.pool.query<EndpointRow>(
      `select ${COLUMNS} from webhook_endpoint where tenant_id = $1 and id = $2 and deleted_at is null`,
      [tenantId, id],
    );
    return rows[0];
  }

  /** For calls from outside, which name no tenant. */
  async findAnyTenant(id: string): Promise<EndpointRow | undefined> {
    const { rows } = await this.database.pool.query<EndpointRow>(
      `select ${COLUMNS} from webhook_endpoint where id = $1 and deleted_at is null`,
      [id],
    );
    return rows[0];
  }

  async create(
    client: PoolClient,
    { tenantId, actor }: Actor,
    settings: EndpointSettings,
    secrets: readonly SigningSecret[],
  ): Promise<EndpointRow> {
    const { rows } = await client.query<EndpointRow>(
      `insert into webhook_endpoint (id, tenant_id, url, description, event_types, payload, format, ordered, headers, adapter)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) returning ${COLUMNS}`,
      [newId(), tenantId, ...settingsValues(settings)],
    );
    const [endpoint] = rows;
    if (!endpoint) throw new Error('an endpoint was not stored');
    await insertSecrets(client, endpoint, { purpose: 'outbound', secrets });
    const { url, eventTypes } = settings;
    await audit(client, { tenantId, actor }, endpoint.id, { action: 'webhook.created', url, eventTypes });
    return endpoint;
  }

  /** `enabled` undefined leaves it as it is. What was held meanwhile stays held until it is redelivered. */
  async update(
    { tenantId, actor }: Actor,
    id: string,
    change: { settings: EndpointSettings; enabled: boolean | undefined; changed: string[] },
  ): Promise<EndpointRow | undefined> {
    return this.database.transaction(async (client) => {
      const { rows } = await client.query<EndpointRow>(
        `update webhook_endpoint set url = $3, description = $4, event_types = $5, payload = $6, format = $7, ordered = $8, headers = $9,
           adapter = $10, updated_at = now(),
           disabled_at = case when $11::boolean is null then disabled_at when $11 then null else coalesce(disabled_at, now()) end,
           disabled_reason = case when $11::boolean is null then disabled_reason when $11 then null else coalesce(disabled_reason, 'operator') end,
           consecutive_failures = case when $11 then 0 else consecutive_failures end,
           failing_since = case when $11 then null else failing_since end,
           trips = case when $11 then 0 else trips end, paused_until = case when $11 then null else paused_until end
         where id = $1 and tenant_id = $2 and deleted_at is null returning ${COLUMNS}`,
        [id, tenantId, ...settingsValues(change.settings), change.enabled ?? null],
      );
      if (!rows[0]) return undefined;
      if (change.enabled === false)
        await client.query(
          `update webhook_delivery set status = 'held' where endpoint_id = $1 and status = 'pending'`,
          [id],
        );
      await audit(client, { tenantId, actor }, id, { action: 'webhook.updated', changed: change.changed });
      return rows[0];
    });
  }

  /** Nothing more is sent; the log stays for its time. */
  async delete({ tenantId, actor }: Actor, id: string): Promise<boolean> {
    return this.database.transaction(async (client) => {
      const { rowCount } = await client.query(
        `update webhook_endpoint set deleted_at = now(), headers = '{}', adapter = null where id = $1 and tenant_id = $2 and deleted_at is null`,
        [id, tenantId],
      );
      if (rowCount !== 1) return false;
      await client.query('delete from webhook_secret where endpoint_id = $1', [id]);
      await client.query(
        `update webhook_delivery set status = 'cancelled', finished_at = now() where endpoint_id = $1 and status in ('pending', 'held')`,
        [id],
      );
      await audit(client, { tenantId, actor }, id, { action: 'webhook.deleted' });
      return true;
    });
  }

  async secretsOf(endpointId: string, purpose: SecretRow['purpose']): Promise<SecretRow[]> {
    const { rows } = await this.database.pool.query<SecretRow>(
      `select purpose, scheme, secret, created_at as "createdAt", expires_at as "expiresAt" from webhook_secret
       where endpoint_id = $1 and purpose = $2 and (expires_at is null or expires_at > now()) order by created_at desc`,
      [endpointId, purpose],
    );
    return rows;
  }

  /** New secrets; the old ones of the same schemes stay good for the overlap. */
  async rotate(
    client: PoolClient,
    { tenantId, actor }: Actor,
    endpointId: string,
    {
      purpose,
      secrets,
      overlapSeconds,
    }: { purpose: SecretRow['purpose']; secrets: SigningSecret[]; overlapSeconds: number },
  ): Promise<void> {
    const schemes: SignatureScheme[] = secrets.map(({ scheme }) => scheme);
    await client.query('select 1 from webhook_endpoint where id = $1 for update', [endpointId]);
    await client.query(
      `update webhook_secret set expires_at = least(expires_at, now() + make_interval(secs => $4))
       where endpoint_id = $1 and purpose = $2 and scheme = any($3)`,
      [endpointId, purpose, schemes, overlapSeconds],
    );
    await insertSecrets(client, { id: endpointId, tenantId }, { purpose, secrets });
    const change = { action: 'webhook.secret_rotated', purpose, schemes, overlapSeconds };
    await audit(client, { tenantId, actor }, endpointId, change);
  }

  /** @param closing null turns the return path off and forgets its secrets */
  async setReturnPath(
    client: PoolClient,
    { tenantId, actor }: Actor,
    endpointId: string,
    closing: string | null,
  ): Promise<void> {
    await client.query('update webhook_endpoint set return_path = $2, updated_at = now() where id = $1', [
      endpointId,
      closing,
    ]);
    if (closing === null)
      await client.query(`delete from webhook_secret where endpoint_id = $1 and purpose = 'inbound'`, [endpointId]);
    await audit(client, { tenantId, actor }, endpointId, { action: 'webhook.return_path_set', closing });
  }
}

function settingsValues(settings: EndpointSettings): unknown[] {
  const { url, description, eventTypes, payload, format, ordered, headers, adapter } = settings;
  return [
    url,
    description,
    eventTypes,
    payload,
    format,
    ordered,
    JSON.stringify(headers),
    adapter && JSON.stringify(adapter),
  ];
}

async function insertSecrets(
  client: PoolClient,
  { id, tenantId }: { id: string; tenantId: string },
  { purpose, secrets }: { purpose: SecretRow['purpose']; secrets: readonly SigningSecret[] },
): Promise<void> {
  for (const { scheme, secret } of secrets)
    await client.query(
      'insert into webhook_secret (id, tenant_id, endpoint_id, purpose, scheme, secret) values ($1, $2, $3, $4, $5, $6)',
      [newId(), tenantId, id, purpose, scheme, secret],
    );
}

async function audit(
  client: PoolClient,
  { tenantId, actor }: Actor,
  subjectId: string,
  { action, ...details }: { action: string; [detail: string]: unknown },
): Promise<void> {
  await appendAudit(client, [{ tenantId, actor, action, subjectType: 'webhook', subjectId, details }]);
}
