// From an accepted request to its alert at a receiver: the whole service in a process of its own, 100 flagged requests a second, one endpoint that takes
// them and one that hangs.
'use strict';
const { spawn } = require('node:child_process');
const fs = require('node:fs');
const http = require('node:http');
const os = require('node:os');
const path = require('node:path');
const { performance } = require('node:perf_hooks');
const { setTimeout: sleep } = require('node:timers/promises');

const root = path.resolve(__dirname, '..', '..');
const RATE = 100;
const START_LIMIT_MS = 120_000;
const ARRIVAL_LIMIT_MS = 60_000;

function listen(answer) {
  const server = http.createServer(answer);
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}

async function untilReady(url) {
  for (const deadline = Date.now() + START_LIMIT_MS; Date.now() < deadline; await sleep(100)) {
    const answer = await fetch(`${url}/health/ready`).catch(() => undefined);
    if (answer?.ok) return;
  }
  throw new Error('the service did not become ready');
}

async function startService() {
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'truebearing-bench-'));
  fs.chmodSync(dataDir, 0o755); // the database may run as another user
  const port = 21_000 + (process.pid % 20_000);
  const env = {
    ...process.env,
    PORT: String(port),
    TRUEBEARING_DATA_DIR: dataDir,
    TRUEBEARING_WEBHOOK_ALLOW_PRIVATE: 'true',
    LOG_LEVEL: 'fatal',
  };
  const child = spawn(process.execPath, [path.join(root, 'dist', 'main.js')], {
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
    fs.rmSync(dataDir, { recursive: true, force: true });
  };
  const url = `http://127.0.0.1:${port}`;
  await untilReady(url).catch(async (error) => {
    await stop();
    throw error;
  });
  const { apiKey } = JSON.parse(fs.readFileSync(path.join(dataDir, 'admin.json'), 'utf8'));
  const post = (route, body) =>
    fetch(`${url}${route}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  return { post, stop };
}

/** A receiver that notes when the alert about a reference came. */
function receiver(arrivedAt) {
  return listen((request, response) => {
    const chunks = [];
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', () => {
      const { data } = JSON.parse(Buffer.concat(chunks).toString('utf8'));
      arrivedAt.set(data.reference, performance.now());
      response.writeHead(200).end();
    });
  });
}

/** `{acceptToDeliveryP99Ms, acceptToDeliveryP50Ms, alertsPerSecond}` */
async function benchWebhooks({ seconds = 10 } = {}) {
  const arrivedAt = new Map();
  const acceptedAt = new Map();
  const [healthy, dead] = await Promise.all([receiver(arrivedAt), listen(() => undefined)]);
  const service = await startService();
  try {
    for (const server of [healthy, dead]) {
      const url = `http://127.0.0.1:${server.address().port}/`;
      const answer = await service.post('/v1/webhooks', { url, eventTypes: ['alert.created'] });
      if (answer.status !== 201) throw new Error(`an endpoint was not registered: ${await answer.text()}`);
    }
    const example = JSON.parse(fs.readFileSync(path.join(root, 'examples', 'kazakhstan-to-russia.json'), 'utf8'));
    const submit = async (reference) => {
      const answer = await service.post('/v1/trade-requests', { ...example, reference });
      if (answer.status !== 202) throw new Error(`a request was not accepted: ${await answer.text()}`);
      await answer.arrayBuffer();
      acceptedAt.set(reference, performance.now());
    };
    await Promise.all(Array.from({ length: 20 }, (_, index) => submit(`WARM-${index}`)));
    await sleep(1_000);
    acceptedAt.clear();
    const started = performance.now();
    const calls = [];
    for (let sent = 0; sent < RATE * seconds; sent++) {
      calls.push(submit(`BENCH-${sent}`));
      await sleep(Math.max(0, started + ((sent + 1) * 1000) / RATE - performance.now()));
    }
    await Promise.all(calls);
    const alertsPerSecond = Math.round(calls.length / ((performance.now() - started) / 1000));
    const missing = () => [...acceptedAt.keys()].filter((reference) => !arrivedAt.has(reference));
    for (const deadline = Date.now() + ARRIVAL_LIMIT_MS; missing().length > 0; await sleep(50))
      if (Date.now() > deadline) throw new Error(`${missing().length} alerts did not arrive`);
    const delays = [...acceptedAt]
      .map(([reference, at]) => Math.max(0, arrivedAt.get(reference) - at))
      .sort((a, b) => a - b);
    const at = (share) => Math.round(delays[Math.floor(delays.length * share)]);
    return { acceptToDeliveryP99Ms: at(0.99), acceptToDeliveryP50Ms: at(0.5), alertsPerSecond };
  } finally {
    await service.stop();
    for (const server of [healthy, dead]) {
      server.closeAllConnections();
      server.close();
    }
  }
}

module.exports = { benchWebhooks };
