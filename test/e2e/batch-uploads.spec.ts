// Uploads that break off, files in disguise, progress as it happens, and the way of a rejected row back into the service.
import * as http from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { BatchProgress } from '../../src/features/batches/batch-progress';
import { Database } from '../../src/platform/database/database';
import { startTestService, type TestService } from '../support/test-service';
import { waitForBatch } from '../support/wait-for-batch';

const HEADER = 'reference,goods_description,hs_code,net_weight_kg,destination_country';
const FILE = `${HEADER}\nK1,Shoes,640399,1,FR\n`;

describe('uploads', () => {
  let service: TestService;

  beforeAll(async () => {
    service = await startTestService();
  });
  afterAll(() => service.stop());

  async function upload(body: string | Uint8Array, type = 'text/csv'): Promise<string> {
    const response = await service.call('POST', '/v1/batches', { body, headers: { 'content-type': type } });
    expect(response.status).toBe(202);
    return ((await response.json()) as { id: string }).id;
  }

  async function count(table: 'batch' | 'batch_file_part'): Promise<number> {
    const sql = `select count(*)::int as n from ${table}`;
    const { rows } = await service.app.get(Database).pool.query<{ n: number }>(sql);
    return rows[0]?.n ?? -1;
  }

  /** Sends the beginning of a body and hangs up. */
  async function breakOff(headers: Record<string, string>, beginning: string): Promise<void> {
    const request = http.request(`${service.url}/v1/batches`, {
      method: 'POST',
      headers: { authorization: `Bearer ${service.apiKey}`, ...headers },
    });
    request.on('error', () => undefined);
    request.write(beginning);
    request.write('x'.repeat(2_000_000));
    await sleep(300);
    request.destroy();
    await sleep(300);
  }

  it('leave nothing behind when they break off', async () => {
    await breakOff({ 'content-type': 'text/csv' }, `${HEADER}\n`);
    const part =
      '--limit\r\ncontent-disposition: form-data; name="file"; filename="a.csv"\r\ncontent-type: text/csv\r\n\r\n';
    await breakOff({ 'content-type': 'multipart/form-data; boundary=limit' }, `${part}${HEADER}\n`);
    expect([await count('batch'), await count('batch_file_part')]).toEqual([0, 0]);
    expect((await fetch(`${service.url}/health/ready`)).status).toBe(200);
  });

  it('named as a spreadsheet are refused', async () => {
    const form = new FormData();
    form.set('file', new Blob(['PK']), 'requests.xlsx');
    expect((await service.call('POST', '/v1/batches', { body: form })).status).toBe(415);
  });

  it.each<[string, [string, string | Blob][], string[]]>([
    ['no file', [], ['/file']],
    ['a text in place of the file', [['file', HEADER]], ['/file']],
    ['the file under another name', [['data', new Blob([FILE])]], ['/file', '/data']],
    [
      'two files',
      [
        ['file', new Blob([FILE])],
        ['file', new Blob([FILE])],
      ],
      ['/file'],
    ],
    [
      'a field that would be lost',
      [
        ['dryRun', 'true'],
        ['file', new Blob([FILE])],
      ],
      ['/dryRun'],
    ],
    [
      'a field after the file',
      [
        ['file', new Blob([FILE])],
        ['note', 'x'],
      ],
      ['/note'],
    ],
  ])('as a form with %s are refused by name', async (_name, parts, pointers) => {
    const before = await count('batch');
    const form = new FormData();
    for (const [name, value] of parts) form.append(name, value as string);
    const answer = await service.call('POST', '/v1/batches', { body: form });
    expect(answer.status).toBe(422);
    const { errors } = (await answer.json()) as { errors: { pointer: string }[] };
    expect(errors.map(({ pointer }) => pointer)).toEqual(pointers);
    expect(await count('batch')).toBe(before);
  });

  it('as a damaged form are refused', async () => {
    for (const [type, body] of [
      ['multipart/form-data; boundary=b', '--b\r\ncontent-disposition: form-data; name="file"; filename="a"\r\n\r\nx'],
      ['multipart/form-data', 'x'],
    ] as const) {
      const answer = await service.call('POST', '/v1/batches', { body, headers: { 'content-type': type } });
      expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([400, 'malformed_form']);
    }
  });

  it('that are not packed as they say are refused', async () => {
    const send = async (encoding: string): Promise<number> =>
      (
        await service.call('POST', '/v1/batches', {
          body: FILE,
          headers: { 'content-type': 'text/csv', 'content-encoding': encoding },
        })
      ).status;
    expect([await send('gzip'), await send('br')]).toEqual([400, 415]);
  });

  describe('with an Idempotency-Key', () => {
    const send = (key: string, body: string, query = ''): Promise<Response> =>
      service.call('POST', `/v1/batches${query}`, {
        body,
        headers: { 'content-type': 'text/csv', 'idempotency-key': key },
      });

    it('make one batch, and the repeat is answered with it', async () => {
      const before = await count('batch');
      const first = await send('file-1', FILE);
      const again = await send('file-1', FILE);
      expect([first.status, again.status]).toEqual([202, 202]);
      expect(first.headers.get('idempotent-replayed')).toBeNull();
      expect(again.headers.get('idempotent-replayed')).toBe('true');
      expect(again.headers.get('location')).toBe(first.headers.get('location'));
      const { id } = (await first.json()) as { id: string };
      expect(await again.json()).toMatchObject({ id });
      expect(await count('batch')).toBe(before + 1);
      expect((await waitForBatch(service, id)).status).toBe('completed');
    });

    it('are refused with another file, or the same one in another mode', async () => {
      await send('file-2', FILE);
      for (const answer of [
        await send('file-2', `${FILE}K2,Boots,640399,1,FR\n`),
        await send('file-2', FILE, '?dryRun=true'),
      ]) {
        expect(answer.status).toBe(422);
        expect(await answer.json()).toMatchObject({ code: 'idempotency_key_reused' });
      }
    });

    it('in a race make one batch', async () => {
      const before = await count('batch');
      const answers = await Promise.all(Array.from({ length: 8 }, () => send('file-3', FILE)));
      expect(answers.every(({ status }) => status === 202 || status === 409)).toBe(true);
      expect(await count('batch')).toBe(before + 1);
    });
  });

  it('are followed by events until they are done', async () => {
    const rows = Array.from({ length: 3000 }, (_, index) => `F${index},Shoes,640399,1,FR`);
    const id = await upload([HEADER, ...rows].join('\n'));
    const text = await (await service.call('GET', `/v1/batches/${id}/events`)).text();
    const events = text.split('\n\n').filter((event) => event !== '');
    const seen = events.map((event) => JSON.parse(event.replace(/^event: progress\ndata: /u, '')) as BatchProgress);
    expect(seen.length).toBeGreaterThan(1);
    expect(seen.at(-1)).toMatchObject({ status: 'completed', etaSeconds: 0, rows: { read: 3000, screened: 3000 } });
    const read = seen.map((progress) => progress.rows.read);
    expect(read).toEqual([...read].sort((a, b) => a - b));
  });

  it('of corrected rejected rows are taken as they were downloaded', async () => {
    const first = await upload([HEADER, 'C1,Shoes,64,1,FR', 'C2,"Boots, red",6403,2,FR', 'C3,=cmd,64,1,FR'].join('\n'));
    expect(await waitForBatch(service, first)).toMatchObject({ rows: { accepted: 1, rejected: 2 } });
    const rejected = await (await service.call('GET', `/v1/batches/${first}/rejected.csv`)).text();
    expect(rejected).toContain("'=cmd");
    const second = await upload(rejected.replaceAll(',64,', ',6403,'));
    expect(await waitForBatch(service, second)).toMatchObject({
      status: 'completed',
      unknownColumns: [],
      rows: { read: 2, accepted: 2, rejected: 0, duplicate: 0 },
    });
  });

  it('keep results in row order over many pages, each row once', async () => {
    const rows = Array.from({ length: 1203 }, (_, index) => `P${index},Shoes,640399,1,FR`);
    const id = await upload([HEADER, ...rows].join('\r\n'));
    await waitForBatch(service, id);
    const csv = await (await service.call('GET', `/v1/batches/${id}/results.csv`)).text();
    const lines = csv.trim().split('\r\n').slice(1);
    expect(lines.map((line) => line.split(',').slice(0, 4).join())).toEqual(
      rows.map((_, index) => `P${index},${index + 1},1,screened`),
    );
    const ndjson = await (await service.call('GET', `/v1/batches/${id}/results.ndjson`)).text();
    expect(
      ndjson
        .trim()
        .split('\n')
        .map((line) => (JSON.parse(line) as { reference: string }).reference),
    ).toEqual(rows.map((_, index) => `P${index}`));
  });
});
