// The doors for trade requests from outside: stored once, screened, found again; repeats and races change nothing.
import { gzipSync } from 'node:zlib';
import { Client } from 'pg';
import { startTestService, type TestService } from '../support/test-service';

const ROUTE = '/v1/trade-requests';

/** Bearings that leave Germany for Kazakhstan and go on to Russia. */
const makeRequest = (reference: string, changes: object = {}): object => ({
  reference,
  requestedAt: '2026-03-01',
  goods: [
    {
      description: 'Deep groove ball bearings 6205-2RS',
      hsCode: '8482.10.10',
      netWeightKg: '260,5',
      value: 5400,
      currency: 'EUR',
    },
  ],
  parties: [{ role: 'consignee', name: `ТОО «Жулдыз ${reference}»`, country: 'Казахстан' }],
  route: {
    dispatchCountry: 'DE',
    destinationCountry: 'KZ',
    places: ['Hamburg', 'Almaty', 'Oral', 'Syrym'],
    mode: 'road',
  },
  payment: null,
  ...changes,
});

interface Receipt {
  id: string;
  reference: string;
  revision: number;
  status: string;
  assessment?: { verdict: string; corridor: { kind: string } };
}

describe('trade requests', () => {
  let service: TestService;
  let client: Client;

  beforeAll(async () => {
    service = await startTestService();
    client = new Client({ connectionString: service.database.url });
    await client.connect();
  });
  afterAll(async () => {
    await client.end();
    await service.stop();
  });

  const post = (body: unknown, headers: Record<string, string> = {}, query = ''): Promise<Response> =>
    service.call('POST', `${ROUTE}${query}`, { body, headers });
  const count = async (table: string, reference: string): Promise<number> => {
    const sql =
      table === 'trade_request'
        ? 'SELECT count(*)::int AS n FROM trade_request WHERE reference = $1'
        : `SELECT count(*)::int AS n FROM ${table} t JOIN trade_request r ON r.id = t.trade_request_id WHERE r.reference = $1`;
    return ((await client.query<{ n: number }>(sql, [reference])).rows[0] ?? { n: -1 }).n;
  };
  const get = async (id: string): Promise<Record<string, unknown> & { assessments: Record<string, unknown>[] }> =>
    (await (await service.call('GET', `${ROUTE}/${id}`)).json()) as Record<string, unknown> & {
      assessments: Record<string, unknown>[];
    };
  async function waitUntilScreened(id: string): ReturnType<typeof get> {
    for (let attempt = 0; attempt < 100; attempt++) {
      const request = await get(id);
      if (request['status'] === 'screened') return request;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error(`${id} was not screened`);
  }

  it('stores, queues, screens and shows one', async () => {
    const response = await post(makeRequest('ONE'));
    expect(response.status).toBe(202);
    const receipt = (await response.json()) as Receipt;
    expect(receipt).toEqual({ id: expect.any(String) as string, reference: 'ONE', revision: 1, status: 'queued' });
    expect(response.headers.get('location')).toBe(`${ROUTE}/${receipt.id}`);
    const shown = await waitUntilScreened(receipt.id);
    expect(shown).toMatchObject({
      reference: 'ONE',
      corridor: 'kazakhstan_to_russia',
      consignee: 'ТОО «Жулдыз ONE»',
      requestedAt: '2026-03-01',
    });
    expect(shown['request']).toMatchObject({ goods: [{ netWeightKg: 260.5 }] });
    expect(shown.assessments).toHaveLength(1);
    expect(shown.assessments[0]).toMatchObject({ reference: 'ONE', revision: 1, verdict: shown['verdict'] });
  });

  it('waits for the assessment where the caller prefers it, in the same words as without storing', async () => {
    const response = await post(makeRequest('WAIT'), { prefer: 'wait=10' });
    expect(response.status).toBe(200);
    expect(response.headers.get('preference-applied')).toBe('wait=10');
    const { status, assessment } = (await response.json()) as Receipt;
    expect(status).toBe('screened');
    const dry = await service.call('POST', '/v1/screen', { body: makeRequest('WAIT') });
    expect(dry.status).toBe(200);
    const screenedAt = expect.any(String) as string;
    expect({ ...((await dry.json()) as object), screenedAt }).toEqual({ ...assessment, screenedAt });
  });

  it('does not store what is only screened', async () => {
    await service.call('POST', '/v1/screen', { body: makeRequest('DRY') });
    expect(await count('trade_request', 'DRY')).toBe(0);
  });

  it('answers a repeat with the record that is there', async () => {
    const first = (await (await post(makeRequest('TWICE'))).json()) as Receipt;
    const again = await post(makeRequest('TWICE', { documents: null }));
    expect(again.status).toBe(200);
    expect(again.headers.get('idempotent-replayed')).toBe('true');
    expect(await again.json()).toMatchObject({ id: first.id, reference: 'TWICE', revision: 1 });
    expect(await count('trade_request_revision', 'TWICE')).toBe(1);
  });

  it('refuses other content under a known reference, and stores it as a revision where that is meant', async () => {
    const first = (await (await post(makeRequest('CHANGED'), { prefer: 'wait=10' })).json()) as Receipt;
    const other = makeRequest('CHANGED', { route: { dispatchCountry: 'DE', destinationCountry: 'FR' } });
    const refused = await post(other);
    expect(refused.status).toBe(409);
    expect(await refused.json()).toMatchObject({ code: 'reference_conflict', existingId: first.id });
    const revised = await post(other, { prefer: 'wait=10' }, '?onDuplicate=revise');
    expect(await revised.json()).toMatchObject({ id: first.id, revision: 2, status: 'screened' });
    const shown = await get(first.id);
    expect(shown.assessments.map(({ revision }) => revision)).toEqual([2, 1]);
    expect((await post(other)).status).toBe(200);
  });

  it('stores one record for twenty callers with one reference', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => post(makeRequest('RACE'))));
    expect(answers.map(({ status }) => status).sort()).toEqual([...Array.from({ length: 19 }, () => 200), 202]);
    const ids = await Promise.all(answers.map(async (answer) => ((await answer.json()) as Receipt).id));
    expect(new Set(ids).size).toBe(1);
    expect(await count('trade_request_revision', 'RACE')).toBe(1);
    await waitUntilScreened(ids[0] ?? '');
    expect(await count('assessment', 'RACE')).toBe(1);
  });

  it('numbers the revisions of racing callers one after the other', async () => {
    await post(makeRequest('REVISIONS'));
    const bodies = Array.from({ length: 8 }, (_, index) =>
      makeRequest('REVISIONS', { goods: [{ description: `pump ${index}` }] }),
    );
    const answers = await Promise.all(bodies.map((body) => post(body, {}, '?onDuplicate=revise')));
    expect(answers.map(({ status }) => status)).toEqual(bodies.map(() => 202));
    const { rows } = await client.query(
      'SELECT v.revision FROM trade_request_revision v JOIN trade_request r ON r.id = v.trade_request_id WHERE r.reference = $1 ORDER BY 1',
      ['REVISIONS'],
    );
    expect(rows.map(({ revision }) => revision as number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  describe('with an Idempotency-Key', () => {
    it('replays the first answer', async () => {
      const first = await post(makeRequest('KEYED'), { 'idempotency-key': '"key-1"' });
      const again = await post(makeRequest('KEYED'), { 'idempotency-key': 'key-1' });
      expect([first.status, again.status]).toEqual([202, 202]);
      expect(again.headers.get('idempotent-replayed')).toBe('true');
      expect(again.headers.get('location')).toBe(first.headers.get('location'));
      expect(await again.json()).toEqual(await first.json());
    });

    it('refuses the key for another content', async () => {
      await post(makeRequest('KEY-A'), { 'idempotency-key': 'key-2' });
      const other = await post(makeRequest('KEY-B'), { 'idempotency-key': 'key-2' });
      expect(other.status).toBe(422);
      expect(await other.json()).toMatchObject({ code: 'idempotency_key_reused' });
      expect(await count('trade_request', 'KEY-B')).toBe(0);
    });

    it('forgets a key after a day, and what was refused at once', async () => {
      expect((await post({ reference: 'LATER' }, { 'idempotency-key': 'key-3' })).status).toBe(422);
      expect((await post(makeRequest('LATER'), { 'idempotency-key': 'key-3' })).status).toBe(202);
      await client.query(`UPDATE idempotency_record SET created_at = now() - interval '25 hours' WHERE key = 'key-3'`);
      expect((await post(makeRequest('MUCH-LATER'), { 'idempotency-key': 'key-3' })).status).toBe(202);
    });

    it('does the work of twenty callers with one key once', async () => {
      const answers = await Promise.all(
        Array.from({ length: 20 }, () => post(makeRequest('KEY-RACE'), { 'idempotency-key': 'key-4' })),
      );
      const running = answers.filter(({ status }) => status === 409);
      expect(answers.every(({ status }) => status === 202 || status === 409)).toBe(true);
      expect(running.length).toBeLessThan(20);
      expect(running.every(({ headers }) => headers.get('retry-after') === '1')).toBe(true);
      expect(await count('trade_request_revision', 'KEY-RACE')).toBe(1);
    });
  });

  describe('in bulk', () => {
    interface LineAnswer {
      index: number;
      reference: string | null;
      id?: string;
      status: string;
      problem?: { code: string };
    }
    const toLines = (bodies: unknown[]): string =>
      bodies.map((body) => (typeof body === 'string' ? body : JSON.stringify(body))).join('\n');
    const bulk = async (body: string | Uint8Array, headers: Record<string, string> = {}): Promise<LineAnswer[]> => {
      const response = await service.call('POST', `${ROUTE}/bulk`, {
        body,
        headers: { 'content-type': 'application/x-ndjson', ...headers },
      });
      expect(response.status).toBe(200);
      return (await response.text())
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as LineAnswer);
    };

    it('takes good lines around bad ones', async () => {
      const lines = [
        makeRequest('BULK-1'),
        '{bad',
        '',
        makeRequest('BULK-2'),
        { reference: 'BULK-3' },
        makeRequest('BULK-1'),
        makeRequest('BULK-2', { direction: 'import' }),
      ];
      const answers = await bulk(toLines(lines));
      expect(answers.map(({ index, reference, status, problem }) => [index, reference, status, problem?.code])).toEqual(
        [
          [0, 'BULK-1', 'accepted', undefined],
          [1, null, 'rejected', 'malformed_json'],
          [2, 'BULK-2', 'accepted', undefined],
          [3, 'BULK-3', 'rejected', 'invalid_request'],
          [4, 'BULK-1', 'duplicate', undefined],
          [5, 'BULK-2', 'rejected', 'reference_conflict'],
        ],
      );
      expect((await waitUntilScreened(answers[0]?.id ?? ''))['verdict']).toBe('hold');
    });

    it('takes gzip, in more than one chunk, and the same again as duplicates', async () => {
      const body = gzipSync(toLines(Array.from({ length: 450 }, (_, index) => makeRequest(`GZ-${index}`))));
      const first = await bulk(body, { 'content-encoding': 'gzip' });
      expect(first.map(({ index }) => index)).toEqual(Array.from({ length: 450 }, (_, index) => index));
      expect(new Set(first.map(({ status }) => status))).toEqual(new Set(['accepted']));
      const again = await bulk(body, { 'content-encoding': 'gzip' });
      expect(new Set(again.map(({ status }) => status))).toEqual(new Set(['duplicate']));
      expect(again.map(({ id }) => id)).toEqual(first.map(({ id }) => id));
    });

    describe('with an Idempotency-Key', () => {
      const send = (key: string, body: string | Uint8Array, headers: Record<string, string> = {}): Promise<Response> =>
        service.call('POST', `${ROUTE}/bulk`, {
          body,
          headers: { 'content-type': 'application/x-ndjson', 'idempotency-key': key, ...headers },
        });

      it('answers the same lines again, and refuses another body before any line of it is stored', async () => {
        const body = toLines([makeRequest('BK-1'), '{bad', makeRequest('BK-2'), { reference: 'BK\0' }]);
        const first = await send('bulk-1', body);
        expect(first.headers.get('idempotent-replayed')).toBeNull();
        const lines = await first.text();
        const again = await send('bulk-1', body);
        expect([again.status, again.headers.get('idempotent-replayed')]).toEqual([200, 'true']);
        expect(again.headers.get('content-type')).toContain('application/x-ndjson');
        expect(await again.text()).toBe(lines);
        const other = await send('bulk-1', toLines([makeRequest('BK-3')]));
        expect([other.status, await other.json()]).toMatchObject([422, { code: 'idempotency_key_reused' }]);
        expect(await count('trade_request', 'BK-3')).toBe(0);
      });

      it('takes up again what broke off', async () => {
        const body = gzipSync(toLines([makeRequest('BK-4'), makeRequest('BK-5')]));
        const headers = { 'content-encoding': 'gzip' };
        await (await send('bulk-2', body, headers)).text();
        // As a process leaves it that died before the end.
        await client.query(`UPDATE idempotency_record SET status = NULL, body = NULL WHERE key = 'bulk-2'`);
        const again = await send('bulk-2', body, headers);
        expect(again.headers.get('idempotent-replayed')).toBeNull();
        expect((await again.text()).match(/"status":"duplicate"/gu)).toHaveLength(2);
        expect((await send('bulk-2', body, headers)).headers.get('idempotent-replayed')).toBe('true');
      });

      it('does the same for an array', async () => {
        const body = [makeRequest('BK-6'), { foo: 1 }];
        const headers = { 'idempotency-key': 'bulk-3' };
        const first = (await (await service.call('POST', `${ROUTE}/bulk`, { body, headers })).json()) as LineAnswer[];
        const again = await service.call('POST', `${ROUTE}/bulk`, { body, headers });
        expect(again.headers.get('idempotent-replayed')).toBe('true');
        expect(await again.json()).toEqual(first);
        expect((await service.call('POST', `${ROUTE}/bulk`, { body: [], headers })).status).toBe(422);
      });
    });

    it('takes a JSON array', async () => {
      const response = await service.call('POST', `${ROUTE}/bulk`, { body: [makeRequest('ARRAY-1'), { foo: 1 }] });
      expect(await response.json()).toMatchObject([
        { index: 0, status: 'accepted' },
        { index: 1, status: 'rejected' },
      ]);
    });
  });

  describe('lists', () => {
    it('filters and pages, newest first', async () => {
      for (const index of [1, 2, 3])
        await post(makeRequest(`PAGE-${index}`, { requestedAt: '2019-05-05' }), { prefer: 'wait=10' });
      const seen: string[] = [];
      let cursor = '';
      do {
        const query = `from=2019-05-05&to=2019-05-05&consignee=жулдыз%20page&limit=2&corridor=kazakhstan_to_russia&category=bearings${cursor}`;
        const { data, page } = (await (await service.call('GET', `${ROUTE}?${query}`)).json()) as {
          data: { reference: string }[];
          page: { nextCursor: string | null; hasMore: boolean };
        };
        seen.push(...data.map(({ reference }) => reference));
        expect(page.hasMore).toBe(page.nextCursor !== null);
        cursor = page.nextCursor === null ? '' : `&cursor=${page.nextCursor}`;
      } while (cursor !== '');
      expect(seen).toEqual(['PAGE-3', 'PAGE-2', 'PAGE-1']);
    });

    it('shows an alert for what is flagged, with its version as ETag', async () => {
      await post(makeRequest('ALERT'), { prefer: 'wait=10' });
      const { data } = (await (
        await service.call('GET', '/v1/alerts?status=open&verdict=hold&sort=score&limit=200&assignee=none')
      ).json()) as {
        data: { id: string; reference: string; rules: string[] }[];
      };
      const alert = data.find(({ reference }) => reference === 'ALERT');
      const response = await service.call('GET', `/v1/alerts/${alert?.id}`);
      expect(response.headers.get('etag')).toBe('"1"');
      expect(await response.json()).toMatchObject({
        reference: 'ALERT',
        version: 1,
        assessment: { reference: 'ALERT', verdict: 'hold' },
      });
      const byRule = (await (await service.call('GET', `/v1/alerts?rule=${alert?.rules[0]}&limit=1`)).json()) as {
        data: unknown[];
      };
      expect(byRule.data).toHaveLength(1);
    });
  });

  it('describes itself, and shows its health and figures without a key', async () => {
    const document = (await (await fetch(`${service.url}/openapi.json`)).json()) as {
      openapi: string;
      paths: Record<
        string,
        { post?: { requestBody?: { content: Record<string, unknown> }; parameters: { name: string }[] } }
      >;
    };
    expect(document.openapi).toBe('3.1.0');
    for (const [path, types] of Object.entries({
      [ROUTE]: ['application/json'],
      [`${ROUTE}/bulk`]: ['application/json', 'application/x-ndjson'],
      '/v1/batches': ['multipart/form-data', 'text/csv', 'application/gzip'],
    })) {
      const post = document.paths[path]?.post;
      expect(Object.keys(post?.requestBody?.content ?? {})).toEqual(expect.arrayContaining(types));
      expect(post?.parameters.map(({ name }) => name)).toContain('Idempotency-Key');
    }
    expect(Object.keys(document.paths)).toEqual(
      expect.arrayContaining([ROUTE, `${ROUTE}/bulk`, `${ROUTE}/{id}`, '/v1/screen', '/v1/alerts', '/v1/alerts/{id}']),
    );
    expect(await (await fetch(`${service.url}/docs`)).text()).toContain('swagger-ui');
    expect(await (await fetch(`${service.url}/docs/swagger-initializer.js`)).text()).toContain('/openapi.json');
    expect(await (await fetch(`${service.url}/health/live`)).json()).toEqual({ status: 'ok' });
    expect(await (await fetch(`${service.url}/health/ready`)).json()).toMatchObject({
      status: 'ok',
      details: { database: { status: 'up' }, queue: { status: 'up' }, rules: { status: 'up' } },
    });
    expect(await (await fetch(`${service.url}/metrics`)).text()).toContain('truebearing_requests_received_total');
  });
});
