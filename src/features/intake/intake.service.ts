// Takes trade requests in: checked at the door, written to the ledger, then queued; or screened at once for who waits.
import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable, Logger } from '@nestjs/common';
import { Database, type Transaction } from '../../platform/database/database';
import { AppError } from '../../platform/errors/errors';
import { fingerprint } from '../../platform/http/canonical-json';
import { type Answer, IdempotencyRepository } from '../../platform/http/idempotency.repository';
import { Metrics } from '../../platform/observability/metrics';
import type { Assessment } from '../../screening/assessment';
import type { Principal } from '../auth/principal';
import { ScreeningRuns } from '../screening-runs/screening-runs.service';
import { IntakeDoor } from './intake-door';
import { type Stored, type StoreItem, type StoreMeta, storeRequests } from './store-requests.repository';
import { type RevisionStatus, TradeRequestsRepository } from './trade-requests.repository';

export interface SubmitOptions {
  onDuplicate: StoreMeta['onDuplicate'];
  idempotencyKey: string | undefined;
  /** How long the caller waits for the assessment; 0: not at all. */
  waitSeconds: number;
}

/** What a submitted request is answered with. */
export interface Receipt {
  id: string;
  reference: string;
  revision: number;
  status: RevisionStatus;
  assessment?: Assessment;
}

const ROUTE = 'POST /v1/trade-requests';

@Injectable()
export class IntakeService {
  private readonly logger = new Logger('intake');

  constructor(
    private readonly database: Database,
    private readonly idempotency: IdempotencyRepository,
    private readonly repository: TradeRequestsRepository,
    private readonly door: IntakeDoor,
    private readonly runs: ScreeningRuns,
    private readonly metrics: Metrics,
  ) {}

  /**
   * Stores one request and queues it.
   * @throws AppError 422 with the wrong fields; 409 `reference_conflict` for a known reference with other content
   */
  async submit(principal: Principal, body: unknown, options: SubmitOptions): Promise<Answer> {
    const item: StoreItem = { read: this.door.check(body), received: body };
    const meta = this.door.metaFor(principal, options.onDuplicate);
    let stored: Stored | undefined;
    const work = async (client: Transaction): Promise<Answer> => {
      [stored] = await storeRequests(client, principal.tenantId, [item], meta);
      return answerStored(stored);
    };
    const { answer, replayed } = await this.runOnce(principal, item, options, work);
    if (replayed || stored === undefined)
      return { ...answer, headers: { ...answer.headers, 'Idempotent-Replayed': 'true' } };
    return this.goOn(principal.tenantId, stored, answer, options.waitSeconds);
  }

  /** Stores many checked requests and queues the accepted ones; all of them or none. */
  async submitMany(
    principal: Principal,
    items: readonly StoreItem[],
    onDuplicate: StoreMeta['onDuplicate'],
  ): Promise<Stored[]> {
    const meta = this.door.metaFor(principal, onDuplicate);
    const stored = await this.database.transaction((client) => storeRequests(client, principal.tenantId, items, meta));
    const accepted = stored.filter(({ outcome }) => outcome === 'accepted').map(({ revisionId }) => revisionId);
    this.metrics.requestsReceived.inc({ door: 'bulk' }, accepted.length);
    await this.queue(accepted);
    return stored;
  }

  private async runOnce(
    { tenantId, credentialId }: Principal,
    { received }: StoreItem,
    { idempotencyKey, onDuplicate }: SubmitOptions,
    work: (client: Transaction) => Promise<Answer>,
  ): Promise<{ answer: Answer; replayed: boolean }> {
    if (idempotencyKey === undefined) return { answer: await this.database.transaction(work), replayed: false };
    const call = {
      tenantId,
      credentialId,
      route: ROUTE,
      key: idempotencyKey,
      fingerprint: fingerprint({ onDuplicate, received }),
    };
    return this.idempotency.once(call, work);
  }

  /** After the commit: queues what is new, and waits for the assessment where the caller does. */
  private async goOn(tenantId: string, stored: Stored, answer: Answer, waitSeconds: number): Promise<Answer> {
    if (stored.outcome === 'accepted') this.metrics.requestsReceived.inc({ door: 'rest' });
    const assessment = waitSeconds > 0 ? await this.screenWithin(waitSeconds, stored.revisionId) : undefined;
    if (assessment === undefined && stored.outcome === 'accepted') await this.queue([stored.revisionId]);
    const now =
      stored.outcome === 'accepted' && assessment === undefined
        ? undefined
        : await this.repository.findRevision(tenantId, stored.revisionId);
    const receipt: Receipt = {
      ...toReceipt(stored),
      status: now?.status ?? 'queued',
      ...(now?.assessment && { assessment: now.assessment }),
    };
    if (assessment === undefined) return { ...answer, body: receipt };
    return {
      status: 200,
      headers: { ...answer.headers, 'Preference-Applied': `wait=${waitSeconds}` },
      body: { ...receipt, status: 'screened', assessment },
    };
  }

  /** The stored request is safe: whatever goes wrong here, the queue or the sweep will screen it. */
  private async screenWithin(seconds: number, revisionId: string): Promise<Assessment | undefined> {
    const tooLate = new AbortController();
    const limit = sleep(seconds * 1000, null, { signal: tooLate.signal }).catch(() => null);
    try {
      return (await Promise.race([this.runs.screenNow(revisionId), limit])) ?? undefined;
    } catch (error) {
      this.logger.warn({ err: error, revisionId }, 'not screened while the caller waits; left to the queue');
      return undefined;
    } finally {
      tooLate.abort();
    }
  }

  private async queue(revisionIds: string[]): Promise<void> {
    if (revisionIds.length === 0) return;
    await this.runs
      .enqueue(revisionIds)
      .catch((error: unknown) => this.logger.error({ err: error }, 'not queued; the sweep will do it'));
  }
}

/** Thrown inside the transaction, so that a conflict leaves nothing behind. */
function answerStored(stored: Stored | undefined): Answer {
  if (stored === undefined) throw new Error('nothing was stored');
  if (stored.outcome === 'conflict') throw referenceConflict(stored);
  const headers = {
    Location: `/v1/trade-requests/${stored.tradeRequestId}`,
    ...(stored.outcome === 'duplicate' && { 'Idempotent-Replayed': 'true' }),
  };
  return { status: stored.outcome === 'accepted' ? 202 : 200, headers, body: toReceipt(stored) };
}

function toReceipt({ tradeRequestId, reference, revision }: Stored): Receipt {
  return { id: tradeRequestId, reference, revision, status: 'queued' };
}

/** A known reference with other content. */
export function referenceConflict({ reference, tradeRequestId }: Stored): AppError {
  const detail = `The reference ${JSON.stringify(reference)} is known with other content; send ?onDuplicate=revise to store a new revision.`;
  return new AppError('conflict', detail, {
    code: 'reference_conflict',
    errors: [{ pointer: '/reference', code: 'reference_conflict', detail: `belongs to ${tradeRequestId}` }],
    extra: { existingId: tradeRequestId },
  });
}
