// Lists by HTTP: imported, compared, refused, taken into use, and what readiness says of them.
import { gzipSync } from 'node:zlib';
import { ActiveLists } from '../../src/features/lists/active-lists';
import { Database } from '../../src/platform/database/database';
import { startTestService, type TestService } from '../support/test-service';

interface VersionBody {
  id: string;
  status: string;
  entries: number;
  version: string;
  asOf: string | null;
  problems: string[];
}

interface ImportBody {
  outcome: string;
  version: VersionBody;
}

interface ProblemBody {
  code: string;
  detail: string;
  versionId: string;
  errors: { pointer: string; code: string }[];
}

const names = (count: number, from = 0): string =>
  Array.from({ length: count }, (_, index) => `Company ${from + index},KZ,Almaty\n`).join('');
const own = (rows: string): string => `name,country,address\n${rows}`;
const SDN = '101,"ORLAN TRADE LLC",-0- ,"RUSSIA-EO14024",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \r\n';
const ALT = '101,1,"aka","OOO ORLAN TREID",-0- \r\n';
const ADD = '101,7,-0- ,"Moscow","Russia",-0- \r\n';

describe('lists', () => {
  let service: TestService;

  beforeAll(async () => {
    service = await startTestService();
  });
  afterAll(() => service.stop());

  async function send<T>(route: string, body: unknown, headers: Record<string, string> = {}): Promise<[number, T]> {
    const response = await service.call('POST', `/v1/lists/${route}`, { body, headers });
    return [response.status, (await response.json()) as T];
  }

  const csv = <T = ImportBody>(route: string, text: string, headers = {}): Promise<[number, T]> =>
    send<T>(route, text, { 'content-type': 'text/csv', ...headers });

  async function read<T>(route: string): Promise<T> {
    const response = await service.call('GET', `/v1/lists${route}`);
    expect(response.status).toBe(200);
    return (await response.json()) as T;
  }

  async function ready(): Promise<{ status: string; info: { lists: { state: string; problems: string[] } } }> {
    const response = await fetch(`${service.url}/health/ready`);
    expect(response.status).toBe(200);
    return (await response.json()) as Awaited<ReturnType<typeof ready>>;
  }

  it('are off where there is none', async () => {
    expect(service.app.get(ActiveLists).state()).toMatchObject({ state: 'off', asOf: null, sets: [], problems: [] });
    expect(await read('')).toEqual({ data: [], page: { nextCursor: null, hasMore: false } });
    const { data } = await read<{ data: { source: string; state: string }[] }>('?catalogue=true');
    expect(data).toContainEqual(expect.objectContaining({ source: 'eu-fsf', state: 'off', measure: 'asset_freeze' }));
    expect((await ready()).info.lists).toMatchObject({ state: 'off' });
  });

  it('take OFAC in three parts of one form, and are in use at once', async () => {
    const form = new FormData();
    for (const [name, text] of [
      ['sdn.csv', SDN],
      ['alt.csv', ALT],
      ['add.csv', ADD],
    ] as const)
      form.append('file', new Blob([text]), name);
    const [status, { outcome, version }] = await send<ImportBody>('us-ofac-sdn/import', form);
    expect([status, outcome, version.status, version.entries]).toEqual([201, 'active', 'active', 1]);
    const state = service.app.get(ActiveLists).state();
    expect(state).toMatchObject({ state: 'ready', problems: [] });
    expect(state.version).toMatch(/^sha256:[0-9a-f]{64}$/u);
    expect(state.asOf).toMatch(/^\d{4}-\d\d-\d\dT00:00:00Z$/u);
    expect(state.sets[0]?.entries[0]).toMatchObject({
      names: [{ text: 'ORLAN TRADE LLC' }, { text: 'OOO ORLAN TREID' }],
      addresses: [{ city: 'Moscow', country: 'RU' }],
    });
    expect(await read('/us-ofac-sdn')).toMatchObject({
      state: 'ready',
      entries: 1,
      version: version.version,
      lastFailure: null,
    });
  });

  it('make one version of one content, however it is packed and ordered', async () => {
    const rows = names(10);
    const [first, { version }] = await csv('same/import', own(rows));
    const reversed = own(`${rows.trim().split('\n').reverse().join('\n')}\n`);
    const again = await send<ImportBody>('same/import', gzipSync(reversed), { 'content-type': 'application/gzip' });
    expect([first, again[0], again[1].outcome, again[1].version.id]).toEqual([201, 200, 'unchanged', version.id]);
    expect((await read<{ data: unknown[] }>('/same/versions')).data).toHaveLength(1);
  });

  it('say entry by entry what a version changes', async () => {
    await csv('annex/import?title=Annex%20IV&measure=export_control', own(names(10)));
    const changed = own(names(9, 1).replace('Company 5,KZ,Almaty', 'Company 5,KZ,Astana') + 'Orlan,RU,Moscow\n');
    const [status, { version, outcome }] = await csv('annex/import?activate=false', changed);
    expect([status, outcome, version.status]).toEqual([201, 'candidate', 'candidate']);
    const diff = await read<{
      counts: unknown;
      data: { change: string; name: string; fields?: object }[];
      effect: unknown;
    }>(`/annex/versions/${version.id}/diff`);
    expect(diff.counts).toEqual({ added: 1, removed: 1, changed: 1, unchanged: 8 });
    expect(diff.effect).toEqual({ opens: 0, closes: 0, looked: 0 });
    expect(diff.data.map(({ change, name }) => [change, name])).toEqual([
      ['removed', 'Company 0'],
      ['added', 'Orlan'],
      ['changed', 'Company 5'],
    ]);
    expect(Object.keys(diff.data[2]?.fields ?? {})).toEqual(['addresses']);
    const page = await read<{ data: unknown[]; page: { hasMore: boolean; nextCursor: string } }>(
      `/annex/versions/${version.id}/diff?limit=2`,
    );
    expect([page.data.length, page.page.hasMore]).toEqual([2, true]);
    const rest = await read<{ data: unknown[]; page: { hasMore: boolean } }>(
      `/annex/versions/${version.id}/diff?limit=2&cursor=${page.page.nextCursor}`,
    );
    expect([rest.data.length, rest.page.hasMore]).toEqual([1, false]);
    expect(await read('/annex')).toMatchObject({ title: 'Annex IV', entries: 10 });
    const before = service.app.get(ActiveLists).state().version;
    const response = await service.call('POST', `/v1/lists/annex/versions/${version.id}/activate`);
    expect([response.status, ((await response.json()) as VersionBody).status]).toEqual([200, 'active']);
    expect(service.app.get(ActiveLists).state().version).not.toBe(before);
    const { data } = await read<{ data: VersionBody[] }>('/annex/versions');
    expect(data.map(({ status }) => status)).toEqual(['active', 'superseded']);
  });

  it('that shrink by more than a fifth are refused and the one in use stays, unless that is wanted', async () => {
    const [, { version: before }] = await csv('shrinking/import', own(names(100)));
    expect((await csv('shrinking/import', own(names(80))))[0]).toBe(201);
    const [status, problem] = await csv<ProblemBody>('shrinking/import', own(names(63)));
    expect([status, problem.code]).toEqual([409, 'list_shrunk']);
    expect(problem.detail).toMatch(/^The list in use stays: 63 entries are 21 % fewer than the 80 in use/u);
    expect(await read('/shrinking')).toMatchObject({ entries: 80 });
    expect(await read(`/shrinking/versions/${problem.versionId}`)).toMatchObject({ status: 'refused', entries: 63 });
    const [forced, body] = await csv('shrinking/import?force=true', own(names(63)));
    expect([forced, body.outcome, body.version.id]).toEqual([201, 'active', problem.versionId]);
    const { rows } = await service.app
      .get(Database)
      .pool.query<{ action: string; forced: boolean | null }>(
        `SELECT action, (details->>'forced')::bool AS forced FROM audit_entry WHERE details->>'source' = 'shrinking' ORDER BY id`,
      );
    expect(rows.map(({ action, forced: was }) => [action, was])).toEqual([
      ['list.version_activated', false],
      ['list.version_activated', false],
      ['list.version_refused', null],
      ['list.version_activated', true],
    ]);
    // Back to a version that was superseded long ago.
    expect((await csv('shrinking/import', own(names(100))))[1].version.id).toBe(before.id);
  });

  it('tell the outbox, and nobody twice', async () => {
    const { rows } = await service.app
      .get(Database)
      .pool.query<{ n: number }>(
        `SELECT count(*)::int AS n FROM outbox_event WHERE type = 'list.updated' AND data->>'source' = 'same'`,
      );
    expect(rows[0]?.n).toBe(1);
  });

  it('are not imported twice under one key', async () => {
    const headers = { 'idempotency-key': 'lists-1' };
    const first = await csv('keyed/import', own(names(5)), headers);
    const again = await service.call('POST', '/v1/lists/keyed/import', {
      body: own(names(5)),
      headers: { 'content-type': 'text/csv', ...headers },
    });
    expect([first[0], again.status, again.headers.get('idempotent-replayed')]).toEqual([201, 201, 'true']);
    const [status, problem] = await csv<ProblemBody>('keyed/import', own(names(6)), headers);
    expect([status, problem.code]).toEqual([422, 'idempotency_key_reused']);
  });

  it.each<[string, { to: string; body: string; type?: string }, number, string]>([
    ['a web page', { to: 'eu-fsf', body: '<!doctype html><html>' }, 422, 'unreadable_list'],
    ['nothing', { to: 'eu-fsf', body: ' ' }, 422, 'unreadable_list'],
    [
      'XML that is cut off',
      { to: 'un-sc', body: '<CONSOLIDATED_LIST><INDIVIDUALS>', type: 'application/xml' },
      422,
      'unreadable_list',
    ],
    ['another list', { to: 'eu-fsf', body: SDN }, 422, 'wrong_list'],
    ['a part alone', { to: 'us-ofac-sdn', body: ALT }, 422, 'unreadable_list'],
    ['a bad name', { to: 'Our%20List', body: own(names(1)) }, 422, 'invalid_request'],
    ['a type that is none', { to: 'a', body: '{}', type: 'application/json' }, 415, 'unsupported_media_type'],
  ])('%s is refused', async (_, { to, body, type = 'text/csv' }, status, code) => {
    const [answered, problem] = await send<ProblemBody>(`${to}/import`, body, { 'content-type': type });
    expect([answered, problem.code]).toEqual([status, code]);
  });

  it('are refused with a parameter that there is not', async () => {
    const [status, { code }] = await csv<ProblemBody>('a/import?forced=true', own(names(1)));
    expect([status, code]).toEqual([400, 'unknown_parameter']);
  });

  it('that nobody knows are not found', async () => {
    for (const route of ['/nowhere', '/nowhere/versions', '/same/versions/x', '/same/versions/x/diff'])
      expect((await service.call('GET', `/v1/lists${route}`)).status).toBe(404);
    const response = await service.call('POST', '/v1/lists/same/versions/x/activate');
    expect(response.status).toBe(404);
  });

  it('stand in readiness by name', async () => {
    const { info } = await ready();
    expect(info.lists).toMatchObject({ status: 'up', state: 'ready', problems: [] });
  });

  it('are seen by another process within seconds', async () => {
    const other = await startTestService({ database: service.database, env: { TRUEBEARING_ROLES: 'worker' } });
    try {
      const lists = other.app.get(ActiveLists);
      expect(lists.state().version).toBe(service.app.get(ActiveLists).state().version);
      await csv('late/import', own(names(3)));
      const wanted = service.app.get(ActiveLists).state().version;
      for (let tries = 0; tries < 60 && lists.state().version !== wanted; tries++)
        await new Promise((resolve) => setTimeout(resolve, 100));
      expect(lists.state().version).toBe(wanted);
    } finally {
      await other.stop();
    }
  });
});

describe('lists that the configuration asks for', () => {
  it('are failed while they were never loaded, and readiness stays up and says so', async () => {
    // No scheduler here: nothing is downloaded.
    const service = await startTestService({ env: { TRUEBEARING_LISTS: 'eu-fsf', TRUEBEARING_ROLES: 'api,worker' } });
    try {
      const state = service.app.get(ActiveLists).state();
      expect(state).toMatchObject({ state: 'failed', problems: ['eu-fsf was never loaded'] });
      const response = await fetch(`${service.url}/health/ready`);
      const { info } = (await response.json()) as { info: { lists: unknown } };
      expect([response.status, info.lists]).toEqual([
        200,
        { status: 'up', state: 'failed', problems: ['eu-fsf was never loaded'] },
      ]);
    } finally {
      await service.stop();
    }
  });

  it('may wait for an officer', async () => {
    const service = await startTestService({ env: { TRUEBEARING_LIST_ACTIVATION: 'manual' } });
    try {
      const response = await service.call('POST', '/v1/lists/a/import', {
        body: own(names(3)),
        headers: { 'content-type': 'text/csv' },
      });
      expect(((await response.json()) as ImportBody).outcome).toBe('candidate');
      expect(service.app.get(ActiveLists).state().state).toBe('off');
    } finally {
      await service.stop();
    }
  });
});
