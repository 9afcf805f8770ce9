// Every failure becomes a problem document (RFC 9457): what, which field, why, and the request's id. Never a stack trace.
import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AppError, type ErrorKind, PROBLEMS } from '../errors/errors';

export interface Problem {
  type: string;
  title: string;
  status: number;
  detail: string;
  instance: string;
  code: string;
  errors: { pointer: string; code: string; detail: string }[];
  requestId: string;
  [extra: string]: unknown;
}

const KIND_OF_STATUS: Readonly<Record<number, ErrorKind>> = {
  400: 'malformed_body',
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'not_found',
  409: 'conflict',
  412: 'precondition_failed',
  413: 'payload_too_large',
  415: 'unsupported_media_type',
  422: 'invalid_request',
  428: 'precondition_required',
  503: 'unavailable',
};

@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('http');

  catch(fault: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const error = toAppError(fault);
    if (!error) this.logger.error({ err: fault, requestId: request.id }, 'unexpected failure');
    if (reply.sent || reply.raw.headersSent) {
      reply.raw.destroy();
      return;
    }
    const problem = error ? describe(error, request) : unexpected(request);
    void reply
      .status(problem.status)
      .headers({ ...(error?.details.headers ?? {}), 'content-type': 'application/problem+json; charset=utf-8' })
      .send(JSON.stringify(problem));
  }
}

/** A problem document for an error; also used for single lines of a bulk answer. */
export function describe(error: AppError, request: Pick<FastifyRequest, 'id' | 'url'>): Problem {
  const { status, title } = PROBLEMS[error.kind];
  const code = error.details.code ?? error.kind;
  return {
    type: `https://truebearing.dev/problems/${code}`,
    title,
    status,
    detail: error.message,
    instance: request.url.split('?')[0] ?? '',
    code,
    errors: error.details.errors ?? [],
    requestId: String(request.id),
    ...error.details.extra,
  };
}

function unexpected(request: FastifyRequest): Problem {
  return {
    type: 'https://truebearing.dev/problems/internal_error',
    title: 'Something went wrong on our side',
    status: 500,
    detail: 'The failure is logged under this request id.',
    instance: request.url.split('?')[0] ?? '',
    code: 'internal_error',
    errors: [],
    requestId: String(request.id),
  };
}

/** Our own errors as they are; those of framework and parser under the kind of their status; anything else is unexpected. */
function toAppError(fault: unknown): AppError | undefined {
  if (fault instanceof AppError) return fault;
  const status = fault instanceof HttpException ? fault.getStatus() : statusOf(fault);
  const kind = status === undefined ? undefined : KIND_OF_STATUS[status];
  if (kind === undefined || !(fault instanceof Error)) return undefined;
  const code = codeOf(fault, kind);
  return new AppError(kind, messageOf(fault, code), { code });
}

function statusOf(fault: unknown): number | undefined {
  if (typeof fault !== 'object' || fault === null || !('statusCode' in fault)) return undefined;
  return typeof fault.statusCode === 'number' ? fault.statusCode : undefined;
}

function codeOf(fault: Error, kind: ErrorKind): string {
  if (fault instanceof SyntaxError || /JSON|empty body|prototype property/iu.test(fault.message)) return kind === 'malformed_body' ? 'malformed_json' : kind;
  return kind;
}

function messageOf(fault: Error, code: string): string {
  if (code === 'malformed_json') return `The body is not JSON: ${fault.message}`;
  if (code === 'not_found') return 'There is nothing at this address.';
  return fault.message;
}
