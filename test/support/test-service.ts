// The whole service in this process, as `npm start` starts it, on a free port and a database of its own.
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Level } from 'pino';
import { loadConfiguration } from '../../src/platform/config/configuration';
import { createLogger } from '../../src/platform/observability/logger';
import { startService } from '../../src/start-service';
import { createTestDatabase, type TestDatabase } from './test-database';

export interface TestService {
  /** Such as `http://127.0.0.1:41234`. */
  url: string;
  /** Key of the bootstrapped administrator. */
  apiKey: string;
  database: TestDatabase;
  dataDir: string;
  /** For specs that ask a provider itself. */
  app: NestFastifyApplication;
  /** `fetch` with the key; a body that is no text, bytes or stream is sent as JSON. */
  call(method: string, route: string, options?: CallOptions): Promise<Response>;
  /** Stops it and removes its database and folder. */
  stop(): Promise<void>;
}

export interface CallOptions {
  body?: unknown;
  headers?: Record<string, string>;
}

export interface TestServiceOptions {
  /** Variables on top of the test's own, such as `TRUEBEARING_ROLES`. */
  env?: Record<string, string>;
  /** A database that outlives the service, for specs that start a second one on it. */
  database?: TestDatabase;
}

/** TEST_REDIS_URL puts the queue on Redis, under a prefix of its own. TEST_LOG_LEVEL shows the service's log. */
export async function startTestService({ env = {}, database }: TestServiceOptions = {}): Promise<TestService> {
  const own = database ?? (await createTestDatabase());
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'truebearing-service-'));
  const configuration = loadConfiguration({
    PORT: '0',
    DATABASE_URL: own.url,
    REDIS_URL: process.env['TEST_REDIS_URL'],
    TRUEBEARING_DATA_DIR: dataDir,
    LOG_LEVEL: process.env['TEST_LOG_LEVEL'] ?? 'silent',
    ...env,
  }).with({ queuePrefix: path.basename(dataDir) });
  const cleanUp = (): Promise<void> => remove(dataDir, database ? undefined : own);
  const service = await startService(configuration, createLogger(configuration.logLevel as Level | 'silent')).catch(
    async (error: unknown) => {
      await cleanUp();
      throw error;
    },
  );
  const apiKey = readApiKey(dataDir);
  const url = service.url.replace('[::1]', '127.0.0.1');
  return {
    url,
    apiKey,
    database: own,
    dataDir,
    app: service.app,
    call: (method, route, options) => call(`${url}${route}`, method, apiKey, options),
    stop: () => service.stop().finally(cleanUp),
  };
}

function readApiKey(dataDir: string): string {
  const file = path.join(dataDir, 'admin.json');
  return fs.existsSync(file) ? (JSON.parse(fs.readFileSync(file, 'utf8')) as { apiKey: string }).apiKey : '';
}

function call(
  url: string,
  method: string,
  apiKey: string,
  { body, headers = {} }: CallOptions = {},
): Promise<Response> {
  const raw =
    typeof body === 'string' ||
    body instanceof Uint8Array ||
    body instanceof FormData ||
    body instanceof ReadableStream;
  const init: RequestInit & { duplex?: 'half' } = {
    method,
    headers: { authorization: `Bearer ${apiKey}`, ...headers },
  };
  if (body instanceof ReadableStream) init.duplex = 'half';
  if (raw) init.body = body as BodyInit;
  else if (body !== undefined) {
    init.body = JSON.stringify(body);
    init.headers = { 'content-type': 'application/json', ...init.headers };
  }
  return fetch(url, init);
}

async function remove(dataDir: string, database: TestDatabase | undefined): Promise<void> {
  await database?.drop();
  fs.rmSync(dataDir, { recursive: true, force: true });
}
