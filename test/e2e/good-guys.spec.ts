// A false alarm from the hit to the decision, and everything that ends the decision: another list version, other facts, another tenant, the officer.
import { makeApiKey, hashApiKey } from '../../src/features/auth/api-key';
import { ActiveLists } from '../../src/features/lists/active-lists';
import { ScreeningKitHolder } from '../../src/features/rulesets/screening-kit-holder';
import { Database } from '../../src/platform/database/database';
import { newId } from '../../src/platform/ids/ids';
import type { Assessment } from '../../src/screening/assessment';
import { startTestService, type TestService } from '../support/test-service';

interface GoodGuyBody {
  id: string;
  state: string;
  goodsTier: string;
  corridor: string;
  party: Record<string, string>;
  entryName: string;
  voidReason: string | null;
}

interface ProblemBody {
  code: string;
  detail: string;
  existingId: string;
  errors: { pointer: string; code: string; detail: string }[];
}

const ROWS = 'o-1,Orlan Mekhanika,KZ,Almaty,\nb-1,Berkut Trade,KZ,Astana,230340012345\n';
const HEADER = 'id,name,country,address,registration_number\n';
const tomorrow = (days = 1): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

const REQUEST = {
  requestedAt: '2026-03-01',
  goods: [{ description: 'Leather shoes', hsCode: '640399', netWeightKg: 10, originCountry: 'FR' }],
  parties: [
    { role: 'consignor', name: 'Chaussures Dupont', country: 'FR' },
    { role: 'consignee', name: 'Orlan Mekhanika LLP', country: 'KZ', address: 'Almaty, Abay 1' },
    { role: 'notify_party', name: 'Berkut', country: 'KZ', registrationNumber: '230340012345' },
  ],
  route: { dispatchCountry: 'FR', destinationCountry: 'KZ' },
};
type Body = typeof REQUEST;

describe('good guys', () => {
  let service: TestService;

  beforeAll(async () => {
    service = await startTestService();
    await importList(ROWS);
  });
  afterAll(() => service.stop());

  async function importList(rows: string): Promise<void> {
    const response = await service.call('POST', '/v1/lists/our-list/import?measure=asset_freeze&force=true', {
      body: HEADER + rows,
      headers: { 'content-type': 'text/csv' },
    });
    expect(response.ok).toBe(true);
    // Lists are laid out beside the work that goes on.
    const { version } = service.app.get(ActiveLists).state();
    const kits = service.app.get(ScreeningKitHolder, { strict: false });
    for (let tries = 0; tries < 200 && kits.current().versions.lists !== version; tries++)
      await new Promise((resolve) => setTimeout(resolve, 50));
    expect(kits.current().versions.lists).toBe(version);
  }

  /** Without the notify party whose number is listed, unless that is what it is about. */
  const without = (body: Body): object => ({ ...body, parties: body.parties.slice(0, 2) });

  async function submit(
    reference: string,
    body: object,
    key?: string,
  ): Promise<{ id: string; assessment: Assessment }> {
    const response = await service.call('POST', '/v1/trade-requests?onDuplicate=revise', {
      body: { reference, ...body },
      headers: { prefer: 'wait=10', ...(key !== undefined && { authorization: `Bearer ${key}` }) },
    });
    expect(response.status).toBe(200);
    return (await response.json()) as { id: string; assessment: Assessment };
  }

  async function post<T>(body: object, headers: Record<string, string> = {}): Promise<[number, T]> {
    const response = await service.call('POST', '/v1/good-guys', { body, headers });
    return [response.status, (await response.json()) as T];
  }

  const decision = (tradeRequestId: string, more: object = {}): object => ({
    tradeRequestId,
    field: 'parties[1].name',
    source: 'our-list',
    entryId: 'o-1',
    reason: 'Another firm: founded 1994, other owners',
    expiresOn: tomorrow(30),
    ...more,
  });

  async function screenNow(body: object, key?: string): Promise<Assessment> {
    const response = await service.call('POST', '/v1/screen', {
      body: { reference: 'now', ...body },
      headers: key === undefined ? {} : { authorization: `Bearer ${key}` },
    });
    expect(response.status).toBe(200);
    return (await response.json()) as Assessment;
  }

  const read = async (id: string): Promise<GoodGuyBody> =>
    (await (await service.call('GET', `/v1/good-guys/${id}`)).json()) as GoodGuyBody;

  const isHit = ({ hits }: Assessment): boolean => hits.some(({ rule }) => rule === 'parties/on-sanctions-list');
  const excusals = ({ mitigations }: Assessment): string[] =>
    mitigations.filter(({ rule }) => rule === 'parties/good-guy').map(({ explanation }) => explanation);

  let request: { id: string; assessment: Assessment };
  let guy: GoodGuyBody;

  it('are made for a party that hit, and the next revision is without the hit and says why', async () => {
    request = await submit('GG-1', without(REQUEST));
    expect([isHit(request.assessment), request.assessment.verdict]).toEqual([true, 'hold']);
    const [status, made] = await post<GoodGuyBody>(decision(request.id));
    expect([status, made.state, made.entryName]).toEqual([201, 'holds', 'Orlan Mekhanika']);
    expect(made.party).toEqual({ name: 'Orlan Mekhanika LLP', country: 'KZ', address: 'Almaty, Abay 1' });
    expect([made.goodsTier, made.corridor]).toEqual(['none/none', request.assessment.corridor.kind]);
    guy = made;
    const { assessment } = await submit('GG-1', { ...without(REQUEST), direction: 'export' });
    expect(isHit(assessment)).toBe(false);
    const [said, ...more] = excusals(assessment);
    expect(more).toEqual([]);
    expect(said).toMatch(/parties\[1\]\.name "Orlan Mekhanika LLP" is not Orlan Mekhanika \(our-list, entry o-1\)/u);
    expect(said).toContain(`holds until ${tomorrow(30)}, good guy ${made.id}. Reason: Another firm`);
  });

  it('count in `POST /v1/screen`, in another role and spelling of the same party, and nowhere else', async () => {
    const [seller, receiver] = REQUEST.parties;
    const variant = (change: object, more: object = {}): object => ({
      ...REQUEST,
      parties: [seller, { ...receiver, ...change }],
      ...more,
    });
    expect(isHit(await screenNow(variant({ role: 'end_user', name: '«ORLAN MEKHANIKA» LLP' })))).toBe(false);
    for (const [change, more] of [
      [{ name: 'Orlan Mekhanika' }, {}],
      [{ address: 'Almaty, Abay 2' }, {}],
      [{ registrationNumber: '230340099999' }, {}],
      [{}, { goods: [{ description: 'Ball bearings', hsCode: '848210', netWeightKg: 10 }] }],
      [{}, { route: { dispatchCountry: 'FR', destinationCountry: 'RU' } }],
    ] as const) {
      const assessment = await screenNow(variant(change, more));
      expect([change, more, isHit(assessment), excusals(assessment)]).toEqual([change, more, true, []]);
    }
  });

  it('tell beside the hit that they do not hold here', async () => {
    const { hits } = await screenNow({ ...without(REQUEST), goods: [{ description: 'Ball bearings 6205' }] });
    const note = hits.find(({ rule }) => rule === 'parties/on-sanctions-list')?.evidence[0]?.note;
    expect(note).toMatch(new RegExp(`good guy ${guy.id} does not hold: goods \\S+ instead of none/none`, 'u'));
  });

  it('of one tenant say nothing to another', async () => {
    const key = makeApiKey();
    const tenant = newId();
    const { pool } = service.app.get(Database);
    await pool.query(`insert into tenant (id, name) values ($1, 'other')`, [tenant]);
    await pool.query(`insert into api_key (id, tenant_id, name, key_hash) values ($1, $2, 'other', $3)`, [
      newId(),
      tenant,
      hashApiKey(key),
    ]);
    expect(isHit(await screenNow(without(REQUEST), key))).toBe(true);
    expect(isHit((await submit('GG-1', without(REQUEST), key)).assessment)).toBe(true);
    const headers = { authorization: `Bearer ${key}` };
    const list = (await (await service.call('GET', '/v1/good-guys', { headers })).json()) as { data: unknown[] };
    expect(list.data).toEqual([]);
    expect((await service.call('GET', `/v1/good-guys/${guy.id}`, { headers })).status).toBe(404);
    const revoked = await service.call('DELETE', `/v1/good-guys/${guy.id}`, { body: { reason: 'x' }, headers });
    expect(revoked.status).toBe(404);
    const [status, problem] = await post<ProblemBody>(decision(request.id), headers);
    expect([status, problem.errors[0]?.pointer]).toEqual([404, '/tradeRequestId']);
  });

  it('are refused where the number is the listed one', async () => {
    const { id } = await submit('GG-NUMBER', REQUEST);
    const [status, problem] = await post<ProblemBody>(decision(id, { field: 'parties[2].name', entryId: 'b-1' }));
    expect([status, problem.code, problem.errors[0]?.pointer]).toEqual([422, 'number_agrees', '/entryId']);
    expect(problem.detail).toMatch(/a number decides/u);
  });

  it.each<[string, object, string, string]>([
    ['no party', { field: undefined }, '/field', 'required'],
    ['the party twice', { partyIndex: 1 }, '/field', 'not_allowed'],
    ['a field that names nobody', { field: 'goods[0].hsCode' }, '/field', 'invalid_field'],
    ['a party that is not there', { field: 'payment.payerName' }, '/field', 'no_such_party'],
    ['a place that is not there', { field: undefined, partyIndex: 9 }, '/partyIndex', 'no_such_party'],
    ['a party that resembles nobody', { field: 'parties[0].name' }, '/source', 'not_resembled'],
    ['another entry', { entryId: 'b-1' }, '/entryId', 'not_resembled'],
    ['another list', { source: 'eu-fsf' }, '/source', 'not_resembled'],
    ['no reason', { reason: ' ' }, '/reason', 'blank'],
    ['no end', { expiresOn: undefined }, '/expiresOn', 'required'],
    ['an end that is no day', { expiresOn: '2026-02-30' }, '/expiresOn', 'invalid_date'],
    ['an end in the past', { expiresOn: '2020-01-01' }, '/expiresOn', 'out_of_range'],
    ['an end too far away', { expiresOn: tomorrow(367) }, '/expiresOn', 'out_of_range'],
    ['a request that is none', { tradeRequestId: 'x' }, '/tradeRequestId', 'invalid_id'],
    ['a field that there is not', { until: tomorrow() }, '/until', 'unknown_field'],
  ])('are refused with %s', async (_, change, pointer, code) => {
    const [status, problem] = await post<ProblemBody>(decision(request.id, change));
    expect([status, problem.errors]).toEqual([422, [expect.objectContaining({ pointer, code })]]);
  });

  it('name the party by its place as well', async () => {
    const { id } = await submit('GG-PLACE', {
      ...without(REQUEST),
      route: { dispatchCountry: 'FR', destinationCountry: 'FR' },
    });
    const [status, { party }] = await post<GoodGuyBody>(decision(id, { field: undefined, partyIndex: 1 }));
    expect([status, party['name']]).toEqual([201, 'Orlan Mekhanika LLP']);
  });

  it('are made once for a scope, and once for a key', async () => {
    const [status, problem] = await post<ProblemBody>(decision(request.id));
    expect([status, problem.code, problem.existingId]).toEqual([409, 'good_guy_exists', guy.id]);
    const { id } = await submit('GG-KEY', {
      ...without(REQUEST),
      route: { dispatchCountry: 'FR', destinationCountry: 'RU' },
    });
    const headers = { 'idempotency-key': 'gg-1' };
    const [first, made] = await post<GoodGuyBody>(decision(id), headers);
    const [again, same] = await post<GoodGuyBody>(decision(id), headers);
    expect([first, again, same.id]).toEqual([201, 201, made.id]);
  });

  it('end when the officer says so, with a reason, once', async () => {
    const remove = (body?: object): Promise<Response> =>
      service.call('DELETE', `/v1/good-guys/${guy.id}`, body === undefined ? {} : { body });
    expect((await remove()).status).toBe(422);
    expect((await remove({ reason: 'The owners turned out to be the same' })).status).toBe(204);
    expect((await remove({ reason: 'again' })).status).toBe(409);
    expect(await read(guy.id)).toMatchObject({ state: 'void', voidReason: 'The owners turned out to be the same' });
    expect(isHit(await screenNow(without(REQUEST)))).toBe(true);
  });

  it('fall when the entry changes, and do not come back with its old text', async () => {
    const [, made] = await post<GoodGuyBody>(decision(request.id));
    expect(isHit(await screenNow(without(REQUEST)))).toBe(false);
    await importList(ROWS.replace('Orlan Mekhanika,KZ,Almaty', 'Orlan Mekhanika,KZ,Astana'));
    const changed = await submit('GG-1', without(REQUEST));
    expect([isHit(changed.assessment), excusals(changed.assessment)]).toEqual([true, []]);
    // Too young to be ended by the change itself; an hour later another change ends it.
    expect(await read(made.id)).toMatchObject({ state: 'holds' });
    const { pool } = service.app.get(Database);
    await pool.query(`update good_guy set created_at = created_at - interval '1 hour' where id = $1`, [made.id]);
    await importList(ROWS.replace('Orlan Mekhanika,KZ,Almaty', 'Orlan Mekhanika,KZ,Shymkent'));
    for (let tries = 0; tries < 100 && (await read(made.id)).state === 'holds'; tries++)
      await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await read(made.id)).toMatchObject({ state: 'void', voidReason: 'the listed entry has changed' });
    await importList(ROWS);
    expect(isHit(await screenNow(without(REQUEST)))).toBe(true);
    const { rows } = await pool.query<{ action: string; actor: string }>(
      'select action, actor from audit_entry where subject_id = $1 order by id',
      [made.id],
    );
    expect(rows.map(({ action, actor }) => [action, actor.split(':')[0]])).toEqual([
      ['good_guy.created', 'key'],
      ['good_guy.voided', 'system'],
    ]);
  });

  it('do not hold after their last day, and are listed by what became of them', async () => {
    const [, made] = await post<GoodGuyBody>(decision(request.id, { expiresOn: tomorrow(0) }));
    expect(isHit(await screenNow(without(REQUEST)))).toBe(false);
    await service.app
      .get(Database)
      .pool.query(`update good_guy set expires_on = expires_on - 1 where id = $1`, [made.id]);
    await new Promise((resolve) => setTimeout(resolve, 3_100));
    expect(isHit(await screenNow(without(REQUEST)))).toBe(true);
    const list = async (query: string): Promise<string[]> => {
      const { data } = (await (await service.call('GET', `/v1/good-guys?${query}`)).json()) as { data: GoodGuyBody[] };
      return data.map(({ id }) => id);
    };
    expect(await list('state=expired')).toEqual([made.id]);
    expect(await list('state=void&source=our-list&entryId=o-1')).toContain(guy.id);
    expect(await list('state=holds')).not.toContain(guy.id);
    expect((await service.call('GET', '/v1/good-guys?state=gone')).status).toBe(400);
  });
});
