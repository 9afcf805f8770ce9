// One record on its way through the house, stop by stop, in the order of the README.
import * as fs from 'node:fs';
import * as path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Database } from '../../src/platform/database/database';
import type { Assessment } from '../../src/screening/assessment';
import type { TradeRequest } from '../../src/screening/trade-request';
import { startTestService, type TestService } from '../support/test-service';

const REQUEST = JSON.parse(
  fs.readFileSync(path.resolve(__dirname, '..', '..', 'examples', 'kazakhstan-to-russia.json'), 'utf8'),
) as TradeRequest;

describe('the way of a record', () => {
  let service: TestService;
  let database: Database;
  let id = '';

  beforeAll(async () => {
    service = await startTestService();
    database = service.app.get(Database);
  });
  afterAll(() => service.stop());

  const rows = async <T extends object>(sql: string): Promise<T[]> => (await database.pool.query<T>(sql, [id])).rows;

  it('1 door: is checked', async () => {
    const refused = await service.call('POST', '/v1/trade-requests', {
      body: { ...REQUEST, goods: [{ hsCode: '848' }] },
    });
    expect(refused.status).toBe(422);
    const accepted = await service.call('POST', '/v1/trade-requests', { body: REQUEST });
    expect(accepted.status).toBe(202);
    const receipt = (await accepted.json()) as { id: string; status: string };
    expect(receipt).toMatchObject({ reference: REQUEST.reference, status: 'queued' });
    expect(accepted.headers.get('location')).toBe(`/v1/trade-requests/${receipt.id}`);
    id = receipt.id;
  });

  it('2 ledger: is kept as received and as read', async () => {
    const [revision] = await rows<{ revision: number; received: unknown; read: unknown }>(
      'select revision, received, read from trade_request_revision where trade_request_id = $1',
    );
    expect(revision).toMatchObject({
      revision: 1,
      received: REQUEST,
      read: { reference: REQUEST.reference, requestedAt: '2026-03-01' },
    });
  });

  it('3 queue and 4 runner: is screened by a worker, with pinned versions', async () => {
    let found: { versions: Record<string, string> } | undefined;
    for (const deadline = Date.now() + 20_000; !found && Date.now() < deadline; await sleep(50)) {
      const [row] = await rows<{ document: Assessment }>('select document from assessment where trade_request_id = $1');
      found = row && { versions: { ...row.document.versions } };
    }
    expect(found?.versions).toMatchObject({
      engine: '1.0.0',
      rules: expect.stringMatching(/^sha256:/u) as string,
      reference: expect.stringMatching(/^sha256:/u) as string,
    });
  });

  it('5 core: the answer names corridor, reason, law and field', async () => {
    const request = (await (await service.call('GET', `/v1/trade-requests/${id}`)).json()) as {
      assessments: Assessment[];
    };
    const [assessment] = request.assessments;
    expect(assessment).toMatchObject({
      verdict: 'hold',
      corridor: { kind: 'kazakhstan_to_russia', likelyDestination: 'RU' },
    });
    const hit = assessment?.hits.find(({ rule }) => rule === 'routing/kazakhstan-onward-to-russia');
    expect(hit?.evidence[0]).toMatchObject({ field: 'route.places[6]', value: 'Syrym' });
    expect(hit?.legalBasis[0]?.instrument).toContain('833/2014');
  });

  it('6 book: everything was written together, once', async () => {
    const [counts] = await rows<Record<string, number>>(
      `select (select count(*) from assessment where trade_request_id = $1)::int as assessments,
         (select count(*) from alert where trade_request_id = $1)::int as alerts,
         (select count(*) from assessment_hit h join assessment a on a.id = h.assessment_id where a.trade_request_id = $1)::int > 0 as hits,
         (select count(*) from audit_entry where subject_id = $1::text)::int as audited,
         (select count(*) from trade_request_revision where trade_request_id = $1 and status = 'screened')::int as screened`,
    );
    expect(counts).toEqual({ assessments: 1, alerts: 1, hits: true, audited: 2, screened: 1 });
  });

  it('7 desk: there is an alert', async () => {
    const list = (await (await service.call('GET', '/v1/alerts?verdict=hold')).json()) as {
      data: { id: string; tradeRequestId: string }[];
    };
    const alert = list.data.find(({ tradeRequestId }) => tradeRequestId === id);
    expect(alert).toBeDefined();
    const one = await service.call('GET', `/v1/alerts/${alert?.id ?? ''}`);
    expect(one.headers.get('etag')).toBe('"1"');
  });

  it('8 post: the events were written with it, and the relay takes them', async () => {
    const events = await rows<{ type: string }>(
      `select type from outbox_event where subject_id = $1 or subject_id in (select id from alert where trade_request_id = $1) order by type`,
    );
    expect(events.map(({ type }) => type)).toEqual(['alert.created', 'trade_request.screened']);
    const waiting = 'select 1 from outbox_event where dispatched_at is null and $1::text is not null';
    for (const deadline = Date.now() + 10_000; (await rows(waiting)).length > 0 && Date.now() < deadline;)
      await sleep(50);
    expect(await rows(waiting)).toEqual([]);
  });

  it('updates the alert when a new revision comes', async () => {
    const revised = { ...REQUEST, route: { ...REQUEST.route, places: ['Hamburg', 'Poti', 'Baku', 'Aktau', 'Almaty'] } };
    const refused = await service.call('POST', '/v1/trade-requests', { body: revised });
    expect(refused.status).toBe(409);
    const accepted = await service.call('POST', '/v1/trade-requests?onDuplicate=revise', {
      body: revised,
      headers: { prefer: 'wait=10' },
    });
    expect(accepted.status).toBe(200);
    const [alert] = await rows<{ version: number; verdict: string }>(
      'select version, verdict from alert where trade_request_id = $1',
    );
    expect(alert).toMatchObject({ version: 2, verdict: 'review' });
  });
});
