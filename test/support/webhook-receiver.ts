// A receiver of webhooks as somebody else would write one: it keeps what came and answers what a spec tells it to.
import * as http from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { Webhook } from 'standardwebhooks';

export interface Received {
  at: number;
  method: string;
  path: string;
  headers: http.IncomingHttpHeaders;
  id: string;
  body: string;
}

export interface WebhookBody {
  type: string;
  timestamp: string;
  data: Record<string, unknown>;
}

export type Behaviour = (received: Received, response: http.ServerResponse) => void;

const ok: Behaviour = (_received, response) => void response.writeHead(204).end();

export class WebhookReceiver {
  readonly received: Received[] = [];
  behave: Behaviour = ok;
  private readonly server = http.createServer((request, response) => this.take(request, response));

  static async start(): Promise<WebhookReceiver> {
    const receiver = new WebhookReceiver();
    await new Promise<void>((resolve) => receiver.server.listen(0, '127.0.0.1', resolve));
    return receiver;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}/hook`;
  }

  /** Bodies that came to a path, parsed. */
  bodies(path = '/hook'): WebhookBody[] {
    return this.received.filter((one) => one.path === path).map(({ body }) => JSON.parse(body) as WebhookBody);
  }

  /** Waits until so many requests came that the test holds for. */
  async until(
    count: number,
    test: (received: Received) => boolean = () => true,
    timeoutMs = 15_000,
  ): Promise<Received[]> {
    for (const deadline = Date.now() + timeoutMs; ; await sleep(20)) {
      const found = this.received.filter(test);
      if (found.length >= count) return found;
      if (Date.now() > deadline) throw new Error(`${found.length} of ${count} requests came`);
    }
  }

  /** As the reference library checks it; throws where it does not. */
  verify(secret: string, { body, headers }: Received): void {
    new Webhook(secret).verify(body, headers as Record<string, string>);
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private take(request: http.IncomingMessage, response: http.ServerResponse): void {
    const chunks: Buffer[] = [];
    request.on('error', () => undefined);
    response.on('error', () => undefined);
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const received: Received = {
        at: Date.now(),
        method: request.method ?? '',
        path: request.url ?? '',
        headers: request.headers,
        id: String(request.headers['webhook-id']),
        body: Buffer.concat(chunks).toString('utf8'),
      };
      this.received.push(received);
      this.behave(received, response);
    });
  }
}
