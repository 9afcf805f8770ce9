// A receiver that fails at random and a service that is killed again and again: every event arrives, is acknowledged, has one body, and keeps its
// order where that was asked for. TEST_CHAOS_ALERTS=5000 TEST_CHAOS_KILLS=20 is the whole run; CI takes a small one.
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { Webhook } from 'standardwebhooks';
import { isBuilt, ServiceProcess } from '../support/service-process';
import { createTestDatabase, type TestDatabase } from '../support/test-database';
import { flaggedRequest, register } from '../support/webhook-calls';
import { type Received, WebhookReceiver } from '../support/webhook-receiver';

const ALERTS = Number(process.env['TEST_CHAOS_ALERTS'] ?? 150);
const KILLS = Number(process.env['TEST_CHAOS_KILLS'] ?? 3);
/** Requests are sent in while the service is being killed, so many at a time. */
const GROUP = 50;
const RETRIES = ['0', '0.2', '0.5', ...Array<string>(27).fill('1')].join(',');
const LIMIT_MS = 60_000 + ALERTS * 60 + KILLS * 15_000;

const run = isBuilt ? describe : describe.skip;
if (!isBuilt) console.log('skipped: dist/ is not built, so there is no service to kill');

/** The acknowledgement is lost in one of them: the event came, and comes again. */
type Mood = 'fine' | 'error' | 'hang' | 'reset' | 'lost';
function nextMood(): Mood {
  const chance = Math.random();
  if (chance < 0.08) return 'error';
  if (chance < 0.1) return 'hang';
  if (chance < 0.14) return 'reset';
  return chance < 0.18 ? 'lost' : 'fine';
}

run('webhooks in chaos', () => {
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'truebearing-chaos-'));
  let database: TestDatabase;
  let service: ServiceProcess;
  let receiver: WebhookReceiver;
  let sql: Client;
  const taken: Received[] = [];
  const keys: Record<string, Webhook> = {};
  const unverified: unknown[] = [];
  const moods: Record<Mood, number> = { fine: 0, error: 0, hang: 0, reset: 0, lost: 0 };

  beforeAll(async () => {
    database = await createTestDatabase();
    receiver = await WebhookReceiver.start();
    sql = new Client({ connectionString: database.url });
    await sql.connect();
    service = new ServiceProcess(dataDir, 20_000 + (process.pid % 20_000), {
      DATABASE_URL: database.url,
      TRUEBEARING_WEBHOOK_ALLOW_PRIVATE: 'true',
      TRUEBEARING_WEBHOOK_RETRY_SECONDS: RETRIES,
      TRUEBEARING_WEBHOOK_TIMEOUT_SECONDS: '2',
    });
    receiver.behave = (received, response) => {
      try {
        keys[received.path]?.verify(received.body, received.headers as Record<string, string>);
      } catch (error) {
        unverified.push(error);
      }
      const mood = nextMood();
      moods[mood]++;
      // What was reset or answered with an error was not taken by the receiver's own lights.
      if (mood === 'fine' || mood === 'lost') taken.push(received);
      if (mood === 'fine') response.writeHead(200).end();
      else if (mood === 'error') response.writeHead(500 + Math.floor(Math.random() * 4)).end();
      else if (mood !== 'hang') response.socket?.resetAndDestroy();
    };
  });
  afterAll(async () => {
    await service.end('SIGKILL');
    await receiver.stop();
    await sql.end();
    await database.drop();
    fs.rmSync(dataDir, { recursive: true, force: true });
  }, 60_000);

  const count = async (text: string): Promise<number> =>
    (await sql.query<{ count: string }>(`select count(*) from ${text}`)).rows.map((row) => Number(row.count))[0] ?? 0;

  /** Sends it until it is taken: references make repeating harmless. */
  async function submitGroup(from: number, round: number): Promise<void> {
    const lines = Array.from({ length: Math.min(GROUP, ALERTS - from) }, (_, index) =>
      JSON.stringify({
        ...flaggedRequest(`CHAOS-${from + index}`),
        ...(round === 2 && { direction: 'export' }),
      }),
    );
    for (;;) {
      const taken = await service
        .call('POST', '/v1/trade-requests/bulk?onDuplicate=revise', {
          body: lines.join('\n'),
          headers: { 'content-type': 'application/x-ndjson' },
        })
        .then(async (answer) => ({ status: answer.status, text: await answer.text() }))
        .catch(() => undefined);
      if (taken?.status === 200 || taken?.status === 207) {
        if (/"rejected"/u.test(taken.text)) throw new Error(`not taken: ${taken.text.slice(0, 300)}`);
        return;
      }
      if (taken && taken.status < 500) throw new Error(`not taken: ${taken.status} ${taken.text.slice(0, 300)}`);
      await sleep(100);
    }
  }

  async function submitAll(): Promise<void> {
    for (const round of [1, 2])
      for (let from = 0; from < ALERTS; from += GROUP) {
        await submitGroup(from, round);
        // The second revision is told of apart only where the first was screened before.
        while ((await count(`trade_request_revision where status = 'queued'`)) > 0) await sleep(50);
      }
  }

  async function killNowAndThen(): Promise<void> {
    for (let kill = 0; kill < KILLS; kill++) {
      await sleep(1_000 + Math.random() * 1_500);
      await service.end('SIGKILL');
      await service.start();
    }
  }

  it(
    `delivers ${ALERTS * 2} events to two endpoints over ${KILLS} kills`,
    async () => {
      await service.start();
      const eventTypes = ['alert.created', 'alert.updated'];
      const plain = await register(service, { url: `${receiver.url}?plain`, eventTypes });
      const ordered = await register(service, { url: `${receiver.url}?ordered`, eventTypes, ordered: true });
      keys['/hook?plain'] = new Webhook(plain.secret);
      keys['/hook?ordered'] = new Webhook(ordered.secret);
      const started = Date.now();
      await Promise.all([submitAll(), killNowAndThen()]);
      const events = ALERTS * 2;
      expect(await count(`outbox_event where type like 'alert.%'`)).toBe(events);
      const succeeded = `webhook_delivery where status = 'succeeded'`;
      while ((await count(succeeded)) < events * 2 && Date.now() - started < LIMIT_MS) await sleep(200);
      const seconds = Math.round((Date.now() - started) / 1000);

      // Each event acknowledged by both.
      expect(await count(succeeded)).toBe(events * 2);
      expect(await count('webhook_delivery')).toBe(events * 2);
      // Each received at least once, by the receiver's own book.
      for (const path of ['/hook?plain', '/hook?ordered']) expect(distinctEvents(taken, path)).toBe(events);
      // One body for one id, and every request was verified by the reference library when it came.
      const bodies = new Map<string, Set<string>>();
      for (const { id, body } of receiver.received) bodies.set(id, (bodies.get(id) ?? new Set()).add(body));
      expect(unverified).toEqual([]);
      expect([...bodies.values()].filter(({ size }) => size !== 1)).toEqual([]);
      expect(bodies.size).toBe(events * 2);
      // Order where it was asked for: no older version after a newer one, repeats included.
      expect(outOfOrder(receiver.received.filter(({ path }) => path === '/hook?ordered'))).toEqual([]);
      const attempts = await count('webhook_attempt');
      const interrupted = await count('webhook_attempt where finished_at is null');
      console.log(
        JSON.stringify({
          alerts: ALERTS,
          kills: KILLS,
          seconds,
          requests: receiver.received.length,
          attempts,
          interrupted,
          moods,
        }),
      );
    },
    LIMIT_MS + 30_000,
  );
});

interface Told {
  type: string;
  data: { alertId: string; version: number };
}

function distinctEvents(received: readonly Received[], path: string): number {
  const told = received.filter((one) => one.path === path).map(({ body }) => JSON.parse(body) as Told);
  return new Set(told.map(({ data }) => `${data.alertId} ${data.version}`)).size;
}

function outOfOrder(received: readonly Received[]): string[] {
  const newest = new Map<string, number>();
  return received.flatMap(({ body }) => {
    const { alertId, version } = (JSON.parse(body) as Told).data;
    if (version < (newest.get(alertId) ?? 0)) return [`${alertId}: ${version} after ${newest.get(alertId)}`];
    newest.set(alertId, version);
    return [];
  });
}
