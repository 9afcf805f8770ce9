// One HTTP request of a webhook: guarded, without redirects, with one time limit over everything, and only the first bytes of the answer read.
import * as http from 'node:http';
import * as https from 'node:https';
import { Injectable } from '@nestjs/common';
import { Configuration } from '../../../platform/config/configuration';
import { DestinationGuard } from '../destination/destination-guard';

export interface OutgoingRequest {
  method: string;
  url: string;
  headers: Readonly<Record<string, string>>;
  body: string;
  /** How much of the answer is of use, in bytes; what a receiver says is looked at by people only, 8 kB of it. */
  readUpTo?: number;
}

export interface Answer {
  status: number;
  headers: http.IncomingHttpHeaders;
  /** Its first bytes. */
  body: string;
  remoteAddress: string | null;
  /** Came after the request was sent a second time, on a new connection. */
  resent: boolean;
}

/** No answer. The code is for machines: `timeout`, `destination_blocked`, `connection_refused`, `tls`, … */
export class RequestFailed extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly remoteAddress: string | null,
  ) {
    super(message);
    this.name = 'RequestFailed';
  }
}

/** Of an answer that nobody but the log reads. */
export const LOGGED_BYTES = 8 * 1024;

const CODES: Readonly<Record<string, string>> = {
  destination_blocked: 'destination_blocked',
  ABORT_ERR: 'timeout',
  ETIMEDOUT: 'timeout',
  ECONNREFUSED: 'connection_refused',
  ECONNRESET: 'connection_reset',
  EPIPE: 'connection_reset',
  EHOSTUNREACH: 'unreachable',
  ENETUNREACH: 'unreachable',
  ENOTFOUND: 'name_not_found',
  EAI_AGAIN: 'name_not_found',
  ENODATA: 'name_not_found',
};

@Injectable()
export class HttpSender {
  private readonly limitMs: number;

  constructor(
    private readonly guard: DestinationGuard,
    configuration: Configuration,
  ) {
    this.limitMs = configuration.webhookTimeoutMs;
  }

  /** @throws RequestFailed where there is no answer; any status is one */
  async send(request: OutgoingRequest, signal = AbortSignal.timeout(this.limitMs)): Promise<Answer> {
    const place: { remoteAddress: string | null; reused: boolean } = { remoteAddress: null, reused: false };
    try {
      return await this.exchange(request, signal, place);
    } catch (error) {
      // The receiver closed an idle connection just when it was taken again: nothing was said, a new one is tried.
      if (place.reused && codeOf(error) === 'ECONNRESET' && !signal.aborted) {
        return { ...(await this.send(request, signal)), resent: true };
      }
      throw toFailure(error, place.remoteAddress);
    }
  }

  private exchange(
    { method, url: text, headers, body, readUpTo = LOGGED_BYTES }: OutgoingRequest,
    signal: AbortSignal,
    place: { remoteAddress: string | null; reused: boolean },
  ): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const { url, agent } = this.guard.agentFor(text);
      const start = url.protocol === 'https:' ? https.request : http.request;
      let answered = false;
      const length = { 'content-length': String(Buffer.byteLength(body)) };
      const request = start(url, { method, agent, signal, headers: { ...headers, ...length } });
      request.once('socket', (socket) => {
        place.remoteAddress = socket.remoteAddress ?? null;
      });
      // Stays for good: what goes wrong after the answer has begun is no failure, and must not end the process.
      request.on('error', (error) => {
        place.reused = request.reusedSocket;
        if (!answered) reject(error);
      });
      request.once('response', (response) => {
        answered = true;
        const { statusCode: status = 0, headers: answerHeaders } = response;
        const { remoteAddress } = place;
        // What the status says holds, whatever becomes of the rest of the answer.
        void readStart(response, signal, readUpTo).then((start) =>
          resolve({ status, headers: answerHeaders, body: start, remoteAddress, resent: false }),
        );
      });
      request.end(body);
    });
  }
}

/** The first bytes as text; a longer answer, and one that stops coming, is cut. */
async function readStart(response: http.IncomingMessage, signal: AbortSignal, most: number): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  await new Promise<void>((resolve) => {
    const stop = (): void => {
      if (!response.complete) response.destroy();
      resolve();
    };
    response.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      length += chunk.length;
      if (length >= most) stop();
    });
    for (const event of ['end', 'error', 'close'] as const) response.once(event, stop);
    signal.addEventListener('abort', stop, { once: true });
  });
  // PostgreSQL takes no NUL as text.
  return Buffer.concat(chunks).subarray(0, most).toString('utf8').replaceAll('\0', '␀');
}

function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
}

function toFailure(error: unknown, remoteAddress: string | null): RequestFailed {
  if (error instanceof RequestFailed) return error;
  const code = codeOf(error);
  const message = error instanceof Error ? error.message : String(error);
  if (/^(?:ERR_TLS|ERR_SSL|CERT_|UNABLE_TO_|DEPTH_ZERO|SELF_SIGNED|HOSTNAME_MISMATCH|EPROTO)/u.test(code))
    return new RequestFailed('tls', `${code}: ${message}`, remoteAddress);
  if (code.startsWith('HPE_')) return new RequestFailed('not_http', message, remoteAddress);
  const known = CODES[code] ?? (isTimeout(error) ? 'timeout' : 'connection_failed');
  return new RequestFailed(known, known === 'timeout' ? 'no answer in time' : message, remoteAddress);
}

function isTimeout(error: unknown): boolean {
  const name = typeof error === 'object' && error !== null && 'name' in error ? error.name : undefined;
  return name === 'TimeoutError' || name === 'AbortError';
}
