// Whatever is wrong with what a caller sends: a 4xx that names the field and the reason, nothing stored, and the service keeps running.
import { gzipSync } from 'node:zlib';
import { startTestService, type TestService } from '../support/test-service';

interface ProblemBody {
  type: string;
  title: string;
  status: number;
  detail: string;
  instance: string;
  code: string;
  errors: { pointer: string; code: string; detail: string }[];
  requestId: string;
}

/** Matchers are typed `any`. */
const TEXT: unknown = expect.stringMatching(/\w/u);

const GOOD = { reference: 'BAD-1', goods: [{ description: 'Deep groove ball bearings' }] };
const ROUTE = '/v1/trade-requests';
const withLine = (line: object): object => ({ ...GOOD, goods: [line] });

describe('bad input', () => {
  let service: TestService;

  beforeAll(async () => {
    service = await startTestService();
  });
  afterAll(() => service.stop());

  afterEach(async () => {
    const stored = (await (await service.call('GET', ROUTE)).json()) as { data: unknown[] };
    expect(stored.data).toEqual([]);
  });

  async function refuse(
    body: unknown,
    status: number,
    options: { route?: string; headers?: Record<string, string> } = {},
  ): Promise<ProblemBody> {
    const response = await service.call('POST', options.route ?? ROUTE, {
      body,
      headers: options.headers ?? { 'content-type': 'application/json' },
    });
    const problem = (await response.json()) as ProblemBody;
    expect([response.status, problem.status, problem.detail]).toEqual([status, status, expect.any(String)]);
    expect(response.headers.get('content-type')).toContain('application/problem+json');
    expect(problem).toMatchObject({ title: TEXT, detail: TEXT, instance: (options.route ?? ROUTE).split('?')[0] });
    expect(problem.type).toContain(problem.code);
    expect(problem.requestId).toBe(response.headers.get('x-request-id'));
    expect(JSON.stringify(problem)).not.toMatch(/node_modules|\.[jt]s:\d|\\n\s*at /u);
    return problem;
  }

  it('says where a body stops being JSON', async () => {
    const problem = await refuse('{"reference": "A",\n  "goods": [}', 400);
    expect(problem.code).toBe('malformed_json');
    expect(problem.detail).toContain('line 2, column 13');
  });

  it.each([
    ['{"reference":"A","goods":[{"hsCode":"848210","hsCode":"640399"}]}', '/goods/0/hsCode'],
    ['{"reference":"A","goods":[],"reference":"B"}', '/reference'],
  ])('refuses a key that stands twice: %s', async (text, pointer) => {
    for (const route of [ROUTE, '/v1/screen']) {
      const problem = await refuse(text, 400, { route });
      expect([problem.code, problem.errors[0]?.pointer]).toEqual(['repeated_key', pointer]);
    }
  });

  it.each([
    ['application/json', 'br2', 'unsupported_content_encoding'],
    ['application/json', 'gzip', 'unsupported_content_encoding'],
    ['application/json; charset=utf-16', '', 'unsupported_charset'],
    ['application/json; charset="foo"', '', 'unsupported_charset'],
  ])('refuses JSON as %s, encoding %j', async (type, encoding, code) => {
    for (const route of [ROUTE, '/v1/screen', `${ROUTE}/bulk`]) {
      const headers = { 'content-type': type, ...(encoding && { 'content-encoding': encoding }) };
      expect((await refuse(JSON.stringify(GOOD), 415, { route, headers })).code).toBe(code);
    }
  });

  it('takes UTF-8 by any of its names, and what is not packed at all', async () => {
    for (const type of ['application/json; charset=utf-8', 'application/json;charset="UTF8"'])
      for (const encoding of ['identity', '']) {
        const headers = { 'content-type': type, ...(encoding && { 'content-encoding': encoding }) };
        const response = await service.call('POST', '/v1/screen', { body: JSON.stringify(GOOD), headers });
        expect(response.status).toBe(200);
      }
  });

  it.each(['', '   ', '{', 'nul', '"\xff'])('refuses %j as JSON', async (text) => {
    expect((await refuse(text, 400)).code).toBe('malformed_json');
  });

  it('refuses bytes that are not UTF-8', async () => {
    expect((await refuse(Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x7d]), 400)).code).toBe('malformed_json');
  });

  it.each([
    ['a body that is no object', [GOOD], '', 'invalid_type'],
    ['a number where text belongs', { ...GOOD, reference: 17 }, '/reference', 'invalid_type'],
    ['no reference', { goods: GOOD.goods }, '/reference', 'required'],
    ['a blank reference', { ...GOOD, reference: '  ' }, '/reference', 'blank'],
    ['a reference with a line break', { ...GOOD, reference: 'a\nb' }, '/reference', 'invalid_character'],
    ['a reference that turns the writing', { ...GOOD, reference: 'PO-\u202e71' }, '/reference', 'invalid_character'],
    ['a reference of 129 characters', { ...GOOD, reference: 'x'.repeat(129) }, '/reference', 'too_long'],
    ['no goods', { reference: 'A' }, '/goods', 'required'],
    ['empty goods', { ...GOOD, goods: [] }, '/goods', 'too_few'],
    ['501 goods lines', { ...GOOD, goods: Array.from({ length: 501 }, () => GOOD.goods[0]) }, '/goods', 'too_many'],
    ['goods that are no list', { ...GOOD, goods: {} }, '/goods', 'invalid_type'],
    ['a goods line that is null', { ...GOOD, goods: [null] }, '/goods/0', 'invalid_type'],
    ['a line without description and code', withLine({ quantity: 1 }), '/goods/0', 'required'],
    [
      'a description of 4001 characters',
      withLine({ description: 'x'.repeat(4001) }),
      '/goods/0/description',
      'too_long',
    ],
    ['a code of 3 digits', withLine({ hsCode: '848' }), '/goods/0/hsCode', 'invalid_hs_code'],
    ['a code of 11 digits', withLine({ hsCode: '8482.10.10.000' }), '/goods/0/hsCode', 'invalid_hs_code'],
    ['a code with letters', withLine({ hsCode: '8482AB' }), '/goods/0/hsCode', 'invalid_hs_code'],
    ['a code as a number', withLine({ hsCode: 848210 }), '/goods/0/hsCode', 'invalid_type'],
    ['a negative weight', withLine({ hsCode: '848210', netWeightKg: -1 }), '/goods/0/netWeightKg', 'negative'],
    ['a weight in words', withLine({ hsCode: '848210', netWeightKg: 'much' }), '/goods/0/netWeightKg', 'not_a_number'],
    ['a NUL in a description', withLine({ description: 'ball\0bearing' }), '/goods/0/description', 'invalid_character'],
    ['half of a surrogate pair', withLine({ description: 'ball \ud83d' }), '/goods/0/description', 'invalid_character'],
    [
      'an unknown country',
      withLine({ hsCode: '848210', originCountry: 'XX' }),
      '/goods/0/originCountry',
      'unknown_country',
    ],
    [
      'an unknown country on the way',
      { ...GOOD, route: { transitCountries: ['LT', 'Atlantis'] } },
      '/route/transitCountries/1',
      'unknown_country',
    ],
    ['a wrong role', { ...GOOD, parties: [{ role: 'consigne' }] }, '/parties/0/role', 'not_allowed'],
    ['a wrong mode', { ...GOOD, route: { mode: 'truck' } }, '/route/mode', 'not_allowed'],
    ['a wrong direction', { ...GOOD, direction: 'up' }, '/direction', 'not_allowed'],
    ['a day that is not there', { ...GOOD, requestedAt: '2026-02-30' }, '/requestedAt', 'invalid_date'],
    ['a day in another order', { ...GOOD, requestedAt: '01.03.2026' }, '/requestedAt', 'invalid_date'],
    ['a year without a calendar', { ...GOOD, requestedAt: '0000-01-01' }, '/requestedAt', 'invalid_date'],
    ['a slip in the year', { ...GOOD, requestedAt: '0226-03-01' }, '/requestedAt', 'out_of_range'],
    ['an unknown field', { ...GOOD, referense: 'x' }, '/referense', 'unknown_field'],
    ['an object where text belongs', withLine({ description: { $ne: '' } }), '/goods/0/description', 'invalid_type'],
    [
      'text where true or false belongs',
      { ...GOOD, documents: { noReExportClause: 'maybe' } },
      '/documents/noReExportClause',
      'invalid_type',
    ],
    ['constructor keys', { ...GOOD, constructor: { prototype: { admin: true } } }, '/constructor', 'unknown_field'],
  ])('names the field: %s', async (_name, body, pointer, code) => {
    const problem = await refuse(JSON.stringify(body), 422);
    expect(problem.errors).toContainEqual({ pointer, code, detail: TEXT });
  });

  it('offers the nearest right name', async () => {
    const problem = await refuse(JSON.stringify({ ...GOOD, route: { destinationCuntry: 'KZ' } }), 422);
    expect(problem.errors[0]?.detail).toContain('destinationCountry');
  });

  it('names every wrong field at once', async () => {
    const body = { goods: [{ hsCode: '1', netWeightKg: -2 }], route: { departsOn: 'soon' }, foo: 1 };
    const pointers = (await refuse(JSON.stringify(body), 422)).errors.map(({ pointer }) => pointer);
    expect(pointers).toEqual(['/foo', '/goods/0/hsCode', '/goods/0/netWeightKg', '/reference', '/route/departsOn']);
  });

  it('does not let a key reach the prototype of anything', async () => {
    const problem = await refuse(
      '{"__proto__":{"admin":true},"reference":"A","goods":[{"description":"x","__proto__":{"hsCode":"8482"}}]}',
      422,
    );
    expect(problem.errors.map(({ pointer }) => pointer)).toEqual(['/__proto__', '/goods/0/__proto__']);
    expect(({} as Record<string, unknown>)['admin']).toBeUndefined();
  });

  it('survives deep nesting', async () => {
    const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`;
    await refuse(`{"reference":"A","goods":${deep}}`, 422);
    await refuse(`{"reference":"A","goods":[{"description":${deep}}]}`, 422);
  });

  it('refuses a body of 10 MB', async () => {
    const response = await service
      .call('POST', ROUTE, {
        body: JSON.stringify(withLine({ description: 'x'.repeat(10_000_000) })),
        headers: { 'content-type': 'application/json' },
      })
      .catch(() => undefined); // the connection may be cut while the client still sends
    if (response) expect(response.status).toBe(413);
    await refuse(JSON.stringify(withLine({ description: 'x'.repeat(4_300_000) })), 413);
  });

  it.each(['text/plain', 'text/csv', 'application/x-www-form-urlencoded', 'application/xml'])(
    'refuses a body of type %s',
    async (type) => {
      await refuse('reference=A', 415, { headers: { 'content-type': type } });
    },
  );

  it.each(['?onDuplicate=replace', '?onduplicate=revise', '?foo=1'])('refuses %s', async (query) => {
    const problem = await refuse(JSON.stringify(GOOD), 400, { route: `${ROUTE}${query}` });
    expect(problem.errors[0]?.pointer).toMatch(/^\/(?:onDuplicate|onduplicate|foo)$/u);
  });

  it.each([
    'limit=0',
    'limit=201',
    'limit=ten',
    'cursor=!!',
    'verdict=maybe',
    'from=2026-02-30',
    'sort=score',
    'limit=1&limit=2',
    'limit=1e2',
    'reference=%00',
    'consignee=a%00b',
    'rule=%00',
    'cursor=%00',
    'reference=',
    'reference=a&reference=b',
    'from=2026-03-02&to=2026-03-01',
    `cursor=${Buffer.from('-'.repeat(36)).toString('base64url')}`,
  ])('refuses the list parameter %s', async (query) => {
    const response = await service.call('GET', `${ROUTE}?${query}`);
    expect(response.status).toBe(400);
    const { errors } = (await response.json()) as ProblemBody;
    expect(errors.map(({ pointer }) => pointer)).toEqual([`/${query.split('=')[0] ?? ''}`]);
  });

  it.each([
    '/v1/alerts?assignee=%00',
    '/v1/alerts?rule=a%00',
    `/v1/alerts?cursor=${Buffer.from(`1:${'-'.repeat(36)}`).toString('base64url')}`,
    '/v1/batches?cursor=%00',
    '/v1/batches?limit=abc',
    '/v1/batches/template.csv?foo=1',
  ])('refuses %s by name', async (route) => {
    const response = await service.call('GET', route);
    expect(response.status).toBe(400);
    const { errors } = (await response.json()) as ProblemBody;
    expect(errors.map(({ pointer }) => pointer)).toEqual([`/${/\?(\w+)/u.exec(route)?.[1] ?? ''}`]);
  });

  it.each([
    ['limit=abc', 'must be a whole number from 1 to 200'],
    ['limit=500', 'must be a whole number from 1 to 200'],
    ['reference=a&reference=b', 'is given more than once'],
    [`reference=${'x'.repeat(129)}`, 'must have 128 characters at most'],
    ['from=2026-03-02&to=2026-03-01', '2026-03-02 lies after `to`, 2026-03-01'],
  ])('says what is wrong with %s', async (query, detail) => {
    const { errors } = (await (await service.call('GET', `${ROUTE}?${query}`)).json()) as ProblemBody;
    expect(errors.map((error) => error.detail)).toEqual([detail]);
  });

  it.each([ROUTE, '/v1/alerts', '/v1/batches'])('finds nothing under a NUL in %s', async (route) => {
    for (const id of ['%00', 'a%00b', '%ED%A0%80'])
      expect([404, 400]).toContain((await service.call('GET', `${route}/${id}`)).status);
  });

  it('refuses a file name with a NUL', async () => {
    const headers = { 'content-type': 'text/csv' };
    const response = await service.call('POST', '/v1/batches?fileName=a%00b', {
      body: 'reference,hs_code\nA,640399',
      headers,
    });
    expect([response.status, ((await response.json()) as ProblemBody).errors[0]?.pointer]).toEqual([400, '/fileName']);
  });

  it.each(['trade-requests', 'alerts', 'batches'])(
    'answers with a problem where the address of %s is none',
    async (list) => {
      for (const [id, status, code] of [
        ['%ff', 400, 'malformed_address'],
        ['%F0%9F', 400, 'malformed_address'],
        ['%zz', 400, 'malformed_address'],
        ['x'.repeat(500), 404, 'not_found'],
      ] as const) {
        const response = await service.call('GET', `/v1/${list}/${id}`);
        const problem = (await response.json()) as ProblemBody;
        expect([response.status, problem.status, problem.code]).toEqual([status, status, code]);
        expect(response.headers.get('content-type')).toContain('application/problem+json');
        expect(problem).toMatchObject({ title: TEXT, detail: TEXT, instance: `/v1/${list}/${id}`, errors: [] });
        expect(problem.requestId).toBe(response.headers.get('x-request-id'));
      }
    },
  );

  it('answers with a problem where the headers are too long', async () => {
    const response = await service.call('GET', ROUTE, { headers: { 'x-long': 'x'.repeat(20_000) } });
    expect(response.status).toBe(431);
    expect(response.headers.get('content-type')).toContain('application/problem+json');
    expect(await response.json()).toMatchObject({ status: 431, code: 'headers_too_large', requestId: TEXT });
  });

  it('says which country it does not know', async () => {
    const detail = async (country: string): Promise<string | undefined> =>
      (await refuse(JSON.stringify(withLine({ hsCode: '848210', originCountry: country })), 422)).errors[0]?.detail;
    expect(await detail('ZZ')).toBe('"ZZ" is not a country we know');
    expect(await detail('Kazakstann')).toContain(
      '"Kazakstann" is not a country we know: did you mean Kazakhstan (KZ)?',
    );
  });

  it('refuses an Idempotency-Key that is too long', async () => {
    const headers = { 'content-type': 'application/json', 'idempotency-key': 'k'.repeat(256) };
    expect((await refuse(JSON.stringify(GOOD), 400, { headers })).code).toBe('invalid_idempotency_key');
  });

  it('keeps 404 and 405 apart', async () => {
    expect((await service.call('GET', '/v1/nothing')).status).toBe(404);
    expect((await service.call('GET', `${ROUTE}/not-an-id`)).status).toBe(404);
    const wrongMethod = await service.call('PUT', ROUTE, { body: GOOD });
    expect(wrongMethod.status).toBe(405);
    expect(wrongMethod.headers.get('allow')).toContain('POST');
    expect((await service.call('GET', '/v1/%zz')).status).toBe(400);
    const headers = { 'content-type': 'application/json' };
    for (const method of ['PUT', 'PATCH', 'DELETE']) {
      expect((await service.call(method, ROUTE, { headers, body: '' })).status).toBe(405);
      expect((await service.call(method, '/v1/nothing', { headers, body: '{' })).status).toBe(404);
    }
    expect((await service.call('DELETE', '/v1/batches/nope', { headers, body: '' })).status).toBe(404);
  });

  it.each([
    ['no key', {}],
    ['a mistyped key', { authorization: 'Bearer tb_0000000000000000000000000000000000000' }],
    ['another scheme', { authorization: 'Basic YTpi' }],
  ])('answers 401 to %s', async (_name, headers: Record<string, string>) => {
    const response = await fetch(`${service.url}${ROUTE}`, { headers });
    expect(response.status).toBe(401);
    expect(response.headers.get('www-authenticate')).toContain('Bearer');
    expect(((await response.json()) as ProblemBody).code).toBe('unauthenticated');
  });

  describe('in bulk', () => {
    const send = (body: string | Uint8Array, headers: Record<string, string> = {}): Promise<Response> =>
      service.call('POST', `${ROUTE}/bulk`, { body, headers: { 'content-type': 'application/x-ndjson', ...headers } });
    const linesOf = async (response: Response): Promise<{ index: number; status: string; problem?: ProblemBody }[]> =>
      (await response.text())
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as { index: number; status: string; problem?: ProblemBody });

    it('refuses each line for its own reason', async () => {
      const lines = [
        '{',
        '[]',
        '{"reference":"A"}',
        JSON.stringify({ ...GOOD, reference: 'x'.repeat(2_000_000) }),
        'null',
        '{"reference":"A","reference":"B","goods":[]}',
      ];
      const answers = await linesOf(await send(lines.join('\n')));
      expect(answers.map(({ index, status, problem }) => [index, status, problem?.code])).toEqual([
        [0, 'rejected', 'malformed_json'],
        [1, 'rejected', 'invalid_request'],
        [2, 'rejected', 'invalid_request'],
        [3, 'rejected', 'payload_too_large'],
        [4, 'rejected', 'invalid_request'],
        [5, 'rejected', 'repeated_key'],
      ]);
    });

    it('refuses damaged gzip and other encodings', async () => {
      const answers = await linesOf(
        await send(gzipSync(JSON.stringify({ bad: 1 })).subarray(0, 12), { 'content-encoding': 'gzip' }),
      );
      expect(answers.at(-1)?.problem?.code).toBe('malformed_gzip');
      const other = await send('{}', { 'content-encoding': 'br' });
      expect(other.status).toBe(415);
      expect(((await other.json()) as ProblemBody).code).toBe('unsupported_content_encoding');
    });

    it('refuses lines in another character set', async () => {
      const response = await send('{}', { 'content-type': 'application/x-ndjson; charset=utf-16' });
      expect([response.status, ((await response.json()) as ProblemBody).code]).toEqual([415, 'unsupported_charset']);
    });

    it('stops at a bomb', async () => {
      const answers = await linesOf(
        await send(gzipSync(Buffer.alloc(60_000_000, 0x20)), { 'content-encoding': 'gzip' }),
      );
      expect(answers.at(-1)?.problem?.code).toBe('compression_ratio');
    });

    it('refuses an array of 1001', async () => {
      const body = JSON.stringify(Array.from({ length: 1001 }, () => ({})));
      const problem = await refuse(body, 422, { route: `${ROUTE}/bulk` });
      expect(problem.errors[0]?.code).toBe('too_many');
    });
  });

  it('is alive after all that', async () => {
    expect((await fetch(`${service.url}/health/ready`)).status).toBe(200);
  });
});
