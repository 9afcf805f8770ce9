// One attempt as it goes on: its requests, what was answered, and what of it may stand in the log.
import { hashBody } from '../events/message-body';
import { type Answer, type HttpSender, LOGGED_BYTES, type OutgoingRequest, RequestFailed } from './http-sender';

/** What the log keeps of an attempt; of several requests the last one. */
export interface AttemptRecord {
  method: string | null;
  url: string | null;
  requestHeaders: Record<string, string> | null;
  bodySha256: string | null;
  remoteAddress: string | null;
  status: number | null;
  responseBody: string | null;
  errorCode: string | null;
  errorDetail: string | null;
  durationMs: number;
  /** What the case system calls the case. */
  caseRef: string | null;
}

/** What came of it. */
export interface Outcome {
  ok: boolean;
  /** The receiver said that it is gone for good. */
  gone: boolean;
  status: number | null;
  retryAfter: string | undefined;
  record: AttemptRecord;
}

/** Headers whose values are no secret; all others are hidden. */
const SHOWN = /^(?:accept|content-.*|user-agent|webhook-.*|idempotency-key)$/iu;
const LONGEST_DETAIL = 500;

/** A request that was answered, but not with what the case system's documentation calls success. */
export class AttemptFailed extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly answer?: Answer,
  ) {
    super(message);
    this.name = 'AttemptFailed';
  }
}

export class Attempt {
  private last: { request: OutgoingRequest; answer?: Answer } | undefined;
  private readonly startedAt = performance.now();
  private caseRef: string | null = null;

  constructor(
    private readonly sender: HttpSender,
    /** Over all requests of the attempt together. */
    private readonly signal: AbortSignal,
  ) {}

  /** @throws RequestFailed where there is no answer */
  async call(request: OutgoingRequest): Promise<Answer> {
    const step: { request: OutgoingRequest; answer?: Answer } = { request };
    this.last = step;
    step.answer = await this.sender.send(request, this.signal);
    return step.answer;
  }

  /** The same, for requests of which only success is of use. @throws AttemptFailed for any other answer */
  async demand(request: OutgoingRequest): Promise<Answer> {
    const answer = await this.call(request);
    if (isSuccess(answer)) return answer;
    throw new AttemptFailed('http_status', `${request.method} was answered with ${answer.status}`, answer);
  }

  /** Later deliveries about the same alert are told of it. */
  rememberCase(ref: string): void {
    this.caseRef = ref;
  }

  succeeded(): Outcome {
    const note = this.last?.answer?.resent
      ? 'sent again on a new connection: the receiver had closed the idle one'
      : null;
    return { ok: true, ...this.ending(null, note) };
  }

  failed(error: unknown): Outcome {
    const code = error instanceof AttemptFailed || error instanceof RequestFailed ? error.code : 'internal_error';
    const detail = error instanceof Error ? error.message : String(error);
    return { ok: false, ...this.ending(code, detail.slice(0, LONGEST_DETAIL).replaceAll('\0', '␀'), error) };
  }

  private ending(errorCode: string | null, errorDetail: string | null, error?: unknown): Omit<Outcome, 'ok'> {
    const { request, answer } = this.last ?? {};
    const status = answer?.status ?? null;
    const remoteAddress = answer?.remoteAddress ?? (error instanceof RequestFailed ? error.remoteAddress : null);
    const record: AttemptRecord = {
      method: request?.method ?? null,
      url: request?.url ?? null,
      requestHeaders: request ? hideSecrets(request.headers) : null,
      bodySha256: request ? hashBody(request.body) : null,
      remoteAddress,
      status,
      responseBody: answer ? Buffer.from(answer.body).subarray(0, LOGGED_BYTES).toString('utf8') : null,
      errorCode,
      errorDetail,
      durationMs: Math.round(performance.now() - this.startedAt),
      caseRef: this.caseRef,
    };
    const retryAfter = answer?.headers['retry-after'];
    return { gone: status === 410, status, retryAfter, record };
  }
}

export function isSuccess({ status }: Pick<Answer, 'status'>): boolean {
  return status >= 200 && status < 300;
}

function hideSecrets(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, SHOWN.test(name) ? value : '[hidden]']),
  );
}
