// Judges whether a false alarm may be written down as one, and writes it down.
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock';
import { Database, type Transaction } from '../../platform/database/database';
import { AppError } from '../../platform/errors/errors';
import { fingerprint } from '../../platform/http/canonical-json';
import { type Answer, IdempotencyRepository } from '../../platform/http/idempotency.repository';
import { isId } from '../../platform/ids/ids';
import { readAlarms, type PartyOnLists } from '../../screening/screen';
import type { Principal } from '../auth/principal';
import { ScreeningKitHolder } from '../rulesets/screening-kit-holder';
import { hashEntry } from './entry-hash';
import type { GoodGuyRow, NewGoodGuy } from './good-guy-row';
import { type AskedGoodGuy, type GoodGuyQuery, readGoodGuy, readRevocation, refuseGoodGuy } from './good-guy.dto';
import { type GoodGuyView, showGoodGuy } from './good-guy.mapper';
import { GoodGuysRepository } from './good-guys.repository';
import { LiveGoodGuys } from './live-good-guys';

type Candidate = PartyOnLists['candidates'][number];

@Injectable()
export class GoodGuysService {
  constructor(
    private readonly database: Database,
    private readonly repository: GoodGuysRepository,
    private readonly live: LiveGoodGuys,
    private readonly kits: ScreeningKitHolder,
    private readonly idempotency: IdempotencyRepository,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws AppError 404 for the request; 409 where it is not screened, no list is in use or the decision is there already;
   *   422 for what is not right, and for a number that agrees
   */
  async create(principal: Principal, body: unknown, key: string | undefined): Promise<Answer> {
    const asked = readGoodGuy(body, this.clock.today());
    const answer = await this.once({ principal, key, content: body }, async (client) => {
      const created = await this.repository.create(client, principal, await this.scopeOf(principal.tenantId, asked));
      if ('existingId' in created) throw alreadyThere(created.existingId);
      const { made } = created;
      return { status: 201, headers: { location: `/v1/good-guys/${made.id}` }, body: showGoodGuy(made) };
    });
    this.live.forget(principal.tenantId);
    return answer;
  }

  list(tenantId: string, query: GoodGuyQuery, before: string | undefined): Promise<GoodGuyRow[]> {
    return this.repository.list(tenantId, query, before);
  }

  /** @throws AppError 404 */
  async show(tenantId: string, id: string): Promise<GoodGuyView> {
    return showGoodGuy(await this.find(tenantId, id));
  }

  /** @throws AppError 404, 409 where it is void already, 422 without a reason */
  async revoke(principal: Principal, id: string, body: unknown): Promise<void> {
    const { voidedAt, voidedBy } = await this.find(principal.tenantId, id);
    const reason = readRevocation(body);
    if (voidedAt !== null || !(await this.repository.end(principal, id, reason))) {
      const when = voidedAt === null ? '' : ` since ${voidedAt.toISOString()}, by ${voidedBy}`;
      throw new AppError('conflict', `The good guy is void already${when}.`, { code: 'already_void' });
    }
    this.live.forget(principal.tenantId);
  }

  private async find(tenantId: string, id: string): Promise<GoodGuyRow> {
    const row = isId(id) ? await this.repository.find(tenantId, id) : undefined;
    if (!row) throw new AppError('not_found', `There is no good guy ${JSON.stringify(id)}.`);
    return row;
  }

  /** What the decision is about, read from the newest revision with the lists of today. */
  private async scopeOf(tenantId: string, asked: AskedGoodGuy): Promise<NewGoodGuy> {
    const { tradeRequestId } = asked;
    const request = await this.repository.findRequest(tenantId, tradeRequestId);
    if (!request) throw aboutRequest('not_found', 'not_found', `There is no trade request "${tradeRequestId}"`);
    if (!request.screened)
      throw aboutRequest('conflict', 'not_screened', 'The newest revision of the request is not screened yet');
    const kit = this.kits.current();
    if (kit.lists.use === 'off') throw new AppError('conflict', 'No list is in use.', { code: 'no_lists' });
    const { parties, goodsTier, corridor } = readAlarms(request.read, kit);
    const named = findParty(parties, asked);
    const { list, entry } = findCandidate(named, asked);
    const { name, country, registrationNumber, address } = named.party;
    return {
      ...asked,
      party: { name, country, registrationNumber, address },
      entryName: entry.names[0]?.text ?? entry.id,
      entryHash: hashEntry(list, entry),
      goodsTier,
      corridor,
    };
  }

  private async once(
    { principal, key, content }: { principal: Principal; key: string | undefined; content: unknown },
    work: (client: Transaction) => Promise<Answer>,
  ): Promise<Answer> {
    if (key === undefined) return this.database.transaction(work);
    const { tenantId, credentialId } = principal;
    const call = { tenantId, credentialId, route: 'POST /v1/good-guys', key, fingerprint: fingerprint(content) };
    const { answer, replayed } = await this.idempotency.once(call, work);
    return replayed ? { ...answer, headers: { ...answer.headers, 'idempotent-replayed': 'true' } } : answer;
  }
}

function findParty(parties: readonly PartyOnLists[], { field, fieldPointer }: AskedGoodGuy): PartyOnLists {
  const found = parties.find(({ party }) => party.field === field);
  if (found) return found;
  const there = parties.map((one) => one.party.field);
  const detail = `names nobody in the newest revision; there are ${there.join(', ') || 'no named parties'}`;
  throw refuseGoodGuy([{ pointer: fieldPointer, code: 'no_such_party', detail }], 'no_such_party');
}

function findCandidate({ party, candidates }: PartyOnLists, { source, entryId }: AskedGoodGuy): Candidate {
  const found = candidates.find(({ list, entry }) => list.source === source && entry.id === entryId);
  if (!found) {
    const there = candidates.map(({ list, entry }) => `${list.source} ${entry.id} (${entry.names[0]?.text ?? ''})`);
    const pointer = candidates.some(({ list }) => list.source === source) ? '/entryId' : '/source';
    const detail = `is not what ${party.field} is taken for by the lists in use; that is ${there.join(', ') || 'nobody'}`;
    throw refuseGoodGuy([{ pointer, code: 'not_resembled', detail }], 'not_resembled');
  }
  if (found.number !== 'agrees') return found;
  const detail = 'has the registration number of the party: a number decides, and is never excused';
  throw refuseGoodGuy([{ pointer: '/entryId', code: 'number_agrees', detail }], 'number_agrees');
}

function aboutRequest(kind: 'not_found' | 'conflict', code: string, detail: string): AppError {
  return new AppError(kind, `${detail}.`, { code, errors: [{ pointer: '/tradeRequestId', code, detail }] });
}

function alreadyThere(existingId: string): AppError {
  return new AppError('conflict', 'A good guy for the same party, entry, goods and corridor holds already.', {
    code: 'good_guy_exists',
    errors: [{ pointer: '/entryId', code: 'good_guy_exists', detail: `is excused by ${existingId}` }],
    extra: { existingId },
  });
}
