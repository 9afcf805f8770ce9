// Where the sender does not go: every hostile address at send time, names that change their mind, and receivers that misbehave.
import * as fs from 'node:fs';
import * as http from 'node:http';
import * as https from 'node:https';
import * as net from 'node:net';
import type { AddressInfo } from 'node:net';
import * as path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parse } from 'csv-parse/sync';
import { type Configuration, loadConfiguration } from '../../../src/platform/config/configuration';
import { DestinationGuard } from '../../../src/features/webhooks/destination/destination-guard';
import { openChecked } from '../../../src/features/webhooks/destination/guarded-connect';
import { Resolver } from '../../../src/features/webhooks/destination/resolver';
import { HttpSender, RequestFailed } from '../../../src/features/webhooks/sending/http-sender';
import { TestNameServer } from '../../support/dns-server';
import { EXPIRED_CERTIFICATE } from '../../support/expired-certificate';

const STRICT = loadConfiguration({ TRUEBEARING_WEBHOOK_ALLOW_HTTP: 'true', TRUEBEARING_WEBHOOK_TIMEOUT_SECONDS: '2' });
const INSIDE = STRICT.with({ webhookAllowPrivate: true, webhookTimeoutMs: 1_000 });

/** A resolver that knows no name: what is refused by its name is refused before anybody is asked. */
class NoNames extends Resolver {
  asked: string[] = [];
  protected override ask(hostname: string): Promise<string[]> {
    this.asked.push(hostname);
    return Promise.reject(Object.assign(new Error(`no such name: ${hostname}`), { code: 'ENOTFOUND' }));
  }
}

const guards: DestinationGuard[] = [];
afterAll(() => guards.forEach((guard) => guard.onApplicationShutdown()));

function senderFor(configuration: Configuration, resolver: Resolver): HttpSender {
  const guard = new DestinationGuard(configuration, resolver);
  guards.push(guard);
  return new HttpSender(guard, configuration);
}

async function failureOf(sender: HttpSender, url: string): Promise<RequestFailed> {
  const failure: unknown = await sender.send({ method: 'POST', url, headers: {}, body: '{}' }).then(
    (answer) => new Error(`it was answered with ${answer.status}`),
    (error: unknown) => error,
  );
  if (failure instanceof RequestFailed) return failure;
  throw failure;
}

/** Counts connections; nothing may ever come. */
async function startTrap(): Promise<{ port: number; connections: () => number; stop: () => void }> {
  let count = 0;
  const server = net.createServer((socket) => {
    count++;
    socket.end('HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n');
  });
  await new Promise<void>((resolve) => server.listen(0, resolve));
  return { port: (server.address() as AddressInfo).port, connections: () => count, stop: () => server.close() };
}

describe('addresses that lead inside', () => {
  it.each([
    'http://127.0.0.1',
    'http://localhost',
    'http://2130706433',
    'http://0x7f.1',
    'http://0177.0.0.1',
    'http://[::ffff:127.0.0.1]',
    'http://[::1]',
    'http://[64:ff9b::7f00:1]',
    'http://127.0.0.1.',
    'http://①②⑦.⓪.⓪.①',
  ])('%s is refused, whatever the port', async (base) => {
    const trap = await startTrap();
    const configuration = STRICT.with({ webhookPorts: [80, trap.port] });
    const failure = await failureOf(senderFor(configuration, new Resolver()), `${base}:${trap.port}/`);
    expect(failure.code).toBe('destination_blocked');
    // Also where the address comes to the connector itself.
    const host = new URL(`${base}:${trap.port}/`).hostname.replace(/^\[|\]$/gu, '').replace(/\.$/u, '');
    const policy = { allowPrivate: false, allowHttp: true, ports: [trap.port] };
    await expect(
      openChecked({ protocol: 'http:', hostname: host, port: trap.port }, policy, new Resolver()),
    ).rejects.toMatchObject({ code: 'destination_blocked' });
    expect(trap.connections()).toBe(0);
    trap.stop();
  });

  it('are refused where a name leads to them, alone or among good ones', async () => {
    const names = await TestNameServer.start();
    const trap = await startTrap();
    const sender = senderFor(STRICT.with({ webhookPorts: [trap.port] }), names.resolver());
    const inside = ['127.0.0.1', '10.0.0.1', '169.254.169.254', '0.0.0.0', '100.64.0.1', '::1', 'fd00::1', 'fe80::1'];
    for (const address of [...inside, '::ffff:7f00:1', '64:ff9b::7f00:1']) {
      names.asked = 0;
      names.answers = [[address], ['93.184.216.34', address]];
      for (let time = 0; time < 2; time++) {
        const failure = await failureOf(sender, `http://attacker.example.net:${trap.port}/`);
        expect([address, failure.code]).toEqual([address, 'destination_blocked']);
      }
    }
    expect(trap.connections()).toBe(0);
    names.stop();
    trap.stop();
  });

  it('are refused where a name was good when it was registered and is bad when it is sent to', async () => {
    const names = await TestNameServer.start();
    const trap = await startTrap();
    const configuration = STRICT.with({ webhookPorts: [trap.port] });
    const resolver = names.resolver();
    const url = `http://rebinding.example.net:${trap.port}/`;
    names.answers = [['93.184.216.34'], ['127.0.0.1']];
    await expect(new DestinationGuard(configuration, resolver).check(url)).resolves.toBeUndefined();
    expect((await failureOf(senderFor(configuration, resolver), url)).code).toBe('destination_blocked');
    expect(names.asked).toBe(2);
    expect(trap.connections()).toBe(0);
    names.stop();
    trap.stop();
  });

  it('are connected to as they were checked: one question, one answer, no second look at the name', async () => {
    const names = await TestNameServer.start();
    const server = http.createServer((_request, response) => response.end('here'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    names.answers = [['127.0.0.1'], ['169.254.169.254']];
    const sender = senderFor(INSIDE, names.resolver());
    const answer = await sender.send({
      method: 'POST',
      url: `http://twice.example.net:${port}/`,
      headers: {},
      body: '',
    });
    expect([answer.body, answer.remoteAddress, names.asked]).toEqual(['here', '127.0.0.1', 1]);
    server.closeAllConnections();
    // The connection is gone, the name leads elsewhere now.
    const failure = await failureOf(sender, `http://twice.example.net:${port}/`);
    expect(failure.code).toBe('destination_blocked');
    names.stop();
    server.close();
  });
});

const SHARED = path.resolve(__dirname, '../../../../shared/data/ingest');
const withShared = fs.existsSync(SHARED) ? it : it.skip;
if (!fs.existsSync(SHARED)) console.log('skipped: the lists of hostile addresses are not on this machine');

withShared(
  'every address that the shared lists call blocked is refused at send time, before a name is asked',
  async () => {
    const rows = parse<{
      url: string;
      expected: string;
    }>(fs.readFileSync(path.join(SHARED, 'ssrf_urls_dev.csv')), {
      columns: true,
      relax_quotes: true,
    });
    const others = JSON.parse(fs.readFileSync(path.join(SHARED, 'url_canonicalisation_dev.json'), 'utf8')) as {
      input: string;
      ip_kind: string;
    }[];
    const blocked = [
      ...rows.filter(({ expected }) => expected === 'blocked').map(({ url }) => url),
      ...others.filter(({ ip_kind: kind }) => kind === 'private' || kind === 'loopback').map(({ input }) => input),
    ];
    expect(blocked.length).toBeGreaterThan(35);
    const names = new NoNames();
    const sender = senderFor(STRICT.with({ webhookPorts: [22, 80, 123, 443] }), names);
    for (const url of blocked) expect([url, (await failureOf(sender, url)).code]).toEqual([url, 'destination_blocked']);
    expect(names.asked).toEqual([]);
  },
);

describe('receivers that misbehave', () => {
  const servers: (http.Server | net.Server)[] = [];
  afterAll(() => {
    for (const server of servers) {
      if (server instanceof http.Server) server.closeAllConnections();
      server.close();
    }
  });

  async function listen(server: http.Server | net.Server): Promise<string> {
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return `127.0.0.1:${(server.address() as AddressInfo).port}`;
  }
  const sender = senderFor(INSIDE, new Resolver());
  const post = (url: string): ReturnType<HttpSender['send']> =>
    sender.send({ method: 'POST', url, headers: {}, body: '{}' });

  it('a redirect is an answer like any other, and not followed', async () => {
    const trap = await startTrap();
    const location = `http://127.0.0.1:${trap.port}/`;
    const place = await listen(http.createServer((_request, response) => response.writeHead(307, { location }).end()));
    expect((await post(`http://${place}/`)).status).toBe(307);
    expect(trap.connections()).toBe(0);
    trap.stop();
  });

  it('one that hangs, before or after its headers or drop by drop, is left after the time limit', async () => {
    const silent = await listen(net.createServer(() => undefined));
    const mute = await listen(http.createServer(() => undefined));
    const started = performance.now();
    const [first, second] = await Promise.all([
      failureOf(sender, `http://${silent}/`),
      failureOf(sender, `http://${mute}/`),
    ]);
    expect([first.code, second.code]).toEqual(['timeout', 'timeout']);
    const dripping = await listen(
      http.createServer((_request, response) => {
        response.writeHead(200);
        const timer = setInterval(() => response.write('.'), 50);
        response.on('close', () => clearInterval(timer));
      }),
    );
    // Its status is known: that counts.
    expect((await post(`http://${dripping}/`)).status).toBe(200);
    expect(performance.now() - started).toBeLessThan(5_000);
  });

  it('one that answers 2 GB is read for 8 kB', async () => {
    let written = 0;
    const chunk = Buffer.alloc(64 * 1024, 'x');
    const place = await listen(
      http.createServer((_request, response) => {
        response.writeHead(200, { 'content-length': String(2 * 1024 ** 3) });
        const pour = (): void => {
          while (!response.destroyed && response.write(chunk)) written += chunk.length;
        };
        response.on('drain', pour);
        response.on('error', () => undefined);
        pour();
      }),
    );
    const answer = await post(`http://${place}/`);
    expect([answer.status, answer.body.length]).toEqual([200, 8 * 1024]);
    await sleep(100);
    expect(written).toBeLessThan(32 * 1024 * 1024);
  });

  it('one that drops the connection, speaks no HTTP or is not there is told apart', async () => {
    const dropping = await listen(net.createServer((socket) => socket.once('data', () => socket.resetAndDestroy())));
    expect((await failureOf(sender, `http://${dropping}/`)).code).toBe('connection_reset');
    const strange = await listen(net.createServer((socket) => socket.once('data', () => socket.end('SSH-2.0-x\r\n'))));
    expect((await failureOf(sender, `http://${strange}/`)).code).toBe('not_http');
    expect((await failureOf(sender, 'http://127.0.0.1:1/')).code).toBe('connection_refused');
    expect((await failureOf(senderFor(INSIDE, new NoNames()), 'http://nowhere.example.net/')).code).toBe(
      'name_not_found',
    );
  });

  it('one whose certificate has expired gets nothing', async () => {
    let requests = 0;
    const place = await listen(
      https.createServer(EXPIRED_CERTIFICATE, (_request, response) => (requests++, response.end())),
    );
    const failure = await failureOf(sender, `https://${place}/`);
    expect([failure.code, requests]).toEqual(['tls', 0]);
    expect(failure.remoteAddress).toBeNull();
  });

  it('one that closed an idle connection just when it was taken again gets the request on a new one', async () => {
    let connections = 0;
    const place = await listen(
      net.createServer((socket) => {
        const own = ++connections;
        let requests = 0;
        socket.on('error', () => undefined);
        socket.on('data', () => {
          // The second request on the first connection meets a closed door.
          if (own === 1 && ++requests === 2) socket.resetAndDestroy();
          else socket.write('HTTP/1.1 204 No Content\r\nconnection: keep-alive\r\n\r\n');
        });
      }),
    );
    expect((await post(`http://${place}/`)).status).toBe(204);
    await sleep(20);
    expect(await post(`http://${place}/`)).toMatchObject({ status: 204, resent: true });
    expect(connections).toBe(2);
  });
});
