// Signatures against the reference library and the published vector.
import { createPublicKey, verify } from 'node:crypto';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { Webhook } from 'standardwebhooks';
import { isSignedBy, newSecret, signContent, type SignedContent, verificationKey } from './signature';

const NOW = Math.floor(Date.now() / 1000);
const CONTENT: SignedContent = {
  id: 'msg_1',
  timestamp: NOW,
  body: '{"type":"alert.created","data":{"name":"Жулдыз"}}',
};
const headersOf = (header: string, content = CONTENT): Record<string, string> => ({
  'webhook-id': content.id,
  'webhook-timestamp': String(content.timestamp),
  'webhook-signature': header,
});

describe('v1', () => {
  const secret = newSecret('v1');

  it('is verified by the reference library', () => {
    expect(secret.secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/u);
    const header = signContent([secret], CONTENT);
    expect(new Webhook(secret.secret).verify(CONTENT.body, headersOf(header))).toEqual(JSON.parse(CONTENT.body));
    expect(() => new Webhook(newSecret('v1').secret).verify(CONTENT.body, headersOf(header))).toThrow();
  });

  it('carries both signatures while a secret is changed', () => {
    const next = newSecret('v1');
    const header = signContent([next, secret], CONTENT);
    for (const { secret: one } of [secret, next])
      expect(() => new Webhook(one).verify(CONTENT.body, headersOf(header))).not.toThrow();
  });

  it('is checked as the reference library signs', () => {
    const header = new Webhook(secret.secret).sign(CONTENT.id, new Date(NOW * 1000), CONTENT.body);
    expect(isSignedBy([newSecret('v1'), secret], CONTENT, `v1,AAAA v2,what ${header}`)).toBe(true);
    expect(isSignedBy([newSecret('v1')], CONTENT, header)).toBe(false);
    expect(isSignedBy([secret], { ...CONTENT, body: `${CONTENT.body} ` }, header)).toBe(false);
    expect(isSignedBy([secret], { ...CONTENT, id: 'msg_2' }, header)).toBe(false);
    for (const bad of ['', 'v1,', 'v1', header.replace('v1,', 'v1a,')])
      expect(isSignedBy([secret], CONTENT, bad)).toBe(false);
    expect(isSignedBy([], CONTENT, header)).toBe(false);
  });
});

describe('v1a', () => {
  it('is verified with the public key alone', () => {
    const secret = newSecret('v1a');
    const header = signContent([secret], CONTENT);
    const raw = Buffer.from(verificationKey(secret).replace('whpk_', ''), 'base64');
    const key = createPublicKey({
      key: Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), raw]),
      format: 'der',
      type: 'spki',
    });
    const signature = Buffer.from(header.replace('v1a,', ''), 'base64');
    const signed = `${CONTENT.id}.${CONTENT.timestamp}.${CONTENT.body}`;
    expect(verify(null, Buffer.from(signed), key, signature)).toBe(true);
    expect(verify(null, Buffer.from(`${signed} `), key, signature)).toBe(false);
    expect(secret.secret).toMatch(/^whsk_/u);
  });
});

const VECTORS = path.resolve(__dirname, '../../../../../shared/data/ingest/standard_webhooks_vectors_dev.json');
const withVectors = fs.existsSync(VECTORS) ? it : it.skip;
if (!fs.existsSync(VECTORS)) console.log('skipped: the published vectors are not on this machine');

withVectors('signs the published vector', () => {
  const { signing_vector: vector } = JSON.parse(fs.readFileSync(VECTORS, 'utf8')) as {
    signing_vector: { secret: string; id: string; timestamp: number; payload: string; signature: string };
  };
  const content = { id: vector.id, timestamp: vector.timestamp, body: vector.payload };
  expect(signContent([{ scheme: 'v1', secret: vector.secret }], content)).toBe(vector.signature);
});
