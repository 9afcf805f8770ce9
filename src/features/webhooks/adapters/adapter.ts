// What an adapter is: it brings one message into one case system, with a key by which that system knows the case again.
import { type Attempt, AttemptFailed, isSuccess } from '../sending/attempt';
import type { Answer, OutgoingRequest } from '../sending/http-sender';
import type { Authentication, AuthSettings } from './authentication';
import type { AdapterSettings } from './adapter-settings';
import type { CaseView } from './case-view';

export interface AdapterCall {
  view: CaseView;
  /** Text for the description of the case: the template's, or the summary. */
  description: string;
  settings: AdapterSettings;
  target: Target;
  /** What the system called the case, when an earlier message made it. */
  knownCase: string | null;
  rememberCase: (ref: string) => void;
}

export type Adapter = (call: AdapterCall) => Promise<void>;

/** Answers are read by programs here, and hold what was asked for; in bytes. */
const LONGEST_ANSWER = 1024 * 1024;

/** A case system under its base address: paths in, answers out. */
export class Target {
  constructor(
    private readonly base: string,
    private readonly extraHeaders: Readonly<Record<string, string>>,
    private readonly login: { authentication: Authentication; auth: AuthSettings },
    private readonly attempt: Attempt,
  ) {}

  /** Any answer. @throws RequestFailed, or AttemptFailed where no token is given out */
  async call(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    const { authentication, auth } = this.login;
    const text = body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body);
    const request: OutgoingRequest = {
      method,
      url: path === '' ? this.base : `${this.base.replace(/\/+$/u, '')}${path}`,
      headers: {
        ...this.extraHeaders,
        accept: 'application/json',
        'user-agent': 'TrueBearing-Webhooks/1.0',
        ...(text !== '' && { 'content-type': 'application/json; charset=utf-8' }),
        ...headers,
      },
      body: text,
      readUpTo: LONGEST_ANSWER,
    };
    const answer = await this.attempt.call(await authentication.sign(request, auth, this.attempt));
    if (answer.status === 401) authentication.forget(auth);
    return answer;
  }

  /** A good answer. @throws AttemptFailed for any other */
  async demand(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    const answer = await this.call(method, path, body, headers);
    if (isSuccess(answer)) return answer;
    throw refused(method, path, answer);
  }
}

export function refused(method: string, path: string, answer: Answer): AttemptFailed {
  return new AttemptFailed('http_status', `${method} ${path} was answered with ${answer.status}`, answer);
}

/** The answer as an object. @throws AttemptFailed where it is none: then it is not the system that it should be */
export function readObject(answer: Answer): Record<string, unknown> {
  try {
    const value = JSON.parse(answer.body) as unknown;
    if (typeof value === 'object' && value !== null) return value as Record<string, unknown>;
  } catch {
    // told below
  }
  throw new AttemptFailed('unexpected_answer', 'the answer is not the JSON that was expected', answer);
}
