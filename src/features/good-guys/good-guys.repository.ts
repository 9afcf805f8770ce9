// Decisions about false alarms as stored; they are made and voided with their audit entry, and never changed otherwise.
import { Injectable } from '@nestjs/common';
import type { PoolClient } from 'pg';
import { Clock } from '../../platform/clock/clock';
import { Database } from '../../platform/database/database';
import { fingerprint } from '../../platform/http/canonical-json';
import { newId } from '../../platform/ids/ids';
import { partyKey } from '../../screening/matching/good-guy';
import type { TradeRequest } from '../../screening/trade-request';
import { appendAudit } from '../audit/audit.repository';
import { GOOD_GUY_COLUMNS, type GoodGuyRow, type NewGoodGuy } from './good-guy-row';
import type { GoodGuyQuery } from './good-guy.dto';

/** Who acts, as the audit log has it. */
export interface Actor {
  tenantId: string;
  actor: string;
}

export interface LiveGoodGuyRow extends GoodGuyRow {
  tenantId: string;
}

@Injectable()
export class GoodGuysRepository {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Those that hold today, of one tenant or of all. */
  async findLive(tenantId: string | null): Promise<LiveGoodGuyRow[]> {
    const { rows } = await this.database.pool.query<LiveGoodGuyRow>(
      `SELECT tenant_id AS "tenantId", ${GOOD_GUY_COLUMNS} FROM good_guy
       WHERE ($2::uuid IS NULL OR tenant_id = $2) AND voided_at IS NULL AND expires_on >= $1::date ORDER BY id`,
      [this.clock.today(), tenantId],
    );
    return rows;
  }

  /** Newest first, one more than the limit where there are more. */
  async list(tenantId: string, query: GoodGuyQuery, before: string | undefined): Promise<GoodGuyRow[]> {
    const { rows } = await this.database.pool.query<GoodGuyRow>(
      `SELECT * FROM (SELECT ${GOOD_GUY_COLUMNS} FROM good_guy WHERE tenant_id = $2) AS g
       WHERE ($3::uuid IS NULL OR id < $3) AND ($4::text IS NULL OR state = $4) AND ($5::text IS NULL OR source = $5)
         AND ($6::text IS NULL OR "entryId" = $6)
       ORDER BY id DESC LIMIT $7`,
      [
        this.clock.today(),
        tenantId,
        before ?? null,
        query.state ?? null,
        query.source ?? null,
        query.entryId ?? null,
        query.limit + 1,
      ],
    );
    return rows;
  }

  async find(tenantId: string, id: string): Promise<GoodGuyRow | undefined> {
    const { rows } = await this.database.pool.query<GoodGuyRow>(
      `SELECT ${GOOD_GUY_COLUMNS} FROM good_guy WHERE tenant_id = $2 AND id = $3`,
      [this.clock.today(), tenantId, id],
    );
    return rows[0];
  }

  /** The newest revision of a request as read, and whether it was screened. */
  async findRequest(tenantId: string, id: string): Promise<{ read: TradeRequest; screened: boolean } | undefined> {
    const { rows } = await this.database.pool.query<{ read: TradeRequest; screened: boolean }>(
      `SELECT v.read, EXISTS (SELECT 1 FROM assessment a WHERE a.revision_id = v.id) AS screened
       FROM trade_request r JOIN trade_request_revision v ON v.trade_request_id = r.id AND v.revision = r.latest_revision
       WHERE r.tenant_id = $1 AND r.id = $2`,
      [tenantId, id],
    );
    return rows[0];
  }

  /** Stores a decision, or answers with the id of the one that already holds for the same scope. */
  async create(
    client: PoolClient,
    { tenantId, actor }: Actor,
    guy: NewGoodGuy,
  ): Promise<{ made: GoodGuyRow } | { existingId: string }> {
    const { party, source, entryId, entryName, entryHash, goodsTier, corridor, reason, tradeRequestId, field } = guy;
    const scope = [fingerprint(partyKey(party)), source, entryId, entryHash, goodsTier, corridor];
    await client.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [[tenantId, ...scope].join('\n')]);
    const existing = await client.query<{ id: string }>(
      `SELECT id FROM good_guy WHERE tenant_id = $1 AND voided_at IS NULL AND expires_on >= $2::date
         AND (fingerprint, source, entry_id, entry_hash, goods_tier, corridor) = ($3, $4, $5, $6, $7, $8)`,
      [tenantId, this.clock.today(), ...scope],
    );
    if (existing.rows[0]) return { existingId: existing.rows[0].id };
    const { rows } = await client.query<GoodGuyRow>(
      `INSERT INTO good_guy (id, tenant_id, fingerprint, source, entry_id, entry_hash, goods_tier, corridor, party, entry_name, reason,
         trade_request_id, field, expires_on, created_by, created_at)
       VALUES ($2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17) RETURNING ${GOOD_GUY_COLUMNS}`,
      [
        this.clock.today(),
        newId(),
        tenantId,
        ...scope,
        JSON.stringify(party),
        entryName,
        reason,
        tradeRequestId,
        field,
        guy.expiresOn,
        actor,
        this.clock.now(),
      ],
    );
    const [made] = rows;
    if (!made) throw new Error('a good guy was not stored');
    const { expiresOn } = guy;
    const details = { party, source, entryId, goodsTier, corridor, reason, tradeRequestId, field, expiresOn };
    await appendAudit(client, [
      { tenantId, actor, action: 'good_guy.created', subjectType: 'good_guy', subjectId: made.id, details },
    ]);
    return { made };
  }

  /** Ends a decision. @returns whether it was not ended before */
  async end({ tenantId, actor }: Actor, id: string, reason: string): Promise<boolean> {
    return this.database.transaction(async (client) => {
      const { rowCount } = await client.query(
        `UPDATE good_guy SET voided_at = $3, voided_by = $4, void_reason = $5
         WHERE tenant_id = $1 AND id = $2 AND voided_at IS NULL`,
        [tenantId, id, this.clock.now(), actor, reason],
      );
      if (rowCount !== 1) return false;
      await appendAudit(client, [
        {
          tenantId,
          actor,
          action: 'good_guy.voided',
          subjectType: 'good_guy',
          subjectId: id,
          details: { reason },
        },
      ]);
      return true;
    });
  }
}
