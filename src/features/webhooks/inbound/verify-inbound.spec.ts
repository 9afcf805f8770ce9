// Calls from outside: signed as the reference library signs, refused where anything is missing, wrong or old.
import * as fs from 'node:fs';
import * as path from 'node:path';
import { Webhook } from 'standardwebhooks';
import { AppError } from '../../../platform/errors/errors';
import { newSecret } from '../sending/signature';
import { verifyInbound } from './verify-inbound';

const NOW = new Date('2026-03-01T12:00:00Z');
const secret = newSecret('v1');
const BODY = '{"alertId":"x"}';

function call(changes: Record<string, string | undefined> = {}, at = NOW): Record<string, string | undefined> {
  return {
    'webhook-id': 'msg_1',
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': new Webhook(secret.secret).sign('msg_1', at, BODY),
    ...changes,
  };
}

function codeOf(headers: Record<string, string | undefined>, secrets = [secret]): string {
  try {
    return verifyInbound(secrets, { headers, body: BODY }, NOW);
  } catch (error) {
    if (error instanceof AppError) return error.details.code ?? '';
    throw error;
  }
}

/** What the shared scenarios say in words. */
const SCENARIOS: Readonly<Record<string, () => string>> = {
  'valid signature': () => codeOf(call()),
  'several signatures in the header, separated by spaces, one valid': () =>
    codeOf(call({ 'webhook-signature': `v1,AAAA ${call()['webhook-signature'] ?? ''} v1,BBBB` })),
  'empty secret': () => codeOf(call(), []),
  'missing webhook-id header': () => codeOf(call({ 'webhook-id': undefined })),
  'webhook-timestamp is "hello"': () => codeOf(call({ 'webhook-timestamp': 'hello' })),
  'webhook-signature is "v1,dawfeoifkpqwoekfpqoekf"': () =>
    codeOf(call({ 'webhook-signature': 'v1,dawfeoifkpqwoekfpqoekf' })),
  'signature is "v1,"': () => codeOf(call({ 'webhook-signature': 'v1,' })),
  'timestamp more than 5 minutes in the future': () => codeOf(call({}, new Date(NOW.getTime() + 301_000))),
};

describe('verifyInbound', () => {
  it('takes what is signed, and names the call', () => expect(codeOf(call())).toBe('msg_1'));

  it.each([
    ['missing_signature', call({ 'webhook-signature': undefined })],
    ['missing_signature', call({ 'webhook-timestamp': '' })],
    ['signature_expired', call({}, new Date(NOW.getTime() - 301_000))],
    ['bad_signature', call({ 'webhook-id': 'msg_2' })],
    ['bad_signature', call({ 'webhook-id': 'x'.repeat(256) })],
    ['bad_signature', call({ 'webhook-timestamp': '1e9' })],
  ])('refuses as %s', (code, headers) => expect(codeOf(headers)).toBe(code));

  const file = path.resolve(__dirname, '../../../../../shared/data/ingest/standard_webhooks_vectors_dev.json');
  const withVectors = fs.existsSync(file) ? it : it.skip;
  if (!fs.existsSync(file)) console.log('skipped: the published scenarios are not on this machine');
  withVectors('decides the published scenarios as they say', () => {
    const { verify_scenarios: scenarios } = JSON.parse(fs.readFileSync(file, 'utf8')) as {
      verify_scenarios: { case: string; expected: string }[];
    };
    expect(scenarios.length).toBeGreaterThan(5);
    for (const { case: name, expected } of scenarios)
      expect([name, SCENARIOS[name]?.() === 'msg_1' ? 'ok' : 'error']).toEqual([name, expected]);
    expect(scenarios.filter(({ case: name }) => !(name in SCENARIOS))).toEqual([]);
  });
});
