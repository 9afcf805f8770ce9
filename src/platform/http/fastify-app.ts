// The HTTP server around the application: limits, request ids, security headers, and bodies that are handed through as streams.
import type { IncomingMessage } from 'node:http';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import type { DynamicModule, LoggerService, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Logger } from 'nestjs-pino';
import { newId } from '../ids/ids';
import { Metrics } from '../observability/metrics';
import { drainAfterAnswers } from './rest-of-body';
import { answerBadAddress, answerNoRequest } from './unrouted-problems';

/** A JSON body may be this large in bytes; a larger one is a 413. Streams have limits of their own where they are read. */
const JSON_LIMIT = 4 * 1024 * 1024;
/** An uploaded file may be this large in bytes. */
export const UPLOAD_LIMIT = 512 * 1024 * 1024;
/** How long a request may take to arrive, in milliseconds: the largest upload over a slow line. */
const ARRIVAL_LIMIT_MS = 15 * 60_000;
const HEADERS_LIMIT_MS = 30_000;

/** Types whose body is not read into memory: `request.body` is the stream itself. */
export const STREAMED_TYPES: readonly string[] = [
  'text/csv',
  'text/tab-separated-values',
  'text/xml',
  'application/xml',
  'application/x-ndjson',
  'application/octet-stream',
  'application/gzip',
  'application/x-gzip',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
];

const SAFE_REQUEST_ID = /^[\w.:-]{1,128}$/u;

/** Builds the application on Fastify, not yet listening. */
export async function createHttpApp(
  module: DynamicModule | Type,
  startLog: LoggerService,
): Promise<NestFastifyApplication> {
  const app = await NestFactory.create<NestFastifyApplication>(module, createAdapter(), {
    logger: startLog,
    abortOnError: false,
  });
  app.useLogger(app.get(Logger));
  const server = app.getHttpAdapter().getInstance();
  for (const type of STREAMED_TYPES) server.addContentTypeParser(type, (_request, stream, done) => done(null, stream));
  server.addHook('onRequest', answerWithRequestId);
  observeDurations(server, app.get(Metrics));
  drainAfterAnswers(server);
  await app.register(multipart, {
    // One file is allowed; a second is let through to be refused by name.
    limits: { files: 2, fileSize: UPLOAD_LIMIT, fields: 20, fieldSize: 64 * 1024, parts: 21 },
  });
  await app.register(helmet, SECURITY_HEADERS);
  return app;
}

function createAdapter(): FastifyAdapter {
  return new FastifyAdapter({
    bodyLimit: JSON_LIMIT,
    trustProxy: false,
    requestTimeout: ARRIVAL_LIMIT_MS,
    http: { headersTimeout: HEADERS_LIMIT_MS },
    requestIdHeader: false,
    multipart: false,
    frameworkErrors: answerBadAddress,
    clientErrorHandler: answerNoRequest,
    genReqId: (request: IncomingMessage) => {
      const given = request.headers['x-request-id'];
      const id = typeof given === 'string' && SAFE_REQUEST_ID.test(given) ? given : newId();
      // The logger sees the bare request of Node, not Fastify's.
      return Object.assign(request, { id }).id;
    },
  });
}

function answerWithRequestId(request: FastifyRequest, reply: FastifyReply, done: () => void): void {
  reply.header('x-request-id', request.id);
  done();
}

/** By the pattern of the route, never by the address itself: that would make a series for every record. */
function observeDurations(server: FastifyInstance, metrics: Metrics): void {
  server.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'none';
    metrics.httpSeconds.observe(
      { method: request.method, route, status: String(reply.statusCode) },
      reply.elapsedTime / 1000,
    );
    done();
  });
}

/**
 * Neither HSTS nor upgrade-insecure-requests: without TLS in front the browser would then ask for the pages' own scripts by https and get
 * nothing. Whoever puts TLS in front sets them there. Inline styles are what Swagger UI uses.
 */
const SECURITY_HEADERS = {
  hsts: false,
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'self'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'", "'unsafe-inline'"],
      imgSrc: ["'self'", 'data:'],
      fontSrc: ["'self'", 'data:'],
      objectSrc: ["'none'"],
      baseUri: ["'self'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
    },
  },
};
