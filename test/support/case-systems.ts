// Case systems as their documentation describes them: what they take is checked against a schema, what they are asked for is found, and a record with
// the same key is one record. Written from the documentation, not from our adapters.
import * as http from 'node:http';
import type { AddressInfo } from 'node:net';
import Ajv, { type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';

const ajv = new Ajv({ allErrors: true, strict: false });
addFormats(ajv);

export type Schema = Record<string, unknown>;

export interface Call {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: http.IncomingHttpHeaders;
  body: unknown;
  text: string;
}

export interface Reply {
  status: number;
  body?: unknown;
}

export interface Route {
  method: string;
  path: RegExp;
  schema?: Schema;
  answer: (call: Call, found: RegExpExecArray) => Reply;
}

/** A fake of one system: every call is checked before it is answered. */
export class CaseSystem {
  readonly calls: Call[] = [];
  /** What did not fit the documentation. */
  readonly faults: string[] = [];
  /** Answers this instead, once. */
  next: Reply | undefined;
  private readonly server = http.createServer((request, response) => this.take(request, response));
  private readonly validators = new Map<Route, ValidateFunction>();

  private constructor(
    private readonly routes: readonly Route[],
    private readonly login: (call: Call) => boolean,
  ) {
    for (const route of routes) if (route.schema) this.validators.set(route, ajv.compile(route.schema));
  }

  static async start(routes: readonly Route[], login: (call: Call) => boolean = () => true): Promise<CaseSystem> {
    const system = new CaseSystem(routes, login);
    await new Promise<void>((resolve) => system.server.listen(0, '127.0.0.1', resolve));
    return system;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private take(request: http.IncomingMessage, response: http.ServerResponse): void {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { status, body } = this.answer(request, Buffer.concat(chunks).toString('utf8'));
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(body === undefined ? '' : JSON.stringify(body));
    });
  }

  private answer({ method = '', url = '', headers }: http.IncomingMessage, text: string): Reply {
    const { pathname, searchParams } = new URL(url, 'http://x');
    const call: Call = { method, path: pathname, query: searchParams, headers, body: parse(text), text };
    this.calls.push(call);
    const planned = this.next;
    this.next = undefined;
    if (planned) return planned;
    if (!this.login(call)) return { status: 401, body: { error: 'not authenticated' } };
    for (const route of this.routes) {
      const found = route.method === method ? route.path.exec(pathname) : null;
      if (!found) continue;
      const validate = this.validators.get(route);
      if (validate && !validate(call.body)) {
        const fault = `${method} ${pathname}: ${ajv.errorsText(validate.errors)}`;
        this.faults.push(fault);
        return { status: 400, body: { error: fault } };
      }
      return route.answer(call, found);
    }
    this.faults.push(`${method} ${pathname}: no such call`);
    return { status: 404, body: { error: 'no such call' } };
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
