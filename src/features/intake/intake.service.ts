// Takes trade requests in: checked at the door, written to the ledger, then queued; or screened at once for who waits.
import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable, Logger } from '@nestjs/common';
import type { Answer } from '../../platform/http/idempotency.repository';
import { Metrics } from '../../platform/observability/metrics';
import type { Assessment } from '../../screening/assessment';
import type { Principal } from '../auth/principal';
import { ScreeningRuns } from '../screening-runs/screening-runs.service';
import { Gatherer } from './gatherer';
import { IntakeDoor } from './intake-door';
import { type OnDuplicate, referenceConflict, RequestLedger } from './request-ledger';
import type { Stored, StoreItem } from './store-requests.repository';
import { type RevisionStatus, TradeRequestsRepository } from './trade-requests.repository';

export interface SubmitOptions {
  onDuplicate: OnDuplicate;
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

const MOST_TOGETHER = 50;

@Injectable()
export class IntakeService {
  private readonly logger = new Logger('intake');
  private readonly waiting = new Gatherer<string, true>(async (revisionIds) => {
    await this.runs.run(revisionIds);
    return revisionIds.map(() => true);
  }, MOST_TOGETHER);

  constructor(
    private readonly ledger: RequestLedger,
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
    const { onDuplicate, idempotencyKey, waitSeconds } = options;
    if (idempotencyKey === undefined) {
      const stored = await this.ledger.storeOne(principal, item, onDuplicate);
      return this.goOn(principal.tenantId, stored, answerStored(stored), waitSeconds);
    }
    const outcome = await this.ledger.storeOnce({ principal, item, onDuplicate }, idempotencyKey, answerStored);
    if ('stored' in outcome) return this.goOn(principal.tenantId, outcome.stored, outcome.answer, waitSeconds);
    return { ...outcome.replayed, headers: { ...outcome.replayed.headers, ...REPLAYED } };
  }

  /** Stores many checked requests and queues the accepted ones; all of them or none. */
  async submitMany(principal: Principal, items: readonly StoreItem[], onDuplicate: OnDuplicate): Promise<Stored[]> {
    const stored = await this.ledger.storeMany(principal, items, onDuplicate);
    const accepted = stored.filter(({ outcome }) => outcome === 'accepted').map(({ revisionId }) => revisionId);
    this.metrics.requestsReceived.inc({ door: 'bulk' }, accepted.length);
    await this.ledger.queue(accepted);
    return stored;
  }

  /** After the commit: waits for the assessment where the caller does, and leaves to the queue what is still to be done. */
  private async goOn(tenantId: string, stored: Stored, answer: Answer, waitSeconds: number): Promise<Answer> {
    const isNew = stored.outcome === 'accepted';
    if (isNew) this.metrics.requestsReceived.inc({ door: 'rest' });
    if (waitSeconds > 0) await this.screenWithin(waitSeconds, stored.revisionId);
    const now =
      isNew && waitSeconds === 0 ? undefined : await this.repository.findRevision(tenantId, stored.revisionId);
    if (isNew && !now?.assessment) await this.ledger.queue([stored.revisionId]);
    const receipt: Receipt = {
      ...toReceipt(stored),
      ...(now?.status && { status: now.status }),
      ...(now?.assessment && { assessment: now.assessment }),
    };
    if (waitSeconds === 0 || !now?.assessment) return { ...answer, body: receipt };
    return { status: 200, headers: { ...answer.headers, 'Preference-Applied': `wait=${waitSeconds}` }, body: receipt };
  }

  /** The stored request is safe: whatever goes wrong here, the queue or the sweep will screen it. */
  private async screenWithin(seconds: number, revisionId: string): Promise<void> {
    const limit = new AbortController();
    const tooLate = sleep(seconds * 1000, undefined, { signal: limit.signal }).catch(() => undefined);
    try {
      await Promise.race([this.waiting.add(revisionId), tooLate]);
    } catch (error) {
      this.logger.warn({ err: error, revisionId }, 'not screened while the caller waits; left to the queue');
    } finally {
      limit.abort();
    }
  }
}

const REPLAYED = { 'Idempotent-Replayed': 'true' };

/** @throws AppError 409; thrown inside a transaction it leaves nothing behind */
function answerStored(stored: Stored): Answer {
  if (stored.outcome === 'conflict') throw referenceConflict(stored);
  const isNew = stored.outcome === 'accepted';
  const headers = { Location: `/v1/trade-requests/${stored.tradeRequestId}`, ...(isNew ? {} : REPLAYED) };
  return { status: isNew ? 202 : 200, headers, body: toReceipt(stored) };
}

function toReceipt({ tradeRequestId, reference, revision }: Stored): Receipt {
  return { id: tradeRequestId, reference, revision, status: 'queued' };
}
