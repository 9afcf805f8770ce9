// Every event that the service sends by itself, caused from outside, is what the OpenAPI document says of it, and links to something that is there.
import { Webhook } from 'standardwebhooks';
import { faultsOf } from '../support/event-faults';
import { startTestService, type TestService } from '../support/test-service';
import { waitForBatch } from '../support/wait-for-batch';
import { register, submit } from '../support/webhook-calls';
import { type WebhookBody, WebhookReceiver } from '../support/webhook-receiver';

const ALL = [
  'trade_request.screened',
  'alert.created',
  'alert.updated',
  'alert.closed',
  'alert.reopened',
  'batch.completed',
  'batch.failed',
  'list.updated',
  'webhook.disabled',
  'webhook.test',
];

describe('events as they are published', () => {
  let service: TestService;
  let receiver: WebhookReceiver;
  let endpoint: { id: string; secret: string };

  beforeAll(async () => {
    service = await startTestService({
      env: { TRUEBEARING_WEBHOOK_ALLOW_PRIVATE: 'true', TRUEBEARING_PUBLIC_URL: 'https://screening.example.com' },
    });
    receiver = await WebhookReceiver.start();
    receiver.behave = ({ path }, response) => void response.writeHead(path === '/gone' ? 410 : 204).end();
    endpoint = await register(service, { url: receiver.url, eventTypes: ALL });
  });
  afterAll(async () => {
    await service.stop();
    await receiver.stop();
  });

  const json = async <T>(answer: Response): Promise<T> => (await answer.json()) as T;

  /** What an event tells, once one of the type came that holds these members. */
  async function told(type: string, wanted: Record<string, unknown> = {}): Promise<WebhookBody['data']> {
    const isIt = (body: WebhookBody): boolean =>
      body.type === type && Object.entries(wanted).every(([name, value]) => body.data[name] === value);
    const [came] = await receiver.until(
      1,
      ({ path, body }) => path === '/hook' && isIt(JSON.parse(body) as WebhookBody),
    );
    if (!came) throw new Error(`${type} did not come`);
    receiver.verify(endpoint.secret, came);
    return (JSON.parse(came.body) as WebhookBody).data;
  }

  async function importList(rows: string): Promise<string> {
    const answer = await service.call('POST', '/v1/lists/our-partners/import?title=Our%20partners', {
      body: `name,country\n${rows}`,
      headers: { 'content-type': 'text/csv' },
    });
    expect(answer.status).toBe(201);
    return (await json<{ version: { id: string } }>(answer)).version.id;
  }

  async function upload(body: string | Uint8Array): Promise<string> {
    const answer = await service.call('POST', '/v1/batches', { body, headers: { 'content-type': 'text/csv' } });
    expect(answer.status).toBe(202);
    const { id } = await json<{ id: string }>(answer);
    await waitForBatch(service, id);
    return id;
  }

  /** A case system's word about an alert, by the signed way back. */
  async function say(word: object): Promise<void> {
    const opened = await json<{ secret: string }>(
      await service.call('POST', `/v1/webhooks/${endpoint.id}/return-path`),
    );
    const body = JSON.stringify(word);
    const at = new Date();
    const answer = await fetch(`${service.url}/v1/webhooks/${endpoint.id}/inbound`, {
      method: 'POST',
      body,
      headers: {
        'content-type': 'application/json',
        'webhook-id': 'word-1',
        'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
        'webhook-signature': new Webhook(opened.secret).sign('word-1', at, body),
      },
    });
    expect(answer.status).toBe(200);
  }

  it('list.updated tells which version replaced which', async () => {
    const first = await importList('Orlan Trade LLC,RU\n');
    const second = await importList('Orlan Trade LLC,RU\nZarya Export,KZ\n');
    expect(await told('list.updated', { versionId: first })).toMatchObject({ entries: 1, previousVersionId: null });
    expect(await told('list.updated', { versionId: second })).toEqual({
      source: 'our-partners',
      versionId: second,
      version: expect.stringMatching(/^sha256:[0-9a-f]{64}$/u) as string,
      entries: 2,
      asOf: null,
      previousVersionId: first,
      entriesBefore: 1,
      link: `https://screening.example.com/v1/lists/our-partners/versions/${second}`,
    });
  });

  it('batch.completed and batch.failed tell how a file ended', async () => {
    const done = await upload('reference,goods_description,dispatch_country\nEV-1,Shoes,DE\n');
    const long = 'x'.repeat(200_000);
    const rows = Array.from({ length: 110 }, (_, index) => `EV-F${index},${index === 0 ? 'Shoes' : long}\n`).join('');
    const failed = await upload(`reference,goods_description\n${rows}EV-Z,"a quote without end`);
    expect(await told('batch.completed', { batchId: done })).toMatchObject({ status: 'completed' });
    expect(await told('batch.failed', { batchId: failed })).toMatchObject({
      status: 'failed',
      failure: expect.stringContaining('Quote Not Closed') as string,
    });
  });

  it('alert.… tell an alert from its making to its second opening', async () => {
    const reference = 'EV-2';
    await submit(service, reference);
    const { alertId } = await told('alert.created', { reference });
    await submit(service, reference, { direction: 'export' });
    await told('alert.updated', { alertId, version: 2 });
    await say({ alertId, status: 'closed', disposition: 'true_match' });
    await told('alert.closed', { alertId, version: 3 });
    await submit(service, reference, { direction: 'transit' });
    expect(await told('alert.reopened', { alertId })).toMatchObject({ version: 4, status: 'open', disposition: null });
  });

  it('webhook.disabled tells of another endpoint', async () => {
    const gone = await register(service, {
      url: receiver.url.replace('/hook', '/gone'),
      eventTypes: ['list.updated'],
    });
    await importList('Orlan Trade LLC,RU\nZarya Export,KZ\nUral Bearings,RU\n');
    expect(await told('webhook.disabled')).toMatchObject({ webhookId: gone.id, reason: 'gone' });
  });

  it('all fit their schemas, without a member that is not described, and their links lead somewhere', async () => {
    await service.call('POST', `/v1/webhooks/${endpoint.id}/ping`);
    await told('trade_request.screened');
    await told('webhook.test');
    const bodies = receiver.bodies();
    expect([...new Set(bodies.map(({ type }) => type))].sort()).toEqual([...ALL].sort());
    expect(await faultsOf(service, bodies)).toEqual([]);
    const links = new Set(bodies.flatMap(({ data }) => (typeof data['link'] === 'string' ? [data['link']] : [])));
    for (const link of links) {
      const answer = await service.call('GET', link.replace('https://screening.example.com', ''));
      expect([link, answer.status]).toEqual([link, 200]);
    }
  });
});
