// A refusal while the body is still coming: the answer is read, and the connection serves the next call, or it is said and seen to be closed.
import * as net from 'node:net';
import { gzipSync } from 'node:zlib';
import { startTestService, type TestService } from '../support/test-service';

const MIB = 1024 * 1024;
const FORM_START =
  '--limit\r\ncontent-disposition: form-data; name="file"; filename="a.xlsx"\r\ncontent-type: text/csv\r\n\r\n';

interface Case {
  route: string;
  headers: Record<string, string>;
  body: Buffer;
  status: number;
  inBody?: string;
}

const NDJSON = { 'content-type': 'application/x-ndjson' };
const CASES: Readonly<Record<string, Case>> = {
  'a bomb in bulk': {
    route: '/v1/trade-requests/bulk',
    headers: { ...NDJSON, 'content-encoding': 'gzip' },
    body: gzipSync(Buffer.alloc(300 * MIB, 0x20)),
    status: 200,
    inBody: 'compression_ratio',
  },
  'damaged gzip in bulk': {
    route: '/v1/trade-requests/bulk',
    headers: { ...NDJSON, 'content-encoding': 'gzip' },
    body: Buffer.alloc(8 * MIB, 0x41),
    status: 200,
    inBody: 'malformed_gzip',
  },
  'an unknown encoding in bulk': {
    route: '/v1/trade-requests/bulk',
    headers: { ...NDJSON, 'content-encoding': 'br' },
    body: Buffer.alloc(8 * MIB, 0x41),
    status: 415,
  },
  'no key': {
    route: '/v1/trade-requests/bulk',
    headers: { ...NDJSON, authorization: '' },
    body: Buffer.alloc(8 * MIB, 0x41),
    status: 401,
  },
  'an unknown parameter of bulk': {
    route: '/v1/trade-requests/bulk?foo=1',
    headers: NDJSON,
    body: Buffer.alloc(8 * MIB, 0x41),
    status: 400,
  },
  'a type that nobody takes': {
    route: '/v1/trade-requests',
    headers: { 'content-type': 'application/xml' },
    body: Buffer.alloc(8 * MIB, 0x41),
    status: 415,
  },
  'a JSON body over the limit': {
    route: '/v1/trade-requests',
    headers: { 'content-type': 'application/json' },
    body: Buffer.alloc(8 * MIB, 0x20),
    status: 413,
  },
  'a stream to the door for JSON': {
    route: '/v1/trade-requests',
    headers: { 'content-type': 'application/octet-stream' },
    body: Buffer.alloc(8 * MIB, 0x41),
    status: 415,
  },
  'an upload of the wrong type': {
    route: '/v1/batches',
    headers: NDJSON,
    body: Buffer.alloc(8 * MIB, 0x41),
    status: 415,
  },
  'a form with a spreadsheet': {
    route: '/v1/batches',
    headers: { 'content-type': 'multipart/form-data; boundary=limit' },
    body: Buffer.concat([Buffer.from(FORM_START), Buffer.alloc(8 * MIB, 0x41), Buffer.from('\r\n--limit--\r\n')]),
    status: 415,
  },
  'a form without a boundary': {
    route: '/v1/batches',
    headers: { 'content-type': 'multipart/form-data' },
    body: Buffer.alloc(8 * MIB, 0x41),
    status: 400,
  },
};

describe('a connection after a refusal', () => {
  let service: TestService;

  beforeAll(async () => {
    service = await startTestService();
  });
  afterAll(() => service.stop());

  it.each(Object.entries(CASES))('%s', async (_name, { route, headers, body, status, inBody }) => {
    const { hostname, port } = new URL(service.url);
    const connection = new Connection(hostname, Number(port));
    try {
      const all = { authorization: `Bearer ${service.apiKey}`, 'content-length': String(body.length), ...headers };
      connection.send(requestText('POST', route, all), body);
      const first = await connection.answer();
      expect(first.status).toBe(status);
      if (inBody !== undefined) expect(first.text).toContain(inBody);
      if (/^connection: close/imu.test(first.head)) return expect(await connection.closed()).toBe(true);
      connection.send(requestText('GET', '/health/live', {}));
      expect((await connection.answer()).status).toBe(200);
    } finally {
      connection.end();
    }
  });
});

function requestText(method: string, route: string, headers: Record<string, string>): string {
  const lines = Object.entries(headers).flatMap(([name, value]) => (value === '' ? [] : [`${name}: ${value}`]));
  return [`${method} ${route} HTTP/1.1`, 'host: localhost', ...lines, '', ''].join('\r\n');
}

/** One connection, written to and read as a client that sends everything and then reads. */
class Connection {
  private readonly socket: net.Socket;
  private received = '';
  private isClosed = false;

  constructor(host: string, port: number) {
    this.socket = net.connect({ host, port });
    this.socket.on('data', (chunk) => (this.received += chunk.toString('latin1')));
    this.socket.on('error', () => undefined);
    this.socket.on('close', () => (this.isClosed = true));
  }

  send(head: string, body?: Buffer): void {
    this.socket.write(head);
    if (body) this.socket.write(body);
  }

  /** The next answer on the connection. */
  async answer(): Promise<{ status: number; head: string; text: string }> {
    await this.until(() => endOfAnswer(this.received) !== undefined);
    const end = endOfAnswer(this.received) ?? 0;
    const head = this.received.slice(0, this.received.indexOf('\r\n\r\n'));
    const text = this.received.slice(head.length + 4, end);
    this.received = this.received.slice(end);
    return { status: Number(/^HTTP\/1\.1 (\d+)/u.exec(head)?.[1]), head, text };
  }

  async closed(): Promise<boolean> {
    await this.until(() => this.isClosed);
    return this.isClosed;
  }

  end(): void {
    this.socket.destroy();
  }

  private async until(isTrue: () => boolean): Promise<void> {
    for (const deadline = Date.now() + 8_000; !isTrue();) {
      if (Date.now() > deadline)
        throw new Error(`nothing came; so far: ${JSON.stringify(this.received.slice(0, 500))}`);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }
}

/** Where the first answer in a text ends, by its length or its last chunk; undefined while it is not whole. */
function endOfAnswer(text: string): number | undefined {
  const headEnd = text.indexOf('\r\n\r\n');
  if (headEnd < 0) return undefined;
  const head = text.slice(0, headEnd);
  const length = /^content-length: (\d+)/imu.exec(head)?.[1];
  if (length !== undefined) {
    const end = headEnd + 4 + Number(length);
    return text.length >= end ? end : undefined;
  }
  const last = text.indexOf('\r\n0\r\n\r\n', headEnd);
  return last < 0 ? undefined : last + 7;
}
