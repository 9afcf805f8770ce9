// Signatures of Standard Webhooks 1.0: what makes a receiver sure that a message is ours, whole and new.
import {
  createHmac,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
  sign,
  timingSafeEqual,
} from 'node:crypto';

/** `v1`: HMAC-SHA256 with a shared secret. `v1a`: Ed25519, for receivers that should not be able to sign. */
export type SignatureScheme = 'v1' | 'v1a';

export interface SigningSecret {
  scheme: SignatureScheme;
  /** `whsec_` and Base64, or `whsk_` and Base64 of the seed followed by the public key. */
  secret: string;
}

export interface SignedContent {
  id: string;
  /** Unix time in seconds. */
  timestamp: number;
  body: string;
}

/** Seconds that the clocks of sender and receiver may differ, and that a message may take. */
export const TOLERANCE_SECONDS = 300;

const SECRET_BYTES = 32;
const SEED_BYTES = 32;
/** An Ed25519 seed as a PKCS#8 key, the only form that Node takes. */
const PKCS8_BEFORE_SEED = Buffer.from('302e020100300506032b657004220420', 'hex');

export function newSecret(scheme: SignatureScheme): SigningSecret {
  if (scheme === 'v1') return { scheme, secret: `whsec_${randomBytes(SECRET_BYTES).toString('base64')}` };
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const seed = privateKey.export({ format: 'der', type: 'pkcs8' }).subarray(-SEED_BYTES);
  return { scheme, secret: `whsk_${Buffer.concat([seed, rawPublicKey(publicKey)]).toString('base64')}` };
}

/** What the receiver needs to check: the shared secret itself, or the public half (`whpk_`). */
export function verificationKey({ scheme, secret }: SigningSecret): string {
  if (scheme === 'v1') return secret;
  return `whpk_${rawPublicKey(createPublicKey(privateKeyOf(secret))).toString('base64')}`;
}

/** The value of `webhook-signature`: one signature for each secret. */
export function signContent(secrets: readonly SigningSecret[], content: SignedContent): string {
  return secrets.map((secret) => `${secret.scheme},${signature(secret, content)}`).join(' ');
}

/** Whether one of the signatures in the header is by one of the secrets. Takes `v1` only: what comes back is signed with a shared secret. */
export function isSignedBy(secrets: readonly SigningSecret[], content: SignedContent, header: string): boolean {
  const given = header.split(' ').flatMap((part) => (part.startsWith('v1,') ? [Buffer.from(part.slice(3))] : []));
  const good = secrets.filter(({ scheme }) => scheme === 'v1').map((secret) => Buffer.from(signature(secret, content)));
  return given.some((one) => good.some((other) => one.length === other.length && timingSafeEqual(one, other)));
}

function signature({ scheme, secret }: SigningSecret, { id, timestamp, body }: SignedContent): string {
  const signed = `${id}.${timestamp}.${body}`;
  if (scheme === 'v1a') return sign(null, Buffer.from(signed), privateKeyOf(secret)).toString('base64');
  return createHmac('sha256', Buffer.from(secret.replace(/^whsec_/u, ''), 'base64'))
    .update(signed)
    .digest('base64');
}

function privateKeyOf(secret: string): KeyObject {
  const seed = Buffer.from(secret.replace(/^whsk_/u, ''), 'base64').subarray(0, SEED_BYTES);
  return createPrivateKey({ key: Buffer.concat([PKCS8_BEFORE_SEED, seed]), format: 'der', type: 'pkcs8' });
}

function rawPublicKey(key: KeyObject): Buffer {
  return key.export({ format: 'der', type: 'spki' }).subarray(-SEED_BYTES);
}
