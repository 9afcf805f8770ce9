// The service is killed in the middle of a batch of 20,000 rows and started again: the batch completes, each accepted row has exactly one assessment.
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { isBuilt, ServiceProcess } from '../support/service-process';
import { waitForBatch } from '../support/wait-for-batch';

const ROWS = 20_000;

function makeFile(): string {
  const line = (index: number): string =>
    `K${index},"Deep groove ball bearings 6205-2RS, lot ${index}",8482.10,${index % 900},DE,KZ,Hamburg;Aktau;Almaty${index % 3 === 0 ? ';Syrym' : ''},ТОО «Сауда ${index}»,KZ,wholesale`;
  const lines = Array.from({ length: ROWS }, (_, index) => line(index));
  return [
    'reference,goods_description,hs_code,net_weight_kg,dispatch_country,destination_country,places,consignee_name,consignee_country,consignee_activity',
    ...lines,
  ].join('\n');
}

const run = isBuilt ? describe : describe.skip;
if (!isBuilt) console.log('skipped: dist/ is not built, so there is no service to kill');

run('kill -9 during a batch', () => {
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'truebearing-kill-'));
  // Where tests run as root, the user that runs PostgreSQL must be able to enter.
  fs.chmodSync(dataDir, 0o755);
  const service = new ServiceProcess(dataDir, 20_000 + (process.pid % 20_000), { DATABASE_URL: '' });

  afterAll(async () => {
    await service.end('SIGTERM');
    fs.rmSync(dataDir, { recursive: true, force: true });
  }, 60_000);

  it('completes after a restart, every accepted row screened exactly once', async () => {
    await service.start();
    const response = await service.call('POST', '/v1/batches', {
      body: makeFile(),
      headers: { 'content-type': 'text/csv' },
    });
    expect(response.status).toBe(202);
    const { id } = (await response.json()) as { id: string };
    const killedAt = await untilHalfway(service, id);
    await service.end('SIGKILL');
    expect(killedAt).toBeLessThan(ROWS);

    await service.start();
    const batch = await waitForBatch(service, id, 240_000);
    expect(batch).toMatchObject({
      status: 'completed',
      rows: { read: ROWS, accepted: ROWS, rejected: 0, duplicate: 0, screened: ROWS },
    });
    expect(await countAssessments(dataDir)).toEqual({
      revisions: ROWS,
      assessments: ROWS,
      most: 1,
      alertsTwice: 0,
    });
  }, 360_000);
});

/** Rows screened when the batch is well under way, both in reading and in screening. */
async function untilHalfway(service: ServiceProcess, id: string): Promise<number> {
  for (;;) {
    const { rows, status } = (await (await service.call('GET', `/v1/batches/${id}`)).json()) as {
      status: string;
      rows: { screened: number; read: number };
    };
    if (rows.screened > ROWS / 8 || status === 'completed') return rows.screened;
    await sleep(50);
  }
}

async function countAssessments(dataDir: string): Promise<unknown> {
  const home = path.join(dataDir, 'postgres');
  const [, , , port] = fs.readFileSync(path.join(home, 'data', 'postmaster.pid'), 'utf8').split('\n');
  const password = fs.readFileSync(path.join(home, 'password'), 'utf8').trim();
  const client = new Client({
    host: '127.0.0.1',
    port: Number(port),
    user: 'truebearing',
    password,
    database: 'truebearing',
  });
  await client.connect();
  try {
    const { rows } = await client.query<Record<string, number>>(
      `select (select count(*) from trade_request_revision)::int as revisions, (select count(*) from assessment)::int as assessments,
         (select max(n) from (select count(*) n from assessment group by revision_id) t)::int as most,
         (select count(*) from (select trade_request_id from alert group by 1 having count(*) > 1) t)::int as "alertsTwice"`,
    );
    return rows[0];
  } finally {
    await client.end();
  }
}
