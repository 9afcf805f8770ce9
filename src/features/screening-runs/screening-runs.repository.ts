// The book: reads revisions to be screened, and writes what came out in one transaction, exactly once per revision and versions.
import { Injectable } from '@nestjs/common';
import type { PoolClient } from 'pg';
import { Database } from '../../platform/database/database';
import { appendOutboxEvents, type OutboxEvent } from '../../platform/outbox/outbox.repository';
import { appendAudit } from '../audit/audit.repository';
import { insertAssessments } from './insert-assessments.repository';
import type { RevisionToScreen, ScreenedRevision } from './screened-revision';
import { type AlertChange, updateAlerts, writeUnscreenedAlerts } from './update-alerts.repository';

const ACTOR = 'system:screening';

@Injectable()
export class ScreeningRunsRepository {
  constructor(private readonly database: Database) {}

  /** The revisions that still wait, as read at the door. */
  async loadQueued(revisionIds: readonly string[]): Promise<RevisionToScreen[]> {
    const { rows } = await this.database.pool.query<RevisionToScreen>(
      `select v.id as "revisionId", v.tenant_id as "tenantId", v.trade_request_id as "tradeRequestId", r.reference,
         v.revision, v.read
       from trade_request_revision v join trade_request r on r.id = v.trade_request_id
       where v.id = any($1::uuid[]) and v.status = 'queued'`,
      [revisionIds],
    );
    return rows;
  }

  /**
   * Writes assessments, hits, alerts, audit entries and events; what another run has written already is left alone.
   * @returns what was new
   */
  async write(screened: readonly ScreenedRevision[], versionsKey: string): Promise<ScreenedRevision[]> {
    if (screened.length === 0) return [];
    const revisionIds = screened.map(({ revisionId }) => revisionId);
    return this.database.transaction(async (client) => {
      await lock(client, revisionIds);
      const written = await insertAssessments(client, screened, versionsKey);
      const changes = await updateAlerts(client, written);
      await client.query(`update trade_request_revision set status = 'screened' where id = any($1::uuid[])`, [
        revisionIds,
      ]);
      await this.tell(client, written, changes);
      return written;
    });
  }

  private async tell(
    client: PoolClient,
    written: readonly (ScreenedRevision & { assessmentId: string })[],
    changes: readonly AlertChange[],
  ): Promise<void> {
    await appendAudit(
      client,
      written.map(({ tenantId, tradeRequestId, assessmentId, revision, assessment }) => ({
        tenantId,
        actor: ACTOR,
        action: 'trade_request.screened',
        subjectType: 'trade_request',
        subjectId: tradeRequestId,
        details: { assessmentId, revision, verdict: assessment.verdict, score: assessment.score },
      })),
    );
    const screenedEvents = written.map(
      ({ tenantId, tradeRequestId, assessmentId, revision, assessment }): OutboxEvent => ({
        tenantId,
        type: 'trade_request.screened',
        subjectId: tradeRequestId,
        data: {
          tradeRequestId,
          assessmentId,
          reference: assessment.reference,
          revision,
          verdict: assessment.verdict,
          score: assessment.score,
        },
      }),
    );
    await appendOutboxEvents(client, [...screenedEvents, ...changes.map(toEvent)]);
  }

  /** After the last attempt: the revisions are marked, and an alert says that they could not be screened. */
  async giveUp(revisionIds: readonly string[], reason: string): Promise<number> {
    return this.database.transaction(async (client) => {
      await lock(client, revisionIds);
      const { rows } = await client.query<{
        revisionId: string;
        tenantId: string;
        tradeRequestId: string;
        reference: string;
      }>(
        `update trade_request_revision v set status = 'failed' from trade_request r
         where v.id = any($1::uuid[]) and v.status = 'queued' and r.id = v.trade_request_id
         returning v.id as "revisionId", v.tenant_id as "tenantId", v.trade_request_id as "tradeRequestId", r.reference`,
        [revisionIds],
      );
      const changes = await writeUnscreenedAlerts(client, rows, reason);
      await appendAudit(
        client,
        rows.map(({ tenantId, tradeRequestId, revisionId }) => ({
          tenantId,
          actor: ACTOR,
          action: 'trade_request.not_screened',
          subjectType: 'trade_request',
          subjectId: tradeRequestId,
          details: { revisionId, reason },
        })),
      );
      await appendOutboxEvents(client, changes.map(toEvent));
      return rows.length;
    });
  }

  /** Revisions that have waited longer than this, oldest first. */
  async findWaiting(olderThanSeconds: number, limit: number): Promise<string[]> {
    const { rows } = await this.database.pool.query<{ id: string }>(
      `select id from trade_request_revision where status = 'queued' and received_at <= now() - make_interval(secs => $1)
       order by received_at, id limit $2`,
      [olderThanSeconds, limit],
    );
    return rows.map(({ id }) => id);
  }
}

/**
 * In the order in which the doors lock requests: all writers wait in a line, never in a ring, and the second run over the same revisions finds
 * everything written. Not FOR UPDATE, which would also hold up rows that only refer to these.
 */
async function lock(client: PoolClient, revisionIds: readonly string[]): Promise<void> {
  await client.query(
    `select 1 from trade_request
     where id in (select trade_request_id from trade_request_revision where id = any($1::uuid[]))
     order by reference for no key update`,
    [revisionIds],
  );
}

function toEvent({ tenantId, kind, ...change }: AlertChange): OutboxEvent {
  return { tenantId, type: `alert.${kind}`, subjectId: change.alertId, data: { ...change } };
}
