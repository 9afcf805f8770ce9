// Uploads that break off, files in disguise, progress as it happens, and the way of a rejected row back into the service.
import * as http from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { BatchProgress } from '../../src/features/batches/batch-progress';
import { Database } from '../../src/platform/database/database';
import { startTestService, type TestService } from '../support/test-service';
import { waitForBatch } from '../support/wait-for-batch';

const HEADER = 'reference,goods_description,hs_code,net_weight_kg,destination_country';

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

  it.each(['PK\x03\x04\x14\x00\x06\x00', '\xd0\xcf\x11\xe0\xa1\xb1'])(
    'of a spreadsheet in disguise fail and say so',
    async (start) => {
      const batch = await waitForBatch(service, await upload(Buffer.from(`${start}${'\0'.repeat(500)}`, 'latin1')));
      expect(batch).toMatchObject({ status: 'failed', failure: expect.stringContaining('save it as CSV') as string });
    },
  );

  it('named as a spreadsheet are refused', async () => {
    const form = new FormData();
    form.set('file', new Blob(['PK']), 'requests.xlsx');
    expect((await service.call('POST', '/v1/batches', { body: form })).status).toBe(415);
    const empty = new FormData();
    empty.set('note', 'no file');
    const answer = await service.call('POST', '/v1/batches', { body: empty });
    expect(answer.status).toBe(422);
    expect(((await answer.json()) as { errors: unknown[] }).errors).toMatchObject([{ pointer: '/file' }]);
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
