// Whether a call that came back was signed by the other system, lately. Standard Webhooks, the other way round.
import { AppError } from '../../../platform/errors/errors';
import { isSignedBy, type SigningSecret, TOLERANCE_SECONDS } from '../sending/signature';

export interface SignedCall {
  headers: Readonly<Record<string, string | string[] | undefined>>;
  /** The bytes as they came. */
  body: string;
}

const LONGEST_ID = 255;

/**
 * @returns `webhook-id`, under which the call has its effect once
 * @throws AppError 401 with the reason; never says which part of a signature was wrong
 */
export function verifyInbound(secrets: readonly SigningSecret[], { headers, body }: SignedCall, now: Date): string {
  const [id, time, signature] = ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((name) => {
    const value = headers[name];
    if (typeof value !== 'string' || value === '')
      throw refused('missing_signature', `The call needs the header ${name}.`);
    return value;
  }) as [string, string, string];
  if (id.length > LONGEST_ID || !/^[\x21-\x7e]+$/u.test(id))
    throw refused('bad_signature', `webhook-id must be 1 to ${LONGEST_ID} printable ASCII characters.`);
  if (!/^\d{1,12}$/u.test(time)) throw refused('bad_signature', 'webhook-timestamp must be a Unix time in seconds.');
  const timestamp = Number(time);
  if (Math.abs(now.getTime() / 1000 - timestamp) > TOLERANCE_SECONDS)
    throw refused(
      'signature_expired',
      `webhook-timestamp is more than ${TOLERANCE_SECONDS / 60} minutes away from now.`,
    );
  if (!isSignedBy(secrets, { id, timestamp, body }, signature))
    throw refused('bad_signature', 'The signature is not right.');
  return id;
}

function refused(code: string, detail: string): AppError {
  return new AppError('unauthenticated', detail, { code });
}
