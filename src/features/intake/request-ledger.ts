// Stores checked requests in transactions and puts the new ones in line once they are committed.
import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock';
import { Database } from '../../platform/database/database';
import { AppError } from '../../platform/errors/errors';
import { fingerprint } from '../../platform/http/canonical-json';
import { type Answer, IdempotencyRepository } from '../../platform/http/idempotency.repository';
import type { Principal } from '../auth/principal';
import { ScreeningRuns } from '../screening-runs/screening-runs.service';
import { Gatherer } from './gatherer';
import { type Stored, type StoreItem, type StoreMeta, storeRequests } from './store-requests.repository';

export type OnDuplicate = StoreMeta['onDuplicate'];

/** Single requests stored in one transaction under load. */
const MOST_TOGETHER = 100;
const ROUTE = 'POST /v1/trade-requests';

interface Submission {
  principal: Principal;
  item: StoreItem;
  onDuplicate: OnDuplicate;
}

@Injectable()
export class RequestLedger {
  private readonly logger = new Logger('intake');
  private readonly singles = new Gatherer<Submission, Stored>((group) => this.storeGroup(group), MOST_TOGETHER);
  private readonly line = new Gatherer<string, true>((revisionIds) => this.enqueue(revisionIds), MOST_TOGETHER);

  constructor(
    private readonly database: Database,
    private readonly idempotency: IdempotencyRepository,
    private readonly runs: ScreeningRuns,
    private readonly clock: Clock,
  ) {}

  /** Stores one request, together with others that come at the same time. */
  storeOne(principal: Principal, item: StoreItem, onDuplicate: OnDuplicate): Promise<Stored> {
    return this.singles.add({ principal, item, onDuplicate });
  }

  /**
   * Stores one request at most once for a key; the answer to it is made in the same transaction.
   * @returns what was stored now, or the answer that the key got before
   */
  async storeOnce(
    { principal, item, onDuplicate }: Submission,
    key: string,
    answer: (stored: Stored) => Answer,
  ): Promise<{ stored: Stored; answer: Answer } | { replayed: Answer }> {
    const { tenantId, credentialId } = principal;
    const call = {
      tenantId,
      credentialId,
      route: ROUTE,
      key,
      fingerprint: fingerprint({ onDuplicate, received: item.received }),
    };
    let stored: Stored | undefined;
    const outcome = await this.idempotency.once(call, async (client) => {
      [stored] = await storeRequests(client, tenantId, [item], this.metaFor(principal, onDuplicate));
      if (stored === undefined) throw new Error('nothing was stored');
      return answer(stored);
    });
    return outcome.replayed || stored === undefined ? { replayed: outcome.answer } : { stored, answer: outcome.answer };
  }

  /** Stores many requests; all of them or none. */
  storeMany(principal: Principal, items: readonly StoreItem[], onDuplicate: OnDuplicate): Promise<Stored[]> {
    const meta = this.metaFor(principal, onDuplicate);
    return this.database.transaction((client) => storeRequests(client, principal.tenantId, items, meta));
  }

  /** Puts committed revisions in line. Never fails: what is lost here, the sweep finds. */
  async queue(revisionIds: readonly string[]): Promise<void> {
    if (revisionIds.length === 0) return;
    const waiting = revisionIds.length === 1 ? revisionIds.map((id) => this.line.add(id)) : [this.enqueue(revisionIds)];
    await Promise.all(waiting).catch((error: unknown) =>
      this.logger.error({ err: error, revisions: revisionIds.length }, 'not queued; the sweep will do it'),
    );
  }

  private async enqueue(revisionIds: readonly string[]): Promise<true[]> {
    await this.runs.enqueue(revisionIds);
    return revisionIds.map(() => true);
  }

  /** A group may hold several callers: each one's requests are stored under their own tenant and name, in one transaction. */
  private storeGroup(group: readonly Submission[]): Promise<Stored[]> {
    const answers = new Array<Stored>(group.length);
    const byCaller = new Map<string, number[]>();
    group.forEach(({ principal: { tenantId, actor }, onDuplicate }, index) => {
      const caller = [tenantId, actor, onDuplicate].join('\n');
      byCaller.set(caller, [...(byCaller.get(caller) ?? []), index]);
    });
    return this.database.transaction(async (client) => {
      for (const [, indexes] of [...byCaller].sort()) {
        const own = indexes.flatMap((index) => group[index] ?? []);
        const [first] = own;
        if (first === undefined) continue;
        const meta = this.metaFor(first.principal, first.onDuplicate);
        const stored = await storeRequests(
          client,
          first.principal.tenantId,
          own.map(({ item }) => item),
          meta,
        );
        stored.forEach((answer, at) => (answers[indexes[at] ?? -1] = answer));
      }
      return answers;
    });
  }

  private metaFor({ actor }: Principal, onDuplicate: OnDuplicate): StoreMeta {
    return { actor, receivedAt: this.clock.now(), onDuplicate };
  }
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
