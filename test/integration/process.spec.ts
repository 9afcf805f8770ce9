// The service as a process: what an operator does to it, and what it says and leaves behind. Runs what `npm run build` made.
import { type ChildProcess, spawn } from 'node:child_process';
import * as fs from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as os from 'node:os';
import * as path from 'node:path';
import { isAlive, readPostmasterLock } from '../../src/platform/database/postgres-processes';

const MAIN = path.resolve('dist/main.js');
const built = fs.existsSync(MAIN);
if (!built) process.stderr.write('skipped: the service as a process (dist/main.js is missing: npm run build)\n');

interface Started {
  child: ChildProcess;
  url: string;
  output: () => string;
}

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'truebearing-process-'));
const dataDir = path.join(folder, 'data');
const lockOf = (dir: string): string => path.join(dir, 'postgres', 'data');

(built ? describe : describe.skip)('the service as a process', () => {
  const children: ChildProcess[] = [];

  beforeAll(() => fs.chmodSync(folder, 0o755));
  afterEach(async () => {
    for (const child of children.splice(0)) await end(child, 'SIGTERM');
  });
  afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

  const launch = (env: Record<string, string> = {}): { child: ChildProcess; output: () => string } => {
    const child = spawn(process.execPath, [MAIN], {
      cwd: folder,
      env: { PATH: process.env['PATH'], PORT: '0', TRUEBEARING_DATA_DIR: dataDir, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    children.push(child);
    let text = '';
    child.stdout?.on('data', (chunk: Buffer) => (text += chunk.toString()));
    child.stderr?.on('data', (chunk: Buffer) => (text += chunk.toString()));
    return { child, output: () => text };
  };

  const start = async (env?: Record<string, string>): Promise<Started> => {
    const { child, output } = launch(env);
    for (const deadline = Date.now() + 25_000; Date.now() < deadline; await pause(25)) {
      const url = /"url":"(?<url>http[^"]+)"/u.exec(output())?.groups?.['url'];
      if (url !== undefined) return { child, url, output };
      if (child.exitCode !== null) break;
    }
    throw new Error(`did not start: ${output()}`);
  };

  it('starts on nothing, keeps its credentials to itself, and stops without leaving a server', async () => {
    const { child, url, output } = await start();
    expect((await fetch(`${url}/health/ready`)).status).toBe(200);
    const credentials = path.join(dataDir, 'admin.json');
    expect(fs.statSync(credentials).mode & 0o777).toBe(0o600);
    expect(output()).toContain(credentials);
    const server = readPostmasterLock(lockOf(dataDir))?.pid ?? 0;
    expect(isAlive(server)).toBe(true);
    expect(await end(child, 'SIGINT')).toBe(0);
    expect(isAlive(server)).toBe(false);
    // Nothing but its log, one line an event: no library printed anything when the server went.
    const lines = output().trimEnd().split('\n');
    expect(lines.filter((line) => !line.startsWith('{"level":'))).toEqual([]);
  });

  it('goes on after kill -9 with the server and the credentials it had', async () => {
    const first = await start();
    const before = fs.readFileSync(path.join(dataDir, 'admin.json'), 'utf8');
    const server = readPostmasterLock(lockOf(dataDir))?.pid;
    await end(first.child, 'SIGKILL');
    const second = await start();
    expect(readPostmasterLock(lockOf(dataDir))?.pid).toBe(server);
    const { apiKey } = JSON.parse(before) as { apiKey: string };
    const answer = await fetch(`${second.url}/v1/trade-requests`, { headers: { authorization: `Bearer ${apiKey}` } });
    expect(answer.status).toBe(200);
    expect(await end(second.child, 'SIGTERM')).toBe(0);
    expect(isAlive(server ?? 0)).toBe(false);
  });

  it('answers only health and metrics where it does not have the role of the API', async () => {
    const { url } = await start({ TRUEBEARING_ROLES: 'worker' });
    expect((await fetch(`${url}/health/live`)).status).toBe(200);
    expect((await fetch(`${url}/metrics`)).status).toBe(200);
    expect((await fetch(`${url}/v1/trade-requests`)).status).toBe(404);
  });

  it.each([
    ['an unknown variable', { TRUEBEARING_ROLE: 'api' }, 'did you mean TRUEBEARING_ROLES?'],
    ['a bad value', { PORT: 'eighty' }, 'PORT: must be a port number'],
    ['a database that is not there', { DATABASE_URL: 'postgresql://127.0.0.1:1/none' }, 'ECONNREFUSED'],
  ])('ends with one line and exit code 1 for %s', async (_name, env, words) => {
    const { child, output } = launch(env);
    expect(await ended(child)).toBe(1);
    expect(output()).toContain('TrueBearing did not start');
    expect(output()).toContain(words);
    expect(output()).not.toMatch(/^\s+at /mu);
  });

  it('says what is wrong with a rule file, and everything before it as JSON', async () => {
    const rules = fs.mkdtempSync(path.join(os.tmpdir(), 'truebearing-rules-'));
    fs.mkdirSync(path.join(rules, 'goods'));
    fs.writeFileSync(path.join(rules, 'goods', 'typo.yaml'), 'titel: A rule\n');
    const { child, output } = launch({ TRUEBEARING_RULES_DIR: rules });
    expect(await ended(child)).toBe(1);
    fs.rmSync(rules, { recursive: true });
    const [before = '', after] = output().split('TrueBearing did not start: the rule files are not right\n');
    expect(after).toContain('typo.yaml');
    expect(after).toContain('titel');
    for (const line of before.split('\n').filter((text) => text !== ''))
      expect(JSON.parse(line)).toMatchObject({ level: expect.any(Number) as number });
  });

  it('says that its port is taken, and stops the server that it had started', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    const { child, output } = launch({ PORT: String((other.address() as AddressInfo).port) });
    expect(await ended(child)).toBe(1);
    other.close();
    expect(output()).toMatch(/EADDRINUSE.*set PORT to another number/u);
    expect(readPostmasterLock(lockOf(dataDir))).toBeUndefined();
  });
});

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

function ended(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child.exitCode);
  return new Promise((resolve) => child.once('close', (code) => resolve(code)));
}

function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  const over = ended(child);
  child.kill(signal);
  return over;
}
