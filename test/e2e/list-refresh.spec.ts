// Lists that are downloaded by themselves, from a server of the test's own: what is new, what is not, and everything that goes wrong on the way.
import { createHash } from 'node:crypto';
import * as http from 'node:http';
import type { AddressInfo } from 'node:net';
import { ActiveLists } from '../../src/features/lists/active-lists';
import { ListRefresh } from '../../src/features/lists/list-refresh';
import type { ListView } from '../../src/features/lists/lists.service';
import { Database } from '../../src/platform/database/database';
import { startTestService, type TestService } from '../support/test-service';

const list = (count: number): string =>
  `name,country\n${Array.from({ length: count }, (_, index) => `Company ${index},KZ\n`).join('')}`;

interface Served {
  status: number;
  headers: Record<string, string>;
  body: string;
}

class Authority {
  served: Served = { status: 200, headers: {}, body: '' };
  readonly asked: http.IncomingHttpHeaders[] = [];
  private readonly server = http.createServer((request, response) => {
    this.asked.push(request.headers);
    const { status, headers, body } = this.served;
    const isKnown = headers['etag'] !== undefined && request.headers['if-none-match'] === headers['etag'];
    response.writeHead(isKnown ? 304 : status, headers).end(isKnown ? undefined : body);
    // A length that was promised and is not kept.
    if (headers['content-length'] !== undefined) setTimeout(() => response.destroy(), 50);
  });

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/annex.csv`;
  }

  serve(body: string, headers: Record<string, string> = {}, status = 200): void {
    this.served = { status, headers, body };
  }

  stop(): void {
    this.server.closeAllConnections();
    this.server.close();
  }
}

describe('scheduled lists', () => {
  const authority = new Authority();
  let service: TestService;

  beforeAll(async () => {
    const url = await authority.start();
    authority.serve(list(100), { etag: '"one"' });
    service = await startTestService({
      env: {
        TRUEBEARING_LISTS: 'our-annex',
        TRUEBEARING_LIST_URLS: `our-annex=${url}?token=secret,x`,
        TRUEBEARING_LIST_MAX_AGE_HOURS: '24',
      },
    });
    await service.app.get(ListRefresh).refreshDue();
  });
  afterAll(async () => {
    await service.stop();
    authority.stop();
  });

  const sql = <T extends object>(text: string): Promise<T[]> =>
    service.app
      .get(Database)
      .pool.query<T>(text)
      .then(({ rows }) => rows);

  /** As if the time had come. */
  async function refresh(): Promise<ListView> {
    await sql("UPDATE list_source SET attempted_at = now() - interval '8 hours'");
    await service.app.get(ListRefresh).refreshDue();
    return show();
  }

  async function show(): Promise<ListView> {
    return (await (await service.call('GET', '/v1/lists/our-annex')).json()) as ListView;
  }

  it('are downloaded at the start and in use', async () => {
    expect(await show()).toMatchObject({ state: 'ready', entries: 100, scheduled: true, lastFailure: null });
    expect(service.app.get(ActiveLists).state()).toMatchObject({ state: 'ready', problems: [] });
  });

  it('are not asked for again before their time', async () => {
    const before = authority.asked.length;
    await service.app.get(ListRefresh).refreshDue();
    expect(authority.asked).toHaveLength(before);
  });

  it('are only confirmed where the authority has nothing new', async () => {
    await sql("UPDATE list_source SET checked_at = now() - interval '20 hours'");
    expect((await show()).ageHours).toBeCloseTo(20, 0);
    expect((await refresh()).ageHours).toBeCloseTo(0, 0);
    expect(authority.asked.at(-1)).toMatchObject({ 'if-none-match': '"one"' });
    expect(await sql('SELECT 1 FROM list_version')).toHaveLength(1);
  });

  it('are stale when they were not found current for long', async () => {
    await sql("UPDATE list_source SET checked_at = now() - interval '30 hours'");
    await service.app.get(ActiveLists).refresh();
    const { state, problems } = service.app.get(ActiveLists).state();
    expect([state, problems]).toEqual([
      'stale',
      ['our-annex was last found current 30 hours ago, at most 24 are allowed'],
    ]);
    const response = await fetch(`${service.url}/health/ready`);
    expect([response.status, await response.json()]).toEqual([
      200,
      expect.objectContaining({
        info: expect.objectContaining({ lists: { status: 'up', state, problems } }) as unknown,
      }),
    ]);
  });

  it('are replaced by what is new', async () => {
    authority.serve(list(110), { etag: '"two"' });
    expect(await refresh()).toMatchObject({ state: 'ready', entries: 110 });
  });

  it.each<[string, () => void, RegExp]>([
    ['an error', () => authority.serve('', {}, 500), /\/annex\.csv answered 500$/u],
    ['a web page', () => authority.serve('<html>Just a moment</html>'), /annex\.csv:1: the file is a web page/u],
    [
      'a list that became much smaller',
      () => authority.serve(list(50)),
      /^50 entries are 55 % fewer than the 110 in use/u,
    ],
    [
      'a file that breaks off',
      () => authority.serve(list(120), { 'content-length': '999999' }),
      /annex\.csv broke off: /u,
    ],
    [
      'a wrong MD5',
      () => authority.serve(list(120), { 'content-md5': 'AAAA' }),
      /does not fit the checksum \(Content-MD5\)/u,
    ],
    ['a wrong SHA-256', () => authority.serve(list(120), { 'repr-digest': 'sha-256=:AAAA:' }), /checksum \(SHA-256\)/u],
    [
      'a way without end',
      () => authority.serve('', { location: '/annex.csv' }, 302),
      /from one address to another without end/u,
    ],
    ['a way to a file', () => authority.serve('', { location: 'file:///etc/passwd' }, 302), /leads to file:/u],
  ])('stay as they are after %s, and say so', async (_, serve, reason) => {
    serve();
    const view = await refresh();
    expect(view).toMatchObject({
      state: 'ready',
      entries: 110,
      lastFailure: { reason: expect.stringMatching(reason) as string },
    });
    // What stands behind `?` may be a token.
    expect(view.lastFailure?.reason).not.toContain('secret');
    expect(service.app.get(ActiveLists).state().problems).toEqual([
      `our-annex: the last refresh failed: ${view.lastFailure?.reason}`,
    ]);
  });

  it('are taken with a right checksum, and the failure is over', async () => {
    const body = list(120);
    const digest = createHash('sha256').update(body).digest('base64');
    authority.serve(body, {
      'repr-digest': `sha-256=:${digest}:`,
      'content-md5': createHash('md5').update(body).digest('base64'),
    });
    expect(await refresh()).toMatchObject({ state: 'ready', entries: 120, lastFailure: null });
    expect(service.app.get(ActiveLists).state().problems).toEqual([]);
  });

  it('leave a trace of each failure in the audit log, and of a refused version once', async () => {
    authority.serve(list(50));
    await refresh();
    const actions = await sql<{ action: string; n: number }>(
      "SELECT action, count(*)::int AS n FROM audit_entry WHERE action LIKE 'list.%' GROUP BY action ORDER BY action",
    );
    expect(actions).toEqual([
      { action: 'list.refresh_failed', n: 9 },
      { action: 'list.version_activated', n: 3 },
      { action: 'list.version_refused', n: 1 },
    ]);
  });
});

describe('a configuration of lists that cannot be', () => {
  it.each([
    [{ TRUEBEARING_LISTS: 'eu-fsff' }, /no list eu-fsff is known; did you mean eu-fsf\?/u],
    [{ TRUEBEARING_LISTS: 'us-bis-entity-list' }, /has no address of its authority/u],
    [{ TRUEBEARING_LISTS: 'EU FSF' }, /TRUEBEARING_LISTS: must be a comma-separated list/u],
    [{ TRUEBEARING_LIST_URLS: 'a=https://x.example' }, /TRUEBEARING_LIST_URLS: a is not in TRUEBEARING_LISTS/u],
    [{ TRUEBEARING_LISTS: 'a', TRUEBEARING_LIST_URLS: 'a=ftp://x.example' }, /TRUEBEARING_LIST_URLS: must be/u],
    [{ TRUEBEARING_LIST_MAX_AGE_HOURS: '0' }, /at least 1 hour/u],
    [{ TRUEBEARING_LIST_ACTIVATION: 'sometimes' }, /must be auto or manual/u],
  ])('%j stops the start', async (env, reason) => {
    await expect(startTestService({ env })).rejects.toThrow(reason);
  });
});
