// Every failure becomes a problem document (RFC 9457): what, which field, why, and the request's id. Never a stack trace.
import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AppError, type ErrorKind, PROBLEMS } from '../errors/errors';
import type { RouteTable } from './route-table';

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

  constructor(private readonly routes: RouteTable) {}

  catch(fault: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const error = isNoRoute(fault) ? this.noRoute(request) : toAppError(fault);
    // Whoever hangs up while sending is no failure of ours.
    if (!error && !request.raw.readableAborted)
      this.logger.error({ err: fault, requestId: request.id }, 'unexpected failure');
    if (reply.sent || reply.raw.headersSent) {
      reply.raw.destroy();
      return;
    }
    const problem = error ? describe(error, request) : unexpected(request);
    // Fastify closes after a body that it did not take; here the rest of it is read, and the connection goes on.
    void reply
      .removeHeader('connection')
      .status(problem.status)
      .headers({ ...(error?.details.headers ?? {}), 'content-type': 'application/problem+json; charset=utf-8' })
      .send(JSON.stringify(problem));
  }

  private noRoute({ method, url }: FastifyRequest): AppError {
    const methods = this.routes.methodsOf(url.split('?')[0] ?? '');
    if (methods.length === 0) return new AppError('not_found', 'There is nothing at this address.');
    return new AppError('method_not_allowed', `This address does not take ${method}, only ${methods.join(', ')}.`, {
      headers: { allow: methods.join(', ') },
    });
  }
}

/** What the router throws where it finds nothing; the same status thrown by a feature is an AppError. */
function isNoRoute(fault: unknown): boolean {
  return fault instanceof HttpException && fault.getStatus() === 404;
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
  if (status === undefined || !(fault instanceof Error)) return undefined;
  const kind = KIND_OF_STATUS[status];
  if (kind !== undefined) return new AppError(kind, fault.message);
  return status < 500 ? new AppError('malformed_body', fault.message, { code: 'bad_request' }) : undefined;
}

function statusOf(fault: unknown): number | undefined {
  if (typeof fault !== 'object' || fault === null || !('statusCode' in fault)) return undefined;
  return typeof fault.statusCode === 'number' ? fault.statusCode : undefined;
}
