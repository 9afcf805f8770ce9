// Files: what is accepted, what is reported and how, and that the service answers what the command line prints.
import { execFileSync, spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import type { BatchProgress } from '../../src/features/batches/batch-progress';
import { Database } from '../../src/platform/database/database';
import { startTestService, type TestService } from '../support/test-service';
import { waitForBatch } from '../support/wait-for-batch';

const ROOT = path.resolve(__dirname, '..', '..');
const HEADER =
  'reference,goods_description,hs_code,net_weight_kg,dispatch_country,destination_country,consignee_name,consignee_country';

describe('batches', () => {
  let service: TestService;

  beforeAll(async () => {
    service = await startTestService();
  });
  afterAll(() => service.stop());

  async function upload(
    body: string | Uint8Array,
    headers: Record<string, string> = { 'content-type': 'text/csv' },
    query = '',
  ): Promise<string> {
    const response = await service.call('POST', `/v1/batches${query}`, { body, headers });
    expect(response.status).toBe(202);
    const { id, status } = (await response.json()) as { id: string; status: string };
    expect(status).toBe('received');
    return id;
  }

  const text = async (route: string): Promise<string> => (await service.call('GET', route)).text();
  const rejected = async (id: string): Promise<string[]> =>
    (await text(`/v1/batches/${id}/rejected.csv`)).trim().split('\r\n');

  it('stores the same assessments as the command line prints, and nothing twice', async () => {
    const rows = fs
      .readdirSync(path.join(ROOT, 'examples'))
      .filter((name) => name.endsWith('.csv'))
      .map((name) =>
        fs
          .readFileSync(path.join(ROOT, 'examples', name), 'utf8')
          .trim()
          .split('\n'),
      );
    const file = [rows[0]?.[0], ...rows.flatMap(([, ...data]) => data)].join('\n');
    const id = await upload(file);
    expect(await waitForBatch(service, id)).toMatchObject({
      status: 'completed',
      rows: { read: 12, accepted: 12, rejected: 0, duplicate: 0, screened: 12 },
    });
    const stored = withoutTime(await text(`/v1/batches/${id}/results.ndjson`));
    const cli = path.join(ROOT, 'dist', 'cli.js');
    if (fs.existsSync(cli))
      expect(stored).toEqual(
        withoutTime(
          execFileSync(process.execPath, [cli, 'screen', '-'], {
            input: file,
            encoding: 'utf8',
            stdio: ['pipe', 'pipe', 'ignore'],
          }),
        ),
      );
    else console.log('skipped the comparison with the command line: dist/ is not built');

    const before = await countRows(service, false);
    const again = await upload(file);
    expect(await waitForBatch(service, again)).toMatchObject({
      status: 'completed',
      rows: { accepted: 0, duplicate: 12 },
    });
    expect(await countRows(service, false)).toEqual(before);
    expect(withoutTime(await text(`/v1/batches/${again}/results.ndjson`))).toEqual(stored);
  });

  it('tells repeats and contradictions of a reference as the command line does', async () => {
    const lines = ['T1,A,1', 'T2,B,1', 'T1,A,2', 'T2,B,1', 'T1,A,1', 'T3,C,1'];
    const file = ['reference,goods_description,quantity', ...lines].join('\n');
    const id = await upload(file);
    expect(await waitForBatch(service, id)).toMatchObject({ rows: { accepted: 3, duplicate: 2, rejected: 1 } });
    const cli = path.join(ROOT, 'dist', 'cli.js');
    if (!fs.existsSync(cli)) return console.log('skipped the comparison with the command line: dist/ is not built');
    const { stdout, stderr } = spawnSync(process.execPath, [cli, 'screen', '-'], { input: file, encoding: 'utf8' });
    expect(withoutTime(await text(`/v1/batches/${id}/results.ndjson`))).toEqual(withoutTime(stdout));
    const [row, column, error] = (await rejected(id))[1]?.split(',').slice(3) ?? [];
    expect(stderr).toContain(`row ${row}: column ${column}: ${error}\n`);
    expect(stderr).toContain('3 requests screened, 1 rows rejected, 2 rows duplicate');
  });

  it('reports bad rows by number, column and reason, and takes the others', async () => {
    const id = await upload(
      [
        HEADER,
        'R1,Ball bearings,848210,5,DE,KZ,Kesk LLP,KZ',
        'R2,Ball bearings,848,5,DE,KZ,Kesk LLP,KZ',
        'R3,Ball bearings,84821012345,5,DE,KZ,Kesk LLP,KZ',
        'R4,Ball bearings,848210,-5,DE,KZ,Kesk LLP,KZ',
        'R5,Ball bearings,848210,5,DE,Atlantis,Kesk LLP,KZ',
        'R6,Ball bearings,848210',
        ',Ball bearings,848210,5,DE,KZ,Kesk LLP,KZ',
        'R8,Ball\0bearings,848210,5,DE,KZ,Kesk LLP,KZ',
        'R9,,,5,DE,KZ,Kesk LLP,KZ',
        '=R10,Ball bearings,848,5,DE,KZ,Kesk LLP,KZ',
      ].join('\n'),
    );
    expect(await waitForBatch(service, id)).toMatchObject({
      status: 'completed_with_errors',
      rows: { read: 10, accepted: 1, rejected: 9, screened: 1 },
    });
    const [header, ...rows] = await rejected(id);
    expect(header).toBe(`${HEADER},_row,_column,_error`);
    expect(rows.map((row) => row.split(',').slice(8, 10).join(' '))).toEqual([
      '2 hs_code',
      '3 hs_code',
      '4 net_weight_kg',
      '5 destination_country',
      '6 ',
      '7 reference',
      '8 goods_description',
      '9 goods_description',
      '10 hs_code',
    ]);
    expect(rows[0]).toContain('not 3');
    expect(rows[4]).toContain('the row has 3 cells, the header has 8');
    expect(rows[8]?.startsWith("'=R10")).toBe(true);
  });

  it('keeps the lines of a request together and refuses rows that contradict each other', async () => {
    const id = await upload(
      [
        HEADER,
        'G1,Ball bearings,848210,5,DE,KZ,Kesk LLP,KZ',
        'G1,Shoes,640399,7,,,,',
        'G2,Shoes,640399,7,DE,KZ,A,KZ',
        'G2,Shoes,640399,7,DE,UZ,A,KZ',
        'G1,Ball bearings,848210,9,DE,KZ,Kesk LLP,KZ',
      ].join('\n'),
    );
    expect(await waitForBatch(service, id)).toMatchObject({
      status: 'completed_with_errors',
      rows: { accepted: 2, rejected: 3 },
    });
    const rows = (await rejected(id)).slice(1);
    expect(rows[0]).toContain('rejected with row 4');
    expect(rows[1]).toContain('destination_country');
    expect(rows[2]).toContain('known already with other content');
    const results = await text(`/v1/batches/${id}/results.ndjson`);
    expect((JSON.parse(results) as { goods: unknown[] }).goods).toHaveLength(2);
  });

  it.each([
    ['an empty file', '', 422, 'empty_file', 'empty'],
    ['blank lines only', '\n\n\n', 422, 'empty_file', 'no row'],
    ['no rows', `${HEADER}\n`, 422, 'no_rows', 'no rows'],
    ['no header', '1,2\n3,4\n', 422, 'no_header', 'no header'],
    ['no reference', 'goods_description,hs_code\nShoes,640399\n', 422, 'missing_column', '`reference` is missing'],
    [
      'neither description nor code',
      'reference,quantity\nA,1\n',
      422,
      'missing_column',
      '`goods_description` and `hs_code` are missing',
    ],
    ['a column twice', 'reference,hs_code,ТН ВЭД\nA,640399,640399\n', 422, 'duplicate_column', 'both mean `hs_code`'],
    ['a ZIP archive', Buffer.from(`PK\x03\x04\x14${'\0'.repeat(500)}`, 'latin1'), 415, 'not_text', 'save it as CSV'],
    ['an old spreadsheet', Buffer.from('\xd0\xcf\x11\xe0\xa1\xb1', 'latin1'), 415, 'not_text', 'save it as CSV'],
    ['a broken gzip', gzipSync('reference,hs_code\nA,640399\n').subarray(0, 20), 400, 'bad_gzip', 'damaged'],
    [
      'a bomb',
      gzipSync(Buffer.concat([Buffer.from('reference,hs_code\n'), Buffer.alloc(64 * 1024 * 1024, '\n')])),
      413,
      'too_large',
      'unpacks to more',
    ],
  ])('refuses a file with %s at the door, and stores nothing', async (...[, body, status, code, reason]) => {
    const before = await countRows(service);
    for (const [form, pointer] of [
      [false, ''],
      [true, '/file'],
    ] as const) {
      const sent = form ? formWith(body) : body;
      const response = await service.call('POST', '/v1/batches', {
        body: sent,
        ...(!form && { headers: { 'content-type': 'text/csv' } }),
      });
      const problem = (await response.json()) as { code: string; detail: string; errors: { pointer: string }[] };
      expect([response.status, problem.code]).toEqual([status, code]);
      expect(problem.detail).toContain(reason);
      expect(problem.errors).toMatchObject([{ pointer, code }]);
    }
    expect(await countRows(service)).toEqual(before);
  });

  it('fails a file that turns out unreadable further down, and keeps what was read', async () => {
    const long = 'x'.repeat(200_000);
    const good = Array.from({ length: 110 }, (_, index) => `X${index},${index === 0 ? 'Shoes' : long}`).join('\n');
    const body = Buffer.concat([
      Buffer.from(`reference,goods_description\n${good}\n`),
      Buffer.from([0xff, 0xfe, 0xff]),
    ]);
    const batch = await waitForBatch(service, await upload(body));
    expect(batch).toMatchObject({
      status: 'failed',
      failure: expect.stringContaining('not utf-8 all through') as string,
    });
    expect(batch.rows.accepted).toBeGreaterThan(0);
  });

  it('reads Cyrillic headers, semicolons, decimal commas, Windows-1251, UTF-16, gzip and forms', async () => {
    const russian =
      'Номер заявки;Наименование товара;Код ТН ВЭД;Вес нетто, кг;Страна отправления;Страна назначения;Получатель;Неведомое\r\nЗ-1;Подшипники шариковые;8482 10;1 260,5;Германия;Қазақстан;ТОО «Кен»;х\r\n';
    const cp1251 = Buffer.from(
      [...russian.replace('Қазақстан', 'Казахстан').replace('З-1', 'З-2')].map((letter) => toCp1251(letter)),
    );
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(russian.replace('З-1', 'З-3'), 'utf16le')]);
    const packed = gzipSync(russian.replace('З-1', 'З-4'));
    for (const body of [russian, cp1251, utf16, packed]) {
      const batch = await waitForBatch(service, await upload(body));
      expect(batch).toMatchObject({
        status: 'completed',
        rows: { accepted: 1, rejected: 0 },
        unknownColumns: ['Неведомое'],
      });
    }
    const form = new FormData();
    form.set('file', new Blob([russian.replace('З-1', 'З-5')], { type: 'text/csv' }), 'заявки.csv');
    const response = await service.call('POST', '/v1/batches', { body: form });
    expect(response.status).toBe(202);
    const batch = await waitForBatch(service, ((await response.json()) as { id: string }).id);
    expect(batch).toMatchObject({ status: 'completed', fileName: 'заявки.csv' });
    const found = await service.call('GET', `/v1/trade-requests?reference=${encodeURIComponent('З-5')}`);
    expect(((await found.json()) as { data: { reference: string }[] }).data).toMatchObject([{ reference: 'З-5' }]);
  });

  it('stores nothing in a dry run', async () => {
    const before = await countRows(service, false);
    const id = await upload(
      [HEADER, 'D1,Shoes,640399,1,DE,FR,A,FR', 'D2,Shoes,64,1,DE,FR,A,FR'].join('\n'),
      { 'content-type': 'text/csv' },
      '?dryRun=true',
    );
    expect(await waitForBatch(service, id)).toMatchObject({
      status: 'completed_with_errors',
      dryRun: true,
      rows: { read: 2, accepted: 1, rejected: 1 },
    });
    expect(await countRows(service, false)).toEqual(before);
  });

  it('refuses what is no file of rows, unknown parameters and unknown batches', async () => {
    const json = await service.call('POST', '/v1/batches', { body: { reference: 'A' } });
    expect(json.status).toBe(415);
    const sheet = await service.call('POST', '/v1/batches', {
      body: 'PK',
      headers: { 'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
    });
    expect(sheet.status).toBe(415);
    expect(((await sheet.json()) as { detail: string }).detail).toContain('send CSV');
    const parameter = await service.call('POST', '/v1/batches?dry=1', {
      body: 'x',
      headers: { 'content-type': 'text/csv' },
    });
    expect(parameter.status).toBe(400);
    expect((await service.call('GET', '/v1/batches/nope')).status).toBe(404);
    expect((await service.call('GET', '/v1/batches?limit=0')).status).toBe(400);
  });

  it('offers the template, lists batches by page and follows one as events', async () => {
    expect(await text('/v1/batches/template.csv')).toMatch(/^reference,requested_at,.*,release_certificate\r\n$/u);
    const first = (await (await service.call('GET', '/v1/batches?limit=1')).json()) as {
      data: { id: string }[];
      page: { nextCursor: string; hasMore: boolean };
    };
    expect(first.page.hasMore).toBe(true);
    const second = (await (
      await service.call('GET', `/v1/batches?limit=1&cursor=${first.page.nextCursor}`)
    ).json()) as { data: { id: string }[] };
    expect(second.data[0]?.id).not.toBe(first.data[0]?.id);
    const events = await text(`/v1/batches/${first.data[0]?.id ?? ''}/events`);
    expect(events).toMatch(/^event: progress\ndata: \{.*"status":"completed/u);
  });

  it('screens what a cancelled batch had accepted, and reads no further', async () => {
    const id = await upload(
      [HEADER, ...Array.from({ length: 8000 }, (_, index) => `CA${index},Shoes,640399,1,DE,FR,A,FR`)].join('\n'),
    );
    const find = async (): Promise<BatchProgress> =>
      (await (await service.call('GET', `/v1/batches/${id}`)).json()) as BatchProgress;
    while ((await find()).rows.accepted === 0) await sleep(20);
    const answer = await service.call('DELETE', `/v1/batches/${id}`);
    const { rows, note } = (await answer.json()) as BatchProgress & { note: string };
    expect(rows.accepted).toBeLessThan(8000);
    expect(note).toContain(`The ${rows.accepted} rows accepted before are stored and will be screened`);
    while ((await find()).rows.screened < rows.accepted) await sleep(100);
    expect(await find()).toMatchObject({
      status: 'cancelled',
      rows: { accepted: rows.accepted, screened: rows.accepted },
    });
  });

  it('cancels a batch that is not finished, and only that', async () => {
    const id = await upload(
      [HEADER, ...Array.from({ length: 4000 }, (_, index) => `C${index},Shoes,640399,1,DE,FR,A,FR`)].join('\n'),
    );
    const answer = await service.call('DELETE', `/v1/batches/${id}`);
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({
      status: 'cancelled',
      note: expect.stringMatching(/rows accepted before are stored and will be screened|Nothing was stored/u) as string,
    });
    expect(await waitForBatch(service, id)).toMatchObject({ status: 'cancelled' });
    const done = await upload([HEADER, 'E1,Shoes,640399,1,DE,FR,A,FR'].join('\n'));
    await waitForBatch(service, done);
    expect((await service.call('DELETE', `/v1/batches/${done}`)).status).toBe(409);
  });
});

function formWith(body: string | Uint8Array): FormData {
  const form = new FormData();
  form.set('file', new Blob([typeof body === 'string' ? body : new Uint8Array(body)], { type: 'text/csv' }), 'a.csv');
  return form;
}

function withoutTime(ndjson: string): string[] {
  return ndjson
    .trim()
    .split('\n')
    .map((line) => line.replace(/"screenedAt":"[^"]*"/u, ''));
}

async function countRows(service: TestService, withBatches = true): Promise<unknown> {
  const tables = ['trade_request', 'trade_request_revision', 'assessment', ...(withBatches ? ['batch'] : [])];
  const counts = tables.map((table) => `(select count(*) from ${table}) as ${table}`);
  return (await service.app.get(Database).pool.query(`select ${counts.join(', ')}`)).rows;
}

function toCp1251(letter: string): number {
  const code = letter.codePointAt(0) ?? 0;
  if (code < 0x80) return code;
  if (code >= 0x410 && code <= 0x44f) return code - 0x350;
  return { '«': 0xab, '»': 0xbb, '№': 0xb9 }[letter] ?? 0x3f;
}
