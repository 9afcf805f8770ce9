// Loads examples/ through the real API of a running service, so that a newcomer sees something at once.
import * as fs from 'node:fs';
import * as path from 'node:path';

export interface DemoTarget {
  /** Address of the service, such as `http://127.0.0.1:3000`. */
  url: string;
  apiKey: string;
  examplesDir: string;
}

/** Posts every JSON example and uploads every CSV example; a repeat stores nothing twice. Returns one line a file. */
export async function loadExamples(target: DemoTarget): Promise<string[]> {
  const names = fs.readdirSync(target.examplesDir).sort();
  const lines: string[] = [];
  for (const name of names.filter((file) => file.endsWith('.json'))) lines.push(await postRequest(target, name));
  for (const name of names.filter((file) => file.endsWith('.csv'))) lines.push(await uploadBatch(target, name));
  return lines;
}

async function postRequest(target: DemoTarget, name: string): Promise<string> {
  const response = await send(target, '/v1/trade-requests', name, {
    'content-type': 'application/json',
    prefer: 'wait=10',
  });
  const body = (await response.json()) as {
    assessment?: { verdict: string; corridor: { kind: string } };
    title?: string;
  };
  if (!response.ok) return `${name}: ${response.status} ${body.title ?? ''}`;
  return `${name}: ${body.assessment ? `${body.assessment.verdict}, ${body.assessment.corridor.kind}` : 'queued'}`;
}

async function uploadBatch(target: DemoTarget, name: string): Promise<string> {
  const response = await send(target, '/v1/batches', name, { 'content-type': 'text/csv' });
  const body = (await response.json()) as { id?: string; title?: string };
  return `${name}: ${response.ok ? `batch ${body.id ?? ''}` : `${response.status} ${body.title ?? ''}`}`;
}

function send(target: DemoTarget, route: string, name: string, headers: Record<string, string>): Promise<Response> {
  return fetch(`${target.url}${route}`, {
    method: 'POST',
    headers: { ...headers, authorization: `Bearer ${target.apiKey}` },
    body: fs.readFileSync(path.join(target.examplesDir, name)),
  });
}
