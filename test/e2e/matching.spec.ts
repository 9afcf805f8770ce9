// A party looked for on the lists by HTTP, and what a version of a list would open and close among the stored requests.
import * as fs from 'node:fs';
import * as path from 'node:path';
import { withLists } from '../../src/cli/open-lists';
import { ActiveLists } from '../../src/features/lists/active-lists';
import type { MatchAnswer } from '../../src/features/matching/party-search';
import { loadScreeningKit } from '../../src/features/rulesets/screening-kit';
import { loadConfiguration } from '../../src/platform/config/configuration';
import { startTestService, type TestService } from '../support/test-service';

interface ProblemBody {
  code: string;
  detail: string;
  errors: { pointer: string; code: string; detail: string }[];
}

const HEADER = 'id,name,aliases,weak_aliases,type,country,address,registration_number,programme,imo\n';
const ENTRIES = [
  'A1,OOO Severny Veter,Northern Wind LLC,Wind,company,RU,"Leninsky prospekt 15, Moscow",7707083893,RUSSIA,',
  'A2,Al Noor Bearings FZE,النور بيرنغز,,company,AE,,,,',
  'A3,Қазақ Мұнай Сервис ЖШС,,,company,KZ,,230340012345,,',
  'A4,"ABDULLAYEV, Rustam Karimovich",,,person,UZ,,,,',
  'A5,Sea Falcon,,,vessel,PA,,,,9074729',
];
const LIST = `${HEADER}${ENTRIES.join('\n')}\n`;

describe('a party', () => {
  let service: TestService;

  beforeAll(async () => {
    service = await startTestService();
  });
  afterAll(() => service.stop());

  async function send<T>(body: unknown, route = ''): Promise<[number, T]> {
    const response = await service.call('POST', `/v1/match${route}`, { body });
    return [response.status, (await response.json()) as T];
  }

  async function match(body: Record<string, unknown>): Promise<MatchAnswer> {
    const [status, answer] = await send<MatchAnswer>(body);
    expect(status).toBe(200);
    return answer;
  }

  async function importList(text: string, query = ''): Promise<string> {
    const response = await service.call('POST', `/v1/lists/our-list/import${query}`, {
      body: text,
      headers: { 'content-type': 'text/csv' },
    });
    expect(response.status).toBe(201);
    return ((await response.json()) as { version: { id: string } }).version.id;
  }

  /** Lists are laid out aside, after they were taken into use. */
  async function untilAsked(): Promise<void> {
    const wanted = service.app.get(ActiveLists).state().version;
    for (let tries = 0; tries < 100; tries++) {
      if ((await match({ name: 'x' })).lists.version === wanted) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error('the lists were not laid out');
  }

  it('is on no list where there is none, and the answer says so', async () => {
    expect(await match({ name: 'Severny Veter' })).toEqual({
      lists: { state: 'off', version: null, asOf: null, problems: [] },
      candidates: [],
      atAddress: [],
      note: null,
    });
  });

  it('is asked of the same version as the command line gives the same file', async () => {
    await importList(LIST);
    await untilAsked();
    const file = path.join(service.dataDir, 'our-list.csv');
    fs.writeFileSync(file, LIST);
    const { versions, lists } = await withLists(loadScreeningKit(loadConfiguration({})), [file]);
    expect(versions.lists).toBe((await match({ name: 'x' })).lists.version);
    expect(lists.find({ name: 'Northern Wind' }).candidates[0]?.entry.id).toBe('A1');
  });

  it.each([
    ['Russian', { name: 'ООО «Северный Ветер»' }, 'A1'],
    ['German romanisation', { name: 'Sewerny Weter GmbH' }, 'A1'],
    ['Arabic', { name: 'النور بيرنغز', country: 'Объединённые Арабские Эмираты' }, 'A2'],
    ['Kazakh in Latin', { name: 'Qazaq Munai Servis', country: 'Казахстан' }, 'A3'],
    ['Kazakh in Russian letters', { name: 'ТОО Казак Мунай Сервис' }, 'A3'],
    ['a person in another order', { name: 'Рустам Абдуллаев', type: 'Individual' }, 'A4'],
    ['a vessel', { name: 'M/V SEA FALCON', type: 'vessel' }, 'A5'],
    [
      'a number under another name',
      { name: 'Something Else', registrationNumber: '770 708 3893', country: 'ru' },
      'A1',
    ],
  ])('is found: %s', async (_, party, entryId) => {
    const { candidates, lists, note } = await match(party);
    expect([lists.state, note]).toEqual(['ready', null]);
    expect(candidates[0]).toMatchObject({
      entryId,
      match: true,
      list: { source: 'our-list', measure: 'export_control' },
    });
  });

  it('comes with reasons', async () => {
    const { candidates } = await match({
      name: 'Северный Ветер',
      country: 'RU',
      registrationNumber: '7707083893',
      address: 'Moscow, Leninskiy pr. 15',
    });
    expect(candidates).toHaveLength(1);
    expect(candidates[0]).toMatchObject({
      name: 'OOO Severny Veter',
      weakAlias: false,
      kind: 'company',
      certainty: 'listed',
      country: 'agrees',
      number: 'agrees',
      address: 'agrees',
      words: [{ asked: 'северный' }, { asked: 'ветер' }],
      unmatched: { asked: [], listed: [] },
      programmes: ['RUSSIA'],
      countries: ['RU'],
      identifiers: [{ value: '7707083893' }],
      explanation: expect.stringContaining('entry A1') as string,
    });
  });

  it('is told by the address alone', async () => {
    const { candidates, atAddress } = await match({ name: 'Zzyzx Qwq', address: 'Leninsky prospekt 15, Moscow' });
    expect(candidates).toEqual([]);
    expect(atAddress).toMatchObject([{ entryId: 'A1', name: 'OOO Severny Veter' }]);
  });

  it('has no candidate where the name tells nothing, and the answer says why', async () => {
    const { candidates, note } = await match({ name: 'TRADING COMPANY LTD' });
    expect(candidates).toEqual([]);
    expect(note).toMatch(/^The name holds nothing but legal forms/u);
    expect(await match({ name: '---' })).toMatchObject({ candidates: [] });
  });

  it('has candidates up to the limit and from the threshold', async () => {
    const party = { name: 'Severny Veter Trans', threshold: 0.5 };
    const { candidates } = await match(party);
    const score = candidates[0]?.score ?? 0;
    expect(score).toBeGreaterThanOrEqual(0.5);
    expect((await match({ ...party, threshold: 1 })).candidates).toEqual([]);
    await importList(`${LIST}A6,Severny Veter Plus,,,company,RU,,,,\n`);
    await untilAsked();
    expect((await match({ name: 'Severny Veter' })).candidates).toHaveLength(2);
    expect((await match({ name: 'Severny Veter', limit: 1 })).candidates).toHaveLength(1);
  });

  it.each([
    [{}, '/name', 'required'],
    [{ name: '  ' }, '/name', 'blank'],
    [{ name: 5 }, '/name', 'invalid_type'],
    [{ name: 'x'.repeat(1001) }, '/name', 'too_long'],
    [{ name: 'Orlan', country: 'Narnia' }, '/country', 'unknown_country'],
    [{ name: 'Orlan', country: 'XX' }, '/country', 'unknown_country'],
    [{ name: 'Orlan', type: 'firm' }, '/type', 'not_allowed'],
    [{ name: 'Orlan', limit: 51 }, '/limit', 'out_of_range'],
    [{ name: 'Orlan', limit: 1.5 }, '/limit', 'out_of_range'],
    [{ name: 'Orlan', limit: '5' }, '/limit', 'invalid_type'],
    [{ name: 'Orlan', threshold: 0.1 }, '/threshold', 'out_of_range'],
    [{ name: 'Orlan', nmae: 'x' }, '/nmae', 'unknown_field'],
  ])('%j is refused by field', async (body, pointer, code) => {
    const [status, problem] = await send<ProblemBody>(body);
    expect(status).toBe(422);
    expect(problem.errors).toMatchObject([{ pointer, code }]);
  });

  it('is refused with parameters, without JSON and without a key', async () => {
    expect((await send({ name: 'Orlan' }, '?limit=3'))[0]).toBe(400);
    const headers = { 'content-type': 'text/plain' };
    expect((await service.call('POST', '/v1/match', { body: 'Orlan', headers })).status).toBe(415);
    expect((await service.call('POST', '/v1/match', { body: [] })).status).toBe(422);
    expect((await fetch(`${service.url}/v1/match`, { method: 'POST' })).status).toBe(401);
  });

  describe('of a stored request', () => {
    const goods = [{ hsCode: '640399', manufacturer: 'Plain Shoes' }];
    const store = async (reference: string, parties: object[], more: object = {}): Promise<void> => {
      const response = await service.call('POST', '/v1/trade-requests', {
        body: { reference, goods, parties, ...more },
      });
      expect(response.status).toBe(202);
    };
    const effectOf = async (id: string): Promise<unknown> => {
      const response = await service.call('GET', `/v1/lists/our-list/versions/${id}/diff`);
      expect(response.status).toBe(200);
      return ((await response.json()) as { effect: unknown }).effect;
    };

    it('is counted where only one of two versions names it', async () => {
      await store('stays', [{ role: 'consignee', name: 'Северный Ветер', country: 'RU' }]);
      await store('closes', [{ role: 'end_user', name: 'Al-Nour Bearings', country: 'AE' }]);
      await store('opens', [{ role: 'buyer', name: 'ТОО Жулдыз Трейд', country: 'KZ' }]);
      await store('opens too', [], { payment: { payerName: 'Zhuldyz Trade' } });
      await store('was named before', [
        { role: 'buyer', name: 'Zhuldyz Trade LLP' },
        { role: 'consignee', name: 'Northern Wind' },
      ]);
      await store('nobody', [{ role: 'buyer', name: 'Ordinary Flowers' }]);
      // A2 is gone, A7 is new, A1 only has another programme.
      const changed = LIST.replace(`${ENTRIES[1] ?? ''}\n`, '').replace('RUSSIA', 'OTHER');
      const id = await importList(
        `${changed}A6,Severny Veter Plus,,,company,RU,,,,\nA7,Zhuldyz Trade LLP,,,company,KZ,,,,\n`,
        '?activate=false',
      );
      expect(await effectOf(id)).toEqual({ opens: 2, closes: 1, looked: 6 });
    });

    it('counts by its newest revision', async () => {
      const response = await service.call('POST', '/v1/trade-requests?onDuplicate=revise', {
        body: { reference: 'nobody', goods, parties: [{ role: 'buyer', name: 'Falcon of the Steppe' }] },
      });
      expect(response.status).toBe(202);
      const id = await importList(
        `${LIST}A6,Severny Veter Plus,,,company,RU,,,,\nA8,Falcon of the Steppe,,,company,KZ,,,,\n`,
        '?activate=false',
      );
      expect(await effectOf(id)).toEqual({ opens: 1, closes: 0, looked: 6 });
    });
  });
});
