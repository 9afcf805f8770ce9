// Refusals that come before any route is found: an address that is no address, headers that are too long, a request that is no HTTP.
import type { Socket } from 'node:net';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { newId } from '../ids/ids';
import type { Problem } from './problem.filter';

interface Refusal {
  status: number;
  title: string;
  detail: string;
  code: string;
}

const REASONS: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  408: 'Request Timeout',
  431: 'Request Header Fields Too Large',
};

const NOT_FOUND: Refusal = {
  status: 404,
  title: 'Not found',
  detail: 'There is nothing at this address.',
  code: 'not_found',
};
const BAD_ADDRESS: Refusal = {
  status: 400,
  title: 'The address cannot be read',
  detail: 'The address has a % that begins no UTF-8 character.',
  code: 'malformed_address',
};
const NO_HTTP: Refusal = {
  status: 400,
  title: 'The request cannot be read',
  detail: 'What came is not HTTP/1.1, or it breaks off.',
  code: 'malformed_request',
};
const BY_CODE: Readonly<Record<string, Refusal>> = {
  HPE_HEADER_OVERFLOW: {
    status: 431,
    title: 'The headers are too large',
    detail: 'All headers together may have 16 KiB.',
    code: 'headers_too_large',
  },
  ERR_HTTP_REQUEST_TIMEOUT: {
    status: 408,
    title: 'The request came too slowly',
    detail: 'Headers must be there within 30 seconds, the whole request within 15 minutes.',
    code: 'request_timeout',
  },
};

function toProblem(refusal: Refusal, instance: string, requestId: string): Problem {
  const { status, title, detail, code } = refusal;
  const type = `https://truebearing.dev/problems/${code}`;
  return { type, title, status, detail, instance, code, errors: [], requestId };
}

/** For Fastify's `frameworkErrors`. No hook has run for such a request, so the answer is written by hand. */
export function answerBadAddress(
  { code }: Error & { code?: string },
  request: FastifyRequest,
  { raw }: FastifyReply,
): void {
  // An identifier that is too long is none of ours.
  const refusal = code === 'FST_ERR_MAX_PARAM_LENGTH' ? NOT_FOUND : BAD_ADDRESS;
  const body = JSON.stringify(toProblem(refusal, request.url.split('?')[0] ?? '', String(request.id)));
  raw.writeHead(refusal.status, { ...headersFor(body), 'x-request-id': String(request.id) });
  raw.end(body);
}

/** For Fastify's `clientErrorHandler`: there is no request, only a socket, which is closed after the answer. */
export function answerNoRequest(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  if (!socket.writable) return void socket.destroy();
  const requestId = newId();
  const refusal = BY_CODE[error.code ?? ''] ?? NO_HTTP;
  const body = JSON.stringify(toProblem(refusal, '', requestId));
  const headers = Object.entries({ ...headersFor(body), 'x-request-id': requestId, connection: 'close' });
  const head = [
    `HTTP/1.1 ${refusal.status} ${REASONS[refusal.status] ?? ''}`,
    ...headers.map((pair) => pair.join(': ')),
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}

function headersFor(body: string): Record<string, string> {
  return {
    'content-type': 'application/problem+json; charset=utf-8',
    'content-length': String(Buffer.byteLength(body)),
    'x-content-type-options': 'nosniff',
  };
}
