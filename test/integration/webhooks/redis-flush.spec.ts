// Redis loses everything while deliveries wait: none of them is lost, since none was ever in it.
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { hasRedis, startTestRedis, type TestRedis } from '../../support/redis-server';
import { startTestService, type TestService } from '../../support/test-service';
import { deliveriesOf, register, submit } from '../../support/webhook-calls';
import { WebhookReceiver } from '../../support/webhook-receiver';

// A given Redis belongs to others as well: it is not flushed.
const canFlush = hasRedis() && process.env['TEST_REDIS_URL'] === undefined;
if (!canFlush) console.log('skipped: no Redis of our own on this machine');

(canFlush ? describe : describe.skip)('a Redis that is flushed', () => {
  let redis: TestRedis;
  let service: TestService;
  let receiver: WebhookReceiver;

  beforeAll(async () => {
    redis = await startTestRedis();
    receiver = await WebhookReceiver.start();
    service = await startTestService({
      env: {
        REDIS_URL: redis.url,
        TRUEBEARING_WEBHOOK_ALLOW_PRIVATE: 'true',
        TRUEBEARING_WEBHOOK_RETRY_SECONDS: '0,1.5,1.5,1.5',
      },
    });
  }, 60_000);
  afterAll(async () => {
    await service.stop();
    await receiver.stop();
    await redis.stop();
  });

  it('loses no delivery', async () => {
    receiver.behave = (_received, response) => void response.writeHead(500).end();
    const { id } = await register(service, { url: receiver.url });
    for (const number of [1, 2, 3]) await submit(service, `FLUSH-${number}`);
    await receiver.until(3);
    const client = new Redis(redis.url);
    expect(await client.flushall()).toBe('OK');
    await client.quit();
    receiver.behave = (_received, response) => void response.writeHead(200).end();
    await receiver.until(6);
    const told = new Set(receiver.bodies().map(({ data }) => String(data['reference'])));
    expect([...told].sort()).toEqual(['FLUSH-1', 'FLUSH-2', 'FLUSH-3']);
    const open = async (): Promise<string[]> =>
      (await deliveriesOf(service, id)).map(({ status }) => status).filter((status) => status !== 'succeeded');
    for (const deadline = Date.now() + 10_000; (await open()).length > 0 && Date.now() < deadline;) await sleep(50);
    expect(await open()).toEqual([]);
  }, 30_000);
});
