// The receiver in examples/ with the service: what comes is verified by the reference library, fits its published schema, and is worked on once,
// also where two processes send.
import type { Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { faultsOf } from '../support/event-faults';
import { createTestDatabase, type TestDatabase } from '../support/test-database';
import { startTestService, type TestService } from '../support/test-service';
import { deliveriesOf, flaggedRequest, register } from '../support/webhook-calls';

interface Event {
  type: string;
  data: { reference?: string };
}
type CreateReceiver = (secret: string, work: (event: Event, id: string) => void) => Server;

const ENV = { TRUEBEARING_WEBHOOK_ALLOW_PRIVATE: 'true' };

describe('the example receiver', () => {
  let database: TestDatabase;
  let service: TestService;
  let second: TestService;
  let createReceiver: CreateReceiver;

  beforeAll(async () => {
    // A program of its own, without types.
    const example = createRequire(__filename)('../../examples/webhook-receiver/receiver.cjs') as {
      createReceiver: CreateReceiver;
    };
    createReceiver = example.createReceiver;
    database = await createTestDatabase();
    service = await startTestService({ database, env: ENV });
    second = await startTestService({ database, env: { ...ENV, TRUEBEARING_ROLES: 'webhooks' } });
  });
  afterAll(async () => {
    await second.stop();
    await service.stop();
    await database.drop();
  });

  it('takes every event once, and each fits its schema', async () => {
    const events: Event[] = [];
    const ids: string[] = [];
    // Registered first: the receiver needs the secret. The port is known before.
    const placeholder = createReceiver('whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', () => undefined);
    await new Promise<void>((resolve) => placeholder.listen(0, '127.0.0.1', resolve));
    const { port } = placeholder.address() as AddressInfo;
    const { id, secret } = await register(service, {
      url: `http://127.0.0.1:${port}/`,
      eventTypes: ['alert.created', 'trade_request.screened', 'webhook.test'],
    });
    // With another secret nothing is taken.
    const refused = (await (await service.call('POST', `/v1/webhooks/${id}/ping`)).json()) as { status: number };
    expect(refused.status).toBe(401);
    placeholder.closeAllConnections();
    await new Promise((resolve) => placeholder.close(resolve));
    const receiver = createReceiver(secret, (event, messageId) => {
      events.push(event);
      ids.push(messageId);
    });
    await new Promise<void>((resolve) => receiver.listen(port, '127.0.0.1', resolve));
    const count = 60;
    const lines = Array.from({ length: count }, (_, index) => JSON.stringify(flaggedRequest(`EXAMPLE-${index}`)));
    await service.call('POST', '/v1/trade-requests/bulk', {
      body: lines.join('\n'),
      headers: { 'content-type': 'application/x-ndjson' },
    });
    for (const deadline = Date.now() + 20_000; events.length < 2 * count && Date.now() < deadline;) await sleep(50);
    expect(events).toHaveLength(2 * count);
    expect(new Set(ids).size).toBe(2 * count);
    await sleep(300);
    // Two processes sent, and none of them what the other had.
    const deliveries = await deliveriesOf(service, id, '&status=succeeded');
    expect(deliveries.filter(({ attempts }) => attempts !== 1)).toEqual([]);
    expect(await faultsOf(service, events)).toEqual([]);
    receiver.closeAllConnections();
    await new Promise((resolve) => receiver.close(resolve));
  }, 60_000);
});
