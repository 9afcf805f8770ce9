// The sender over time: retries, Retry-After, the breaker, order, the end after five days, and a dead endpoint beside a healthy one.
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { Database } from '../../../src/platform/database/database';
import { LogCleaner } from '../../../src/features/webhooks/log/log-cleaner';
import { createTestDatabase } from '../../support/test-database';
import { startTestService, type TestService } from '../../support/test-service';
import { deliveriesOf, flaggedRequest, register, submit, untilDelivery } from '../../support/webhook-calls';
import { WebhookReceiver } from '../../support/webhook-receiver';

describe('the sender', () => {
  let service: TestService;
  let receiver: WebhookReceiver;

  beforeAll(async () => {
    service = await startTestService({
      env: {
        TRUEBEARING_WEBHOOK_ALLOW_PRIVATE: 'true',
        TRUEBEARING_WEBHOOK_RETRY_SECONDS: '0,0.2,0.4,600',
        TRUEBEARING_WEBHOOK_TIMEOUT_SECONDS: '2',
      },
    });
  });
  afterAll(() => service.stop());
  beforeEach(async () => {
    receiver = await WebhookReceiver.start();
  });
  afterEach(async () => {
    await sql(`update webhook_endpoint set deleted_at = now()`);
    await receiver.stop();
  });

  const sql = async <T extends object>(text: string, values: unknown[] = []): Promise<T[]> =>
    (await service.app.get(Database).pool.query<T>(text, values)).rows;
  const answer = (status: number, headers: Record<string, string> = {}): void => {
    receiver.behave = (_received, response) => void response.writeHead(status, headers).end(`says ${status}`);
  };

  it('tries again by the schedule under one id, with a new timestamp, and every attempt is in the log', async () => {
    let count = 0;
    receiver.behave = (_received, response) => {
      count++;
      if (count === 1) response.socket?.resetAndDestroy();
      else response.writeHead(count === 2 ? 500 : 200).end(`try ${count}`);
    };
    const { id, secret } = await register(service, { url: receiver.url });
    await submit(service, 'RETRY-1');
    const delivery = await untilDelivery(service, id, ({ status }) => status === 'succeeded');
    expect(delivery.log).toMatchObject([
      { number: 1, status: null, errorCode: 'connection_reset' },
      { number: 2, status: 500, errorCode: 'http_status', responseBody: 'try 2' },
      { number: 3, status: 200, errorCode: null, responseBody: 'try 3' },
    ]);
    expect(new Set(receiver.received.map((one) => `${one.id} ${one.body}`)).size).toBe(1);
    for (const received of receiver.received) receiver.verify(secret, received);
    const [first, , third] = receiver.received;
    expect((third?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThan(400);
  });

  it('ends after the last attempt, and redelivering starts the schedule again', async () => {
    answer(404);
    const { id } = await register(service, { url: receiver.url });
    await submit(service, 'EXHAUST-1');
    // While an attempt runs, the next one stands behind the time limit, seconds away.
    const isMinutesAway = (at: string | null): boolean => Date.parse(at ?? '') > Date.now() + 60_000;
    const waiting = await untilDelivery(service, id, ({ nextAttemptAt }) => isMinutesAway(nextAttemptAt));
    expect(waiting).toMatchObject({ attempts: 3, lastStatus: 404 });
    const next = new Date(waiting.nextAttemptAt ?? 0).getTime() - Date.now();
    expect(next).toBeGreaterThan(450_000);
    expect(next).toBeLessThan(750_000);
    await sql(`update webhook_delivery set next_attempt_at = now() where id = $1`, [waiting.id]);
    await untilDelivery(service, id, ({ status, attempts }) => status === 'exhausted' && attempts === 4);
    answer(200);
    await service.call('POST', `/v1/webhooks/${id}/redeliver`);
    await untilDelivery(service, id, ({ status, attempts }) => status === 'succeeded' && attempts === 5);
  });

  it('waits as long as a busy receiver asks, with everything for it', async () => {
    answer(429, { 'retry-after': '120' });
    const { id } = await register(service, { url: receiver.url });
    await submit(service, 'BUSY-1');
    const delivery = await untilDelivery(service, id, ({ lastStatus }) => lastStatus === 429);
    expect(new Date(delivery.nextAttemptAt ?? 0).getTime() - Date.now()).toBeGreaterThan(110_000);
    await submit(service, 'BUSY-2');
    await untilDelivery(service, id, ({ attempts, status }) => attempts === 0 && status === 'pending');
    await sleep(700);
    expect(receiver.received).toHaveLength(1);
    const health = (await (await service.call('GET', `/v1/webhooks/${id}/health`)).json()) as {
      state: string;
      pending: number;
    };
    expect(health).toMatchObject({ state: 'paused', pending: 2 });
  });

  it('opens the circuit after five failures, and closes it with the first success', async () => {
    answer(500);
    const { id } = await register(service, { url: receiver.url });
    await Promise.all(Array.from({ length: 8 }, (_, index) => submit(service, `CIRCUIT-${index}`)));
    for (let state = ''; state !== 'paused'; await sleep(50))
      ({ state } = (await (await service.call('GET', `/v1/webhooks/${id}/health`)).json()) as { state: string });
    await sleep(300);
    const before = receiver.received.length;
    await sleep(700);
    expect(receiver.received).toHaveLength(before);
    answer(200);
    // The pause is over: one is sent to see, then all.
    await sql(`update webhook_endpoint set paused_until = now() where id = $1`, [id]);
    await sql(`update webhook_delivery set next_attempt_at = now() where endpoint_id = $1 and status = 'pending'`, [
      id,
    ]);
    for (const deadline = Date.now() + 10_000; Date.now() < deadline; await sleep(50))
      if ((await deliveriesOf(service, id)).every(({ status }) => status === 'succeeded')) break;
    expect(new Set((await deliveriesOf(service, id)).map(({ status }) => status))).toEqual(new Set(['succeeded']));
    expect(
      await sql(`select consecutive_failures, failing_since, trips, paused_until from webhook_endpoint where id = $1`, [
        id,
      ]),
    ).toEqual([{ consecutive_failures: 0, failing_since: null, trips: 0, paused_until: null }]);
  });

  it('disables what has only failed for five days, holds what waits, and tells', async () => {
    answer(500);
    const { id } = await register(service, { url: receiver.url });
    await sql(
      `update webhook_endpoint set failing_since = now() - interval '5 days', consecutive_failures = 20 where id = $1`,
      [id],
    );
    await submit(service, 'FIVE-DAYS');
    await untilDelivery(service, id, ({ status }) => status === 'held');
    const shown: unknown = await (await service.call('GET', `/v1/webhooks/${id}`)).json();
    expect(shown).toMatchObject({ enabled: false, disabledReason: 'failing' });
    expect(
      await sql(`select actor, action from audit_entry where subject_id = $1 order by id desc limit 1`, [id]),
    ).toEqual([{ actor: 'system:webhooks', action: 'webhook.disabled' }]);
    expect(
      await sql(`select 1 from outbox_event where type = 'webhook.disabled' and subject_id = $1`, [id]),
    ).toHaveLength(1);
  });

  it('keeps the order of each alert where that is asked for, and holds up no other alert', async () => {
    const { id } = await register(service, {
      url: receiver.url,
      ordered: true,
      eventTypes: ['alert.created', 'alert.updated'],
    });
    const stubborn = await submit(service, 'ORDER-1');
    let open = false;
    receiver.behave = ({ body }, response) => {
      const blocked = !open && body.includes(stubborn);
      response.writeHead(blocked ? 500 : 200).end();
    };
    await receiver.until(1);
    await submit(service, 'ORDER-1', { direction: 'export' });
    await submit(service, 'ORDER-2');
    await receiver.until(1, ({ body }) => body.includes('ORDER-2'));
    await untilDelivery(service, id, ({ type, attempts }) => type === 'alert.updated' && attempts === 0);
    open = true;
    await receiver.until(1, ({ body }) => body.includes(stubborn) && body.includes('alert.updated'));
    const versions = receiver.bodies().filter(({ data }) => data['tradeRequestId'] === stubborn);
    const told = versions.map(({ data }) => Number(data['version']));
    expect(told).toEqual([...told].sort());
    expect(new Set(told)).toEqual(new Set([1, 2]));
  });

  it('names a destination that turned bad after it was registered', async () => {
    const { id } = await register(service, { url: receiver.url });
    await sql(`update webhook_endpoint set url = 'http://169.254.169.254/latest' where id = $1`, [id]);
    await submit(service, 'BAD-1');
    const delivery = await untilDelivery(service, id, ({ lastError }) => lastError !== null);
    expect(delivery).toMatchObject({ lastError: 'destination_blocked', status: 'pending' });
    const ping = await service.call('POST', `/v1/webhooks/${id}/ping`);
    expect([ping.status, ((await ping.json()) as { code: string }).code]).toEqual([422, 'destination_blocked']);
  });

  it('forgets the log after 30 days, and nothing before', async () => {
    const { id } = await register(service, { url: receiver.url });
    await submit(service, 'OLD-1');
    await submit(service, 'OLD-2');
    await receiver.until(2);
    const old = await untilDelivery(service, id, ({ status }) => status === 'succeeded');
    await sql(`update webhook_delivery set created_at = now() - interval '31 days' where id = $1`, [old.id]);
    await sql(
      `update webhook_message set occurred_at = now() - interval '31 days' where id = (select message_id from webhook_delivery where id = $1)`,
      [old.id],
    );
    await sql(
      `update outbox_event set dispatched_at = now() - interval '31 days' where id = (select min(id) from outbox_event)`,
    );
    const events = (await sql('select 1 from outbox_event')).length;
    await service.app.get(LogCleaner, { strict: false }).forgetOld();
    expect((await deliveriesOf(service, id)).map((one) => one.id)).not.toContain(old.id);
    expect(await deliveriesOf(service, id)).toHaveLength(1);
    expect(await sql('select 1 from webhook_attempt where delivery_id = $1', [old.id])).toEqual([]);
    expect(await sql('select 1 from outbox_event')).toHaveLength(events - 1);
  });

  it('reaches the healthy endpoint within a second at 100 alerts a second, whatever the dead one does', async () => {
    const dead = await WebhookReceiver.start();
    dead.behave = () => undefined;
    await register(service, { url: receiver.url });
    const { id: deadId } = await register(service, { url: dead.url });
    const seconds = 6;
    const delays: number[] = [];
    receiver.behave = ({ body, at }, response) => {
      delays.push(at - Date.parse((JSON.parse(body) as { timestamp: string }).timestamp));
      response.writeHead(200).end();
    };
    const started = Date.now();
    for (let tick = 0; tick < seconds * 10; tick++) {
      const lines = Array.from({ length: 10 }, (_, index) => JSON.stringify(flaggedRequest(`LOAD-${tick}-${index}`)));
      const taken = service.call('POST', '/v1/trade-requests/bulk', {
        body: lines.join('\n'),
        headers: { 'content-type': 'application/x-ndjson' },
      });
      expect((await taken).status).toBe(200);
      await sleep(Math.max(0, started + (tick + 1) * 100 - Date.now()));
    }
    const rate = (seconds * 100) / ((Date.now() - started) / 1000);
    await receiver.until(seconds * 100, undefined, 20_000);
    delays.sort((a, b) => a - b);
    const p99 = delays[Math.floor(delays.length * 0.99)] ?? Infinity;
    console.log(
      JSON.stringify({
        rate: Math.round(rate),
        p50: delays[delays.length >> 1],
        p99,
        deadRequests: dead.received.length,
      }),
    );
    expect(rate).toBeGreaterThan(90);
    expect(p99).toBeLessThanOrEqual(1_000);
    expect((await deliveriesOf(service, deadId)).every(({ status }) => status === 'pending')).toBe(true);
    await dead.stop();
  }, 60_000);
});

it('stops soon although a receiver hangs, and counts nothing against it', async () => {
  const database = await createTestDatabase();
  const receiver = await WebhookReceiver.start();
  receiver.behave = () => undefined;
  const service = await startTestService({ database, env: { TRUEBEARING_WEBHOOK_ALLOW_PRIVATE: 'true' } });
  const { id } = await register(service, { url: receiver.url });
  await submit(service, 'STOP-1');
  await receiver.until(1);
  const started = performance.now();
  await service.stop();
  expect(performance.now() - started).toBeLessThan(10_000);
  const client = new Client({ connectionString: database.url });
  await client.connect();
  const { rows } = await client.query(
    `select d.status, d.attempts, a.finished_at, e.consecutive_failures from webhook_delivery d
     join webhook_attempt a on a.delivery_id = d.id join webhook_endpoint e on e.id = d.endpoint_id where e.id = $1`,
    [id],
  );
  await client.end();
  expect(rows).toEqual([{ status: 'pending', attempts: 1, finished_at: null, consecutive_failures: 0 }]);
  await receiver.stop();
  await database.drop();
}, 40_000);
