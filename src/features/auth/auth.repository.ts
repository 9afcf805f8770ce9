// Tenants, people and API keys as stored.
import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database';
import { newId } from '../../platform/ids/ids';
import { DEFAULT_TENANT, type Principal } from './principal';

@Injectable()
export class AuthRepository {
  constructor(private readonly database: Database) {}

  /** The caller behind a key, or undefined for unknown and revoked ones. Notes the use, at most once a minute. */
  async findByKey(keyHash: Buffer): Promise<Principal | undefined> {
    const { rows } = await this.database.pool.query<{ id: string; tenant_id: string; stale: boolean }>({
      name: 'find-api-key',
      text: `select id, tenant_id, (last_used_at is null or last_used_at < now() - interval '1 minute') as stale
             from api_key where key_hash = $1 and revoked_at is null`,
      values: [keyHash],
    });
    const row = rows[0];
    if (!row) return undefined;
    if (row.stale) await this.database.pool.query('update api_key set last_used_at = now() where id = $1', [row.id]);
    return { tenantId: row.tenant_id, credentialId: row.id, actor: `key:${row.id}` };
  }

  /** Makes the default tenant where there is none. Returns whether it was made now. */
  async ensureTenant(): Promise<boolean> {
    const made = await this.database.pool.query(
      `insert into tenant (id, name) values ($1, 'default') on conflict do nothing`,
      [DEFAULT_TENANT],
    );
    return made.rowCount === 1;
  }

  async saveAdmin(email: string, passwordHash: string): Promise<void> {
    await this.database.pool.query(
      `insert into user_account (id, tenant_id, email, password_hash, role) values ($1, $2, $3, $4, 'admin')
       on conflict (tenant_id, email) do update set password_hash = excluded.password_hash`,
      [newId(), DEFAULT_TENANT, email, passwordHash],
    );
  }

  async saveKey(name: string, keyHash: Buffer): Promise<void> {
    await this.database.pool.query('insert into api_key (id, tenant_id, name, key_hash) values ($1, $2, $3, $4)', [
      newId(),
      DEFAULT_TENANT,
      name,
      keyHash,
    ]);
  }
}
