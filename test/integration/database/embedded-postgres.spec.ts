// The embedded server survives what happens to servers: being killed, losing its owner, being started twice.
import { fork } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { Client } from 'pg';
import { findLocaleFaults } from '../../../src/platform/database/database-locale';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../../src/platform/database/embedded-postgres';
import { isAlive, readPostmasterLock } from '../../../src/platform/database/postgres-processes';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'truebearing-embedded-'));
const dir = path.join(folder, 'postgres');
const data = path.join(dir, 'data');

describe('the embedded PostgreSQL', () => {
  let server: EmbeddedPostgres;

  beforeAll(() => fs.chmodSync(folder, 0o755));
  beforeEach(async () => {
    server = await start();
  });
  afterEach(() => server.stop());
  afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

  it('keeps what was written from one start to the next', async () => {
    await query(server.url, 'create table kept as select 42 as answer');
    await server.stop();
    server = await start();
    expect(await query(server.url, 'select answer from kept')).toEqual([{ answer: 42 }]);
  });

  it('can hold and search names in every script', async () => {
    expect(await findLocaleFaults(server.url)).toEqual([]);
    await query(server.url, 'create extension if not exists pg_trgm');
    const rows = await query(server.url, "select similarity('Роснефть', 'РОСНЕФТ') > 0.5 as alike");
    expect(rows).toEqual([{ alike: true }]);
  });

  it('starts again after the server was killed and left its lock file', async () => {
    const lock = readPostmasterLock(data);
    process.kill(lock?.pid ?? 0, 'SIGKILL');
    expect(fs.existsSync(path.join(data, 'postmaster.pid'))).toBe(true);
    server = await start();
    expect(await query(server.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('starts although the lock file names a live process that is somebody else', async () => {
    await server.stop();
    const lock = [process.pid, data, 0, 1, '', '127.0.0.1'].join('\n');
    fs.writeFileSync(path.join(data, 'postmaster.pid'), lock);
    server = await start();
    expect(server.owned).toBe(true);
  });

  it('is shared by a second start and left running by it', async () => {
    const second = await start();
    expect(second.owned).toBe(false);
    expect(second.url).toBe(server.url);
    await second.stop();
    expect(await query(server.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('is taken over, with its data, when its owner is gone', async () => {
    fs.writeFileSync(path.join(dir, 'owner'), `${await pidOfEndedProcess()} 1\n`);
    const heir = await start();
    expect(heir).toMatchObject({ owned: true, url: server.url });
    const pid = readPostmasterLock(data)?.pid ?? 0;
    await heir.stop();
    expect(isAlive(pid)).toBe(false);
  });

  it('begins anew where an earlier initdb was cut off', async () => {
    await server.stop();
    const cut = path.join(folder, 'cut', 'postgres');
    fs.mkdirSync(path.join(cut, 'data'), { recursive: true });
    fs.writeFileSync(path.join(cut, 'data', 'half-made'), '');
    server = await startEmbeddedPostgres({ dir: cut, unsafeFast: true });
    expect(await query(server.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });
});

function start(): Promise<EmbeddedPostgres> {
  return startEmbeddedPostgres({ dir, unsafeFast: true });
}

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

function pidOfEndedProcess(): Promise<number> {
  return new Promise((resolve) => {
    const child = fork('-e', [], { execPath: process.execPath, execArgv: ['--eval', '0'], silent: true });
    child.once('exit', () => resolve(child.pid ?? 0));
  });
}
