// Each adapter against a fake of its case system: what is sent fits the documentation, and what comes twice is one case.
import { loadConfiguration } from '../../../src/platform/config/configuration';
import { Clock } from '../../../src/platform/clock/clock';
import type { AdapterSettings } from '../../../src/features/webhooks/adapters/adapter-settings';
import { Adapters } from '../../../src/features/webhooks/adapters/adapters';
import { Authentication } from '../../../src/features/webhooks/adapters/authentication';
import { DestinationGuard } from '../../../src/features/webhooks/destination/destination-guard';
import { Resolver } from '../../../src/features/webhooks/destination/resolver';
import type { EventType } from '../../../src/features/webhooks/events/event-types';
import { exampleMessage } from '../../../src/features/webhooks/events/example-events';
import type { Outcome } from '../../../src/features/webhooks/sending/attempt';
import type { ClaimedDelivery } from '../../../src/features/webhooks/sending/claimed-delivery';
import { Courier } from '../../../src/features/webhooks/sending/courier';
import { HttpSender } from '../../../src/features/webhooks/sending/http-sender';
import { type Call, CaseSystem, type Route } from '../../support/case-systems';
import {
  hummingbird,
  jira,
  marble,
  salesforce,
  serviceNow,
  slack,
  teams,
  theHive,
  unit21,
} from '../../support/case-system-kinds';

const configuration = loadConfiguration({
  TRUEBEARING_WEBHOOK_ALLOW_PRIVATE: 'true',
  TRUEBEARING_WEBHOOK_TIMEOUT_SECONDS: '3',
});
const guard = new DestinationGuard(configuration, new Resolver());
const clock = new Clock();
const courier = new Courier(
  new HttpSender(guard, configuration),
  new Adapters(new Authentication(clock)),
  clock,
  configuration,
);
afterAll(() => guard.onApplicationShutdown());

function deliver(
  url: string,
  adapter: AdapterSettings,
  type: EventType,
  { caseRef = null, ...changes }: { caseRef?: string | null; [member: string]: unknown } = {},
): Promise<Outcome> {
  const message = { ...exampleMessage(type, 'https://screening.example.com'), ...changes };
  const delivery: ClaimedDelivery = {
    deliveryId: '01a00000-0000-7000-8000-00000000000a',
    tenantId: '',
    endpointId: '',
    attempt: 1,
    tries: 1,
    url,
    headers: { 'x-extra': 'yes' },
    adapter,
    caseRef,
    secrets: [],
    isFailing: false,
    message,
  };
  return courier.deliver(delivery);
}

const bearer = ({ headers }: Call): boolean => headers.authorization === 'Bearer good-token';
const BEARER = { kind: 'bearer', token: 'good-token' } as const;

interface Case {
  routes: (records: Map<string, Record<string, unknown>>) => Route[];
  settings: AdapterSettings;
  login?: (call: Call) => boolean;
  path?: string;
  /** How often the second event may be told again: systems of messages show each event, each once. */
  records: number;
}

const CASES: Readonly<Record<string, Case>> = {
  servicenow: {
    routes: serviceNow,
    settings: { kind: 'servicenow', auth: { kind: 'basic', username: 'api', password: 'p:w' } },
    login: ({ headers }) => headers.authorization === `Basic ${Buffer.from('api:p:w').toString('base64')}`,
    records: 1,
  },
  jira: { routes: jira, settings: { kind: 'jira', project: 'SAN', auth: BEARER }, login: bearer, records: 1 },
  salesforce: {
    routes: salesforce,
    settings: { kind: 'salesforce', auth: { kind: 'oauth2', clientId: 'our-id', clientSecret: 'our secret' } },
    login: ({ headers, path }) => path.endsWith('/token') || headers.authorization === 'Bearer sf-token',
    records: 1,
  },
  thehive: { routes: theHive, settings: { kind: 'thehive', auth: BEARER }, login: bearer, records: 1 },
  hummingbird: { routes: hummingbird, settings: { kind: 'hummingbird', auth: BEARER }, login: bearer, records: 1 },
  unit21: {
    routes: unit21,
    settings: { kind: 'unit21', auth: { kind: 'api_key', header: 'u21-key', token: 'k' } },
    login: ({ headers }) => headers['u21-key'] === 'k',
    records: 1,
  },
  marble: {
    routes: marble,
    settings: { kind: 'marble', auth: { kind: 'api_key', header: 'x-api-key', token: 'k' } },
    login: ({ headers }) => headers['x-api-key'] === 'k',
    records: 1,
  },
  slack: { routes: slack, settings: { kind: 'slack', channel: 'C1', auth: BEARER }, login: bearer, records: 2 },
};

describe.each(Object.entries(CASES))('%s', (_name, { routes, settings, login, records: expected }) => {
  let system: CaseSystem;
  const records = new Map<string, Record<string, unknown>>();
  const own = (): AdapterSettings =>
    settings.auth.kind === 'oauth2'
      ? { ...settings, auth: { ...settings.auth, tokenUrl: `${system.url}/services/oauth2/token` } }
      : settings;

  beforeAll(async () => {
    system = await CaseSystem.start(routes(records), login);
  });
  afterAll(() => system.stop());

  it('makes one case of everything about one alert, whatever comes twice', async () => {
    for (const type of ['alert.created', 'alert.created', 'alert.updated', 'alert.updated'] as const) {
      const id = `msg_${type}`;
      const outcome = await deliver(system.url, own(), type, { id });
      expect(system.faults).toEqual([]);
      expect(outcome).toMatchObject({ ok: true, record: { errorCode: null } });
    }
    expect(records.size).toBe(expected);
    const [record] = records.values();
    expect(JSON.stringify(record)).toContain('PO-2026-00017');
    expect(system.calls[0]?.headers['x-extra'] ?? system.calls[1]?.headers['x-extra']).toBe('yes');
  });

  it('takes a thin message and one without an assessment', async () => {
    const outcomes = [
      await deliver(system.url, own(), 'alert.updated', { payload: 'thin' }),
      await deliver(system.url, own(), 'alert.updated', { assessment: null }),
      await deliver(system.url, own(), 'webhook.test'),
    ];
    expect(system.faults).toEqual([]);
    expect(outcomes.map(({ ok }) => ok)).toEqual([true, true, true]);
  });

  it('fails where the system fails, shows no credential, and is good again after', async () => {
    system.next = { status: 503, body: { error: 'later' } };
    const failed = await deliver(system.url, own(), 'alert.created', { id: 'msg_again' });
    expect(failed).toMatchObject({ ok: false, status: 503 });
    expect(JSON.stringify(failed.record)).not.toMatch(/good-token|our secret|sf-token|cDp3|:p:w/u);
    expect(await deliver(system.url, own(), 'alert.created', { id: 'msg_again' })).toMatchObject({ ok: true });
  });
});

it('Jira is not searched for an issue that is known: its search lags behind', async () => {
  const records = new Map<string, Record<string, unknown>>();
  const system = await CaseSystem.start(jira(records));
  const settings: AdapterSettings = { kind: 'jira', project: 'SAN', auth: { kind: 'none' } };
  const made = await deliver(system.url, settings, 'alert.created');
  expect(made.record.caseRef).toBe('SAN-1');
  const calls = system.calls.length;
  await deliver(system.url, settings, 'alert.updated', { caseRef: made.record.caseRef });
  expect(system.calls.slice(calls).map(({ method, path }) => `${method} ${path}`)).toEqual([
    'PUT /rest/api/3/issue/SAN-1',
  ]);
  expect([records.size, system.faults]).toEqual([1, []]);
  await system.stop();
});

describe('systems that cannot be asked', () => {
  it('Slack takes blocks by an incoming webhook', async () => {
    const system = await CaseSystem.start(slack(new Map()));
    const url = `${system.url}/services/T/B/X`;
    const long = { template: `${'<very long> & '.repeat(2000)}`, kind: 'slack', auth: { kind: 'none' } } as const;
    expect(await deliver(url, { kind: 'slack', auth: { kind: 'none' } }, 'batch.failed')).toMatchObject({ ok: true });
    expect(await deliver(url, long, 'alert.created')).toMatchObject({ ok: true });
    expect(system.faults).toEqual([]);
    expect(system.calls.every(({ text }) => text.length < 13_200)).toBe(true);
    await system.stop();
  });

  it('Slack’s refusal inside a 200 is a failure', async () => {
    const system = await CaseSystem.start(slack(new Map()));
    const settings: AdapterSettings = { kind: 'slack', channel: 'C9', auth: { kind: 'none' } };
    expect(await deliver(system.url, settings, 'alert.created')).toMatchObject({ ok: false });
    await system.stop();
  });

  it('Teams takes an Adaptive Card, however much there is to say', async () => {
    const system = await CaseSystem.start(teams(new Map()));
    const url = `${system.url}/workflows/1`;
    const long = `{% for i in (1..100) %}Ж line {{ i }} ${'длинная строка '.repeat(100)}\n{% endfor %}`;
    expect(await deliver(url, { kind: 'teams', auth: { kind: 'none' } }, 'alert.closed')).toMatchObject({ ok: true });
    expect(
      await deliver(url, { kind: 'teams', auth: { kind: 'none' }, template: long }, 'alert.created'),
    ).toMatchObject({
      ok: true,
    });
    expect(system.faults).toEqual([]);
    await system.stop();
  });
});

describe('generic', () => {
  it('sends what the template makes, with a key, signed as asked', async () => {
    const system = await CaseSystem.start([
      { method: 'POST', path: /^\/in$/u, answer: () => ({ status: 200, body: {} }) },
    ]);
    const template =
      '{"id": {{ alert.id | json }}, "hits": {{ hits | size }}, "where": "{{ corridor.path | join: ">" }}"}';
    const auth = { kind: 'hmac', header: 'x-signature', secret: 's3cret' } as const;
    expect(await deliver(`${system.url}/in`, { kind: 'generic', auth, template }, 'alert.created')).toMatchObject({
      ok: true,
    });
    const [call] = system.calls;
    expect(call?.body).toEqual({ id: '01a00000-0000-7000-8000-000000000001', hits: 1, where: 'DE>PL>RU>KZ>RU' });
    expect(call?.headers['idempotency-key']).toMatch(/^msg_/u);
    expect(call?.headers['x-signature']).toMatch(/^sha256=[0-9a-f]{64}$/u);
    await system.stop();
  });

  it('asks for a new token after a 401, and only then', async () => {
    let issued = 0;
    const routes: Route[] = [
      {
        method: 'POST',
        path: /^\/token$/u,
        answer: () => ({ status: 200, body: { access_token: `t${++issued}`, expires_in: 3600 } }),
      },
      {
        method: 'POST',
        path: /^\/in$/u,
        answer: ({ headers }) => ({
          status: headers.authorization === `Bearer t${issued}` && issued !== 1 ? 200 : 401,
        }),
      },
    ];
    const system = await CaseSystem.start(routes);
    const auth = { kind: 'oauth2', tokenUrl: `${system.url}/token`, clientId: 'a', clientSecret: 'b' } as const;
    const settings: AdapterSettings = { kind: 'generic', auth };
    const results = [];
    for (let time = 0; time < 3; time++)
      results.push((await deliver(`${system.url}/in`, settings, 'alert.created')).status);
    expect([results, issued]).toEqual([[401, 200, 200], 2]);
    await system.stop();
  });

  it('fails where the template turns out bad, and sends nothing', async () => {
    const system = await CaseSystem.start([]);
    const settings: AdapterSettings = {
      kind: 'generic',
      auth: { kind: 'none' },
      template: '{{ alert.id | nothing_such }}',
    };
    expect(await deliver(system.url, settings, 'alert.created')).toMatchObject({ ok: false, record: { url: null } });
    expect(system.calls).toEqual([]);
    await system.stop();
  });
});
