// The service is killed in the middle of a batch of 20,000 rows and started again: the batch completes, each accepted row has exactly one assessment.
import { type ChildProcess, spawn } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { waitForBatch } from '../support/wait-for-batch';

const ROOT = path.resolve(__dirname, '..', '..');
const MAIN = path.join(ROOT, 'dist', 'main.js');
const ROWS = 20_000;
const PORT = 20_000 + (process.pid % 20_000);
const URL = `http://127.0.0.1:${PORT}`;

class Service {
  private child: ChildProcess | undefined;
  constructor(readonly dataDir: string) {}

  async start(): Promise<void> {
    const env = {
      ...process.env,
      PORT: String(PORT),
      TRUEBEARING_DATA_DIR: this.dataDir,
      DATABASE_URL: '',
      REDIS_URL: process.env['TEST_REDIS_URL'] ?? '',
      LOG_LEVEL: 'warn',
    };
    this.child = spawn(process.execPath, [MAIN], { env, stdio: ['ignore', 'ignore', 'inherit'] });
    for (const deadline = Date.now() + 60_000; ; await sleep(100)) {
      const ready = await fetch(`${URL}/health/ready`).then(
        (answer) => answer.ok,
        () => false,
      );
      if (ready) return;
      if (Date.now() > deadline) throw new Error('the service did not become ready');
    }
  }

  async end(signal: NodeJS.Signals): Promise<void> {
    const ended = new Promise((resolve) => this.child?.once('exit', resolve));
    this.child?.kill(signal);
    await ended;
  }

  call(
    method: string,
    route: string,
    options: { body?: unknown; headers?: Record<string, string> } = {},
  ): Promise<Response> {
    const { apiKey } = JSON.parse(fs.readFileSync(path.join(this.dataDir, 'admin.json'), 'utf8')) as { apiKey: string };
    return fetch(`${URL}${route}`, {
      method,
      headers: { authorization: `Bearer ${apiKey}`, ...options.headers },
      body: options.body as BodyInit | undefined,
    });
  }
}

function makeFile(): string {
  const line = (index: number): string =>
    `K${index},"Deep groove ball bearings 6205-2RS, lot ${index}",8482.10,${index % 900},DE,KZ,Hamburg;Aktau;Almaty${index % 3 === 0 ? ';Syrym' : ''},ТОО «Сауда ${index}»,KZ,wholesale`;
  const lines = Array.from({ length: ROWS }, (_, index) => line(index));
  return [
    'reference,goods_description,hs_code,net_weight_kg,dispatch_country,destination_country,places,consignee_name,consignee_country,consignee_activity',
    ...lines,
  ].join('\n');
}

const run = fs.existsSync(MAIN) ? describe : describe.skip;
if (!fs.existsSync(MAIN)) console.log('skipped: dist/ is not built, so there is no service to kill');

run('kill -9 during a batch', () => {
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'truebearing-kill-'));
  // Where tests run as root, the user that runs PostgreSQL must be able to enter.
  fs.chmodSync(dataDir, 0o755);
  const service = new Service(dataDir);

  afterAll(async () => {
    await service.end('SIGTERM');
    fs.rmSync(service.dataDir, { recursive: true, force: true });
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
    expect(await countAssessments(service.dataDir)).toEqual({
      revisions: ROWS,
      assessments: ROWS,
      most: 1,
      alertsTwice: 0,
    });
  }, 360_000);
});

/** Rows screened when the batch is well under way, both in reading and in screening. */
async function untilHalfway(service: Service, id: string): Promise<number> {
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
