// The built service as a process of its own, for specs that kill it.
import { type ChildProcess, spawn } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const MAIN = path.resolve(__dirname, '..', '..', 'dist', 'main.js');

/** Without it there is no service to kill. */
export const isBuilt = fs.existsSync(MAIN);

export class ServiceProcess {
  private child: ChildProcess | undefined;
  readonly url: string;

  constructor(
    private readonly dataDir: string,
    private readonly port: number,
    private readonly env: Readonly<Record<string, string>>,
  ) {
    this.url = `http://127.0.0.1:${port}`;
  }

  async start(): Promise<void> {
    const env = {
      ...process.env,
      PORT: String(this.port),
      TRUEBEARING_DATA_DIR: this.dataDir,
      REDIS_URL: process.env['TEST_REDIS_URL'] ?? '',
      LOG_LEVEL: process.env['TEST_LOG_LEVEL'] ?? 'fatal',
      ...this.env,
    };
    this.child = spawn(process.execPath, [MAIN], { env, stdio: ['ignore', 'inherit', 'inherit'] });
    for (const deadline = Date.now() + 60_000; ; await sleep(50)) {
      const ready = await fetch(`${this.url}/health/ready`).then(
        (answer) => answer.ok,
        () => false,
      );
      if (ready) return;
      if (Date.now() > deadline) throw new Error('the service did not become ready');
    }
  }

  async end(signal: NodeJS.Signals): Promise<void> {
    const { child } = this;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill(signal);
    await ended;
  }

  call(
    method: string,
    route: string,
    { body, headers = {} }: { body?: unknown; headers?: Record<string, string> } = {},
  ): Promise<Response> {
    const { apiKey } = JSON.parse(fs.readFileSync(path.join(this.dataDir, 'admin.json'), 'utf8')) as { apiKey: string };
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    return fetch(`${this.url}${route}`, {
      method,
      headers: {
        authorization: `Bearer ${apiKey}`,
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: text }),
    });
  }
}
