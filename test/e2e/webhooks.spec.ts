// Webhooks from outside: registered by REST, received by a real receiver, verified by the reference library.
import { createHash } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { jira } from '../support/case-system-kinds';
import { CaseSystem } from '../support/case-systems';
import { startTestService, type TestService } from '../support/test-service';
import { deliveriesOf, register, submit, untilDelivery } from '../support/webhook-calls';
import { WebhookReceiver } from '../support/webhook-receiver';

describe('webhooks', () => {
  let service: TestService;
  let receiver: WebhookReceiver;

  beforeAll(async () => {
    service = await startTestService({
      env: { TRUEBEARING_WEBHOOK_ALLOW_PRIVATE: 'true', TRUEBEARING_PUBLIC_URL: 'https://screening.example.com' },
    });
    receiver = await WebhookReceiver.start();
  });
  afterAll(async () => {
    await service.stop();
    await receiver.stop();
  });
  afterEach(async () => {
    for (const { id } of (await list()).data) await service.call('DELETE', `/v1/webhooks/${id}`);
    receiver.received.length = 0;
    receiver.behave = (_received, response) => void response.writeHead(204).end();
  });

  const list = async (): Promise<{ data: { id: string }[] }> =>
    (await (await service.call('GET', '/v1/webhooks?limit=200')).json()) as { data: { id: string }[] };
  const json = async (answer: Response): Promise<Record<string, unknown>> =>
    (await answer.json()) as Record<string, unknown>;

  it('tells of a new alert, signed, with the assessment and a link', async () => {
    const { id, secret } = await register(service, { url: receiver.url });
    expect(secret).toMatch(/^whsec_/u);
    const requestId = await submit(service, 'HOOK-1');
    const [received] = await receiver.until(1);
    if (!received) throw new Error('nothing came');
    receiver.verify(secret, received);
    const [body] = receiver.bodies();
    expect(Object.keys(body ?? {})).toEqual(['type', 'timestamp', 'data']);
    expect(body).toMatchObject({
      type: 'alert.created',
      data: {
        tradeRequestId: requestId,
        reference: 'HOOK-1',
        verdict: 'hold',
        status: 'open',
        version: 1,
        assessment: { reference: 'HOOK-1', corridor: { kind: 'kazakhstan_to_russia' } },
      },
    });
    expect(body?.data['link']).toBe(`https://screening.example.com/v1/alerts/${String(body?.data['alertId'])}`);
    const delivery = await untilDelivery(service, id, ({ status }) => status === 'succeeded');
    expect(delivery).toMatchObject({ attempts: 1, lastStatus: 204, webhookId: received.id, body: received.body });
    expect(delivery.log).toMatchObject([
      {
        number: 1,
        method: 'POST',
        url: receiver.url,
        status: 204,
        remoteAddress: '127.0.0.1',
        errorCode: null,
        bodySha256: createHash('sha256').update(received.body).digest('hex'),
        requestHeaders: { 'webhook-signature': received.headers['webhook-signature'] },
      },
    ]);
  });

  it('tells only what was asked for, thin or as a CloudEvent, with headers of one’s own that are never shown', async () => {
    const thin = await register(service, {
      url: `${receiver.url}?thin`,
      payload: 'thin',
      headers: { Authorization: 'Bearer their-secret' },
    });
    await register(service, { url: `${receiver.url}?cloud`, format: 'cloudevents' });
    await register(service, { url: `${receiver.url}?other`, eventTypes: ['batch.completed'] });
    const requestId = await submit(service, 'HOOK-2');
    await receiver.until(2);
    const [thinBody] = receiver.bodies('/hook?thin');
    expect(Object.keys(thinBody?.data ?? {}).sort()).toEqual(
      ['alertId', 'assessmentId', 'link', 'tradeRequestId', 'version'].sort(),
    );
    const cloud = receiver.received.find(({ path }) => path === '/hook?cloud');
    expect(cloud?.headers['content-type']).toContain('application/cloudevents+json');
    expect(JSON.parse(cloud?.body ?? '')).toMatchObject({
      specversion: '1.0',
      id: cloud?.id,
      source: '/truebearing',
      type: 'com.truebearing.alert.created.v1',
      data: { tradeRequestId: requestId, assessment: { verdict: 'hold' } },
    });
    expect(receiver.received.map(({ path }) => path).sort()).toEqual(['/hook?cloud', '/hook?thin']);
    const sent = receiver.received.find(({ path }) => path === '/hook?thin');
    expect(sent?.headers['authorization']).toBe('Bearer their-secret');
    const shown = await (await service.call('GET', `/v1/webhooks/${thin.id}`)).text();
    const delivery = await untilDelivery(service, thin.id, ({ status }) => status === 'succeeded');
    for (const text of [shown, JSON.stringify(delivery)]) expect(text).not.toContain('their-secret');
    expect(shown).not.toContain(thin.secret);
  });

  it('signs with both secrets while one replaces the other, and asymmetrically where asked', async () => {
    const { id, secret, publicKey } = await register(service, { url: receiver.url, asymmetric: true });
    expect(publicKey).toMatch(/^whpk_/u);
    const rotated = await json(await service.call('POST', `/v1/webhooks/${id}/rotate-secret`));
    expect(rotated['secret']).toMatch(/^whsec_/u);
    expect(rotated['publicKey']).not.toBe(publicKey);
    await service.call('POST', `/v1/webhooks/${id}/ping`);
    const [received] = receiver.received;
    if (!received) throw new Error('nothing came');
    for (const one of [secret, String(rotated['secret'])]) receiver.verify(one, received);
    const schemes = String(received.headers['webhook-signature'])
      .split(' ')
      .map((part) => part.split(',')[0]);
    expect(schemes.sort()).toEqual(['v1', 'v1', 'v1a', 'v1a']);
    const atOnce = await service.call('POST', `/v1/webhooks/${id}/rotate-secret`, { body: { overlapSeconds: 0 } });
    const last = await json(atOnce);
    await service.call('POST', `/v1/webhooks/${id}/ping`);
    const second = receiver.received[1];
    if (!second) throw new Error('nothing came');
    receiver.verify(String(last['secret']), second);
    expect(() => receiver.verify(String(rotated['secret']), second)).toThrow();
  });

  it('answers a repeated registration and rotation with the same secret', async () => {
    const headers = { 'idempotency-key': 'register-once' };
    const body = { url: receiver.url, eventTypes: ['alert.created'] };
    const first = await json(await service.call('POST', '/v1/webhooks', { body, headers }));
    const again = await service.call('POST', '/v1/webhooks', { body, headers });
    expect(again.headers.get('idempotent-replayed')).toBe('true');
    expect(await again.json()).toEqual(first);
    expect((await list()).data).toHaveLength(1);
    const route = `/v1/webhooks/${String(first['id'])}/rotate-secret`;
    const rotated = await json(await service.call('POST', route, { headers }));
    expect(await json(await service.call('POST', route, { headers }))).toEqual(rotated);
  });

  it('pings and sends examples, and says what the receiver answered', async () => {
    const { id } = await register(service, { url: receiver.url });
    expect(await json(await service.call('POST', `/v1/webhooks/${id}/ping`))).toMatchObject({
      status: 204,
      durationMs: expect.any(Number) as number,
      error: null,
    });
    receiver.behave = (_received, response) => void response.writeHead(500).end('no');
    const example = await service.call('POST', `/v1/webhooks/${id}/send-example`, { body: { type: 'alert.closed' } });
    expect(await json(example)).toMatchObject({ status: 500, error: { code: 'http_status' } });
    expect(receiver.bodies().map(({ type }) => type)).toEqual(['webhook.test', 'alert.closed']);
    expect(receiver.bodies()[1]?.data).toMatchObject({ example: true, assessment: { verdict: 'hold' } });
    // One try, nothing in line, no harm to the endpoint.
    expect((await deliveriesOf(service, id)).map(({ status }) => status)).toEqual(['exhausted', 'succeeded']);
    expect(await json(await service.call('GET', `/v1/webhooks/${id}/health`))).toMatchObject({
      state: 'healthy',
      pending: 0,
      succeededLastDay: 1,
      failedLastDay: 1,
    });
  });

  it('redelivers one and a range under the same id and body', async () => {
    const { id } = await register(service, { url: receiver.url });
    await submit(service, 'AGAIN-1');
    await submit(service, 'AGAIN-2');
    await receiver.until(2);
    const delivery = await untilDelivery(service, id, ({ status }) => status === 'succeeded');
    const answer = await service.call('POST', `/v1/webhooks/deliveries/${delivery.id}/redeliver`);
    expect(answer.status).toBe(202);
    await receiver.until(3);
    await untilDelivery(
      service,
      id,
      (one) => one.id === delivery.id && one.status === 'succeeded' && one.attempts === 2,
    );
    const range = await service.call('POST', `/v1/webhooks/${id}/redeliver`, { body: { statuses: ['succeeded'] } });
    expect(await json(range)).toEqual({ queued: 2 });
    const all = await receiver.until(5);
    const bodies = new Map<string, Set<string>>();
    for (const { id: message, body } of all) bodies.set(message, (bodies.get(message) ?? new Set()).add(body));
    expect([...bodies.values()].map(({ size }) => size)).toEqual([1, 1]);
    expect((await service.call('POST', `/v1/webhooks/${id}/deliveries/${id}/redeliver`)).status).toBe(404);
  });

  it('holds what comes while it is disabled, and sends it when it is asked to', async () => {
    const { id } = await register(service, { url: receiver.url });
    expect(await json(await service.call('PATCH', `/v1/webhooks/${id}`, { body: { enabled: false } }))).toMatchObject({
      enabled: false,
      disabledReason: 'operator',
    });
    await submit(service, 'HELD-1');
    await untilDelivery(service, id, ({ status }) => status === 'held');
    const refused = await service.call('POST', `/v1/webhooks/${id}/redeliver`, { body: {} });
    expect([refused.status, (await json(refused))['code']]).toEqual([409, 'webhook_disabled']);
    await service.call('PATCH', `/v1/webhooks/${id}`, { body: { enabled: true } });
    expect(receiver.received).toHaveLength(0);
    expect(await json(await service.call('POST', `/v1/webhooks/${id}/redeliver`))).toEqual({ queued: 1 });
    await receiver.until(1);
  });

  it('is disabled for good by a 410, and another endpoint is told', async () => {
    const { id } = await register(service, { url: receiver.url });
    await register(service, { url: `${receiver.url}?ops`, eventTypes: ['webhook.disabled'] });
    receiver.behave = ({ path }, response) => void response.writeHead(path.endsWith('ops') ? 200 : 410).end();
    await submit(service, 'GONE-1');
    await receiver.until(1, ({ path }) => path.endsWith('ops'));
    expect(receiver.bodies('/hook?ops')).toMatchObject([
      { type: 'webhook.disabled', data: { webhookId: id, reason: 'gone', url: receiver.url } },
    ]);
    expect(await json(await service.call('GET', `/v1/webhooks/${id}`))).toMatchObject({
      enabled: false,
      disabledReason: 'gone',
    });
    expect((await deliveriesOf(service, id)).map(({ status }) => status)).toEqual(['held']);
  });

  it('filters the log and shows one tenant’s things by its rules only', async () => {
    const { id } = await register(service, { url: receiver.url });
    await submit(service, 'LOG-1');
    const delivery = await untilDelivery(service, id, ({ status }) => status === 'succeeded');
    expect(await deliveriesOf(service, id, '&status=exhausted')).toEqual([]);
    expect(await deliveriesOf(service, id, '&status=succeeded&eventType=alert.created')).toHaveLength(1);
    expect(await deliveriesOf(service, id, '&from=2030-01-01T00:00:00Z')).toEqual([]);
    for (const [query, parameter] of [
      ['status=lost', '/status'],
      ['from=yesterday', '/from'],
      ['colour=red', '/colour'],
    ]) {
      const answer = await service.call('GET', `/v1/webhooks/${id}/deliveries?${query}`);
      expect(answer.status).toBe(400);
      expect(((await json(answer))['errors'] as { pointer: string }[])[0]?.pointer).toBe(parameter);
    }
    const other = await register(service, { url: receiver.url });
    expect((await service.call('GET', `/v1/webhooks/${other.id}/deliveries/${delivery.id}`)).status).toBe(404);
  });

  it.each([
    ['nothing', { eventTypes: undefined }, '/eventTypes', 'required'],
    ['no types', { url: 'https://example.com/', eventTypes: [] }, '/eventTypes', 'too_few'],
    [
      'a type that is none',
      { url: 'https://example.com/', eventTypes: ['alert.made'] },
      '/eventTypes/0',
      'not_allowed',
    ],
    ['another member', { url: 'https://example.com/', eventTypes: ['alert.created'], uri: 1 }, '/uri', 'unknown_field'],
    [
      'a header of our own',
      { url: 'https://example.com/', eventTypes: ['alert.created'], headers: { 'webhook-id': 'x' } },
      '/headers/webhook-id',
      'not_allowed',
    ],
    [
      'a header with a line break',
      { url: 'https://example.com/', eventTypes: ['alert.created'], headers: { a: 'b\r\nc: d' } },
      '/headers/a',
      'invalid_value',
    ],
    [
      'an adapter without its login',
      {
        url: 'https://example.com/',
        eventTypes: ['alert.created'],
        adapter: { kind: 'jira', auth: { kind: 'basic' } },
      },
      '/adapter/auth/password',
      'required',
    ],
    [
      'a case about a batch',
      { url: 'https://example.com/', eventTypes: ['batch.failed'], adapter: 'thehive' },
      '/eventTypes',
      'not_allowed',
    ],
    [
      'a template that loops',
      {
        url: 'https://example.com/',
        eventTypes: ['alert.created'],
        adapter: { kind: 'generic', template: '{% for i in (1..1000000000) %}x{% endfor %}' },
      },
      '/adapter/template',
      'invalid_template',
    ],
    ['metadata', { url: 'http://169.254.169.254/', eventTypes: ['alert.created'] }, '/url', 'destination_blocked'],
    [
      'a token from metadata',
      {
        url: 'https://example.com/',
        eventTypes: ['alert.created'],
        adapter: {
          kind: 'generic',
          auth: { kind: 'oauth2', tokenUrl: 'http://169.254.169.254/', clientId: 'a', clientSecret: 'b' },
        },
      },
      '/adapter/auth/tokenUrl',
      'destination_blocked',
    ],
  ])('refuses %s and names the field', async (_name, body, pointer, code) => {
    const answer = await service.call('POST', '/v1/webhooks', { body });
    expect(answer.status).toBe(422);
    const problem = (await answer.json()) as { code: string; errors: { pointer: string; code: string }[] };
    expect(problem.errors[0]).toMatchObject({ pointer, code });
    if (code === 'destination_blocked') expect(problem.code).toBe('destination_blocked');
  });

  it('keeps one issue in Jira for one alert, from its making on', async () => {
    const issues = new Map<string, Record<string, unknown>>();
    const system = await CaseSystem.start(jira(issues));
    const { id } = await register(service, {
      url: system.url,
      eventTypes: ['alert.created', 'alert.updated'],
      adapter: { kind: 'jira', project: 'SAN', auth: { kind: 'bearer', token: 'their-token' } },
    });
    await submit(service, 'JIRA-1');
    await untilDelivery(service, id, ({ status }) => status === 'succeeded');
    await submit(service, 'JIRA-1', { direction: 'export' });
    await untilDelivery(service, id, ({ type, status }) => type === 'alert.updated' && status === 'succeeded');
    expect(system.faults).toEqual([]);
    expect([...issues.values()]).toMatchObject([{ key: 'SAN-1', project: { key: 'SAN' } }]);
    expect(system.calls.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'POST /rest/api/3/search/jql',
      'POST /rest/api/3/issue',
      'PUT /rest/api/3/issue/SAN-1',
    ]);
    const shown = await (await service.call('GET', `/v1/webhooks/${id}`)).text();
    expect(shown).toContain('"jira"');
    expect(shown).not.toContain('their-token');
    await system.stop();
  });

  it('takes the word of a case system back, once, audited', async () => {
    const { id } = await register(service, {
      url: receiver.url,
      eventTypes: ['alert.created', 'alert.closed', 'alert.reopened'],
    });
    await submit(service, 'BACK-1');
    await receiver.until(1);
    const alertId = String(receiver.bodies()[0]?.data['alertId']);
    const path = `/v1/webhooks/${id}/inbound`;
    const word = {
      alertId,
      status: 'closed',
      disposition: 'true_match',
      comment: 'stopped',
      externalId: 'CASE-7',
      changedBy: 'kim',
    };
    const send = async (secret: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> => {
      const text = JSON.stringify(body);
      const at = new Date();
      return fetch(`${service.url}${path}`, {
        method: 'POST',
        body: text,
        headers: {
          'content-type': 'application/json',
          'webhook-id': 'case-7-1',
          'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
          'webhook-signature': new Webhook(secret).sign('case-7-1', at, text),
          ...headers,
        },
      });
    };
    // Not open yet: nobody has a good secret.
    expect((await send('whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', word)).status).toBe(401);
    const opened = await json(await service.call('POST', `/v1/webhooks/${id}/return-path`));
    expect(opened['url']).toBe(`https://screening.example.com${path}`);
    const secret = String(opened['secret']);
    expect((await send('whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', word)).status).toBe(401);
    expect(
      (await send(secret, word, { 'webhook-timestamp': String(Math.floor(Date.now() / 1000) - 600) })).status,
    ).toBe(401);
    expect((await send(secret, word, { 'webhook-id': 'case-7-2' })).status).toBe(401);
    // Of another alert, and an address that a browser would run: nothing is changed, and the message may be sent again put right.
    expect((await send(secret, { ...word, reference: 'BACK-OTHER' })).status).toBe(404);
    expect((await send(secret, { ...word, externalUrl: 'javascript:alert(1)' })).status).toBe(422);
    expect(await json(await send(secret, { ...word, reference: 'BACK-1' }))).toMatchObject({
      result: 'changed',
      status: 'closed',
      disposition: 'true_match',
      version: 2,
    });
    expect(await json(await send(secret, { ...word, reference: 'BACK-1' }))).toEqual({ result: 'already_taken' });
    const other = await send(secret, { ...word, disposition: 'false_positive' });
    expect([other.status, (await json(other))['code']]).toEqual([409, 'webhook_id_reused']);
    await receiver.until(2);
    expect(receiver.bodies()[1]).toMatchObject({
      type: 'alert.closed',
      data: { alertId, disposition: 'true_match', version: 2 },
    });
    expect(await json(await service.call('GET', `/v1/alerts/${alertId}`))).toMatchObject({
      status: 'closed',
      disposition: 'true_match',
    });
    // A newer revision that is flagged again opens it.
    await submit(service, 'BACK-1', { direction: 'export' });
    await receiver.until(3);
    expect(receiver.bodies()[2]).toMatchObject({
      type: 'alert.reopened',
      data: { alertId, status: 'open', disposition: null },
    });
    await service.call('DELETE', `/v1/webhooks/${id}/return-path`);
    expect((await send(secret, word)).status).toBe(401);
  });
});
