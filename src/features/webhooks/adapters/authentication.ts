// How a request proves to a case system who sends it.
import { createHmac } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock';
import { type Attempt, AttemptFailed } from '../sending/attempt';
import type { OutgoingRequest } from '../sending/http-sender';

export const AUTH_KINDS = ['none', 'bearer', 'basic', 'api_key', 'oauth2', 'hmac'] as const;
export type AuthKind = (typeof AUTH_KINDS)[number];

export interface AuthSettings {
  kind: AuthKind;
  token?: string;
  username?: string;
  password?: string;
  /** Name of the header, for `api_key` and `hmac`. */
  header?: string;
  tokenUrl?: string;
  clientId?: string;
  clientSecret?: string;
  scope?: string;
  secret?: string;
}

/** Which fields each kind cannot do without. */
export const AUTH_NEEDS: Readonly<Record<AuthKind, readonly (keyof AuthSettings)[]>> = {
  none: [],
  bearer: ['token'],
  basic: ['username', 'password'],
  api_key: ['header', 'token'],
  oauth2: ['tokenUrl', 'clientId', 'clientSecret'],
  hmac: ['header', 'secret'],
};

/** A token is thrown away this long before it ends. */
const EARLY_MS = 30_000;
const DEFAULT_LIFE_SECONDS = 300;

@Injectable()
export class Authentication {
  private readonly tokens = new Map<string, { token: string; until: number }>();

  constructor(private readonly clock: Clock) {}

  /** The request with what proves its sender. @throws AttemptFailed where no token is given out */
  async sign(request: OutgoingRequest, auth: AuthSettings, attempt: Attempt): Promise<OutgoingRequest> {
    const headers = { ...request.headers, ...(await this.headersFor(request, auth, attempt)) };
    return { ...request, headers };
  }

  /** After a 401: the next request asks for a new token. */
  forget(auth: AuthSettings): void {
    this.tokens.delete(tokenKey(auth));
  }

  private async headersFor(
    { body }: OutgoingRequest,
    auth: AuthSettings,
    attempt: Attempt,
  ): Promise<Record<string, string>> {
    const { kind, token = '', username = '', password = '', header = '', secret = '' } = auth;
    if (kind === 'bearer') return { authorization: `Bearer ${token}` };
    if (kind === 'basic')
      return { authorization: `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}` };
    if (kind === 'api_key') return { [header]: token };
    if (kind === 'hmac') return { [header]: `sha256=${createHmac('sha256', secret).update(body).digest('hex')}` };
    if (kind === 'oauth2') return { authorization: `Bearer ${await this.tokenFor(auth, attempt)}` };
    return {};
  }

  /** OAuth 2.0 client credentials (RFC 6749, 4.4). */
  private async tokenFor(auth: AuthSettings, attempt: Attempt): Promise<string> {
    const now = this.clock.now().getTime();
    const kept = this.tokens.get(tokenKey(auth));
    if (kept && kept.until > now) return kept.token;
    const { tokenUrl = '', clientId = '', clientSecret = '', scope } = auth;
    const form = new URLSearchParams({ grant_type: 'client_credentials', ...(scope !== undefined && { scope }) });
    const answer = await attempt.demand({
      method: 'POST',
      url: tokenUrl,
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        accept: 'application/json',
        authorization: `Basic ${Buffer.from(`${encodeURIComponent(clientId)}:${encodeURIComponent(clientSecret)}`).toString('base64')}`,
      },
      body: form.toString(),
    });
    const { access_token: token, expires_in: life } = readToken(answer.body);
    // The answer stands in no log: it is the token.
    answer.body = '[hidden]';
    if (token === undefined) throw new AttemptFailed('no_token', 'the token endpoint answered without access_token');
    this.tokens.set(tokenKey(auth), { token, until: now + (life ?? DEFAULT_LIFE_SECONDS) * 1000 - EARLY_MS });
    return token;
  }
}

function tokenKey({ tokenUrl, clientId, clientSecret, scope }: AuthSettings): string {
  return JSON.stringify([tokenUrl, clientId, clientSecret, scope]);
}

function readToken(body: string): { access_token?: string; expires_in?: number } {
  try {
    const { access_token, expires_in } = JSON.parse(body) as Record<string, unknown>;
    return {
      ...(typeof access_token === 'string' && { access_token }),
      ...(typeof expires_in === 'number' && { expires_in }),
    };
  } catch {
    return {};
  }
}
