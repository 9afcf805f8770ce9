// The streaming door: newline-delimited JSON of any length, or a JSON array, answered line by line.
import { PassThrough, pipeline, Readable } from 'node:stream';
import { Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AppError } from '../../platform/errors/errors';
import { readIdempotencyKey } from '../../platform/http/idempotency-key';
import { mediaTypeOf, requireJson, requireUtf8 } from '../../platform/http/json-body';
import { isGzip, readLines } from '../../platform/http/ndjson-lines';
import { readQuery } from '../../platform/http/validation';
import { CurrentPrincipal, type Principal } from '../auth/principal';
import { type BulkAnswer, BulkOnce, toLines } from './bulk-once.service';
import { type BulkCall, BulkService, type LineAnswer } from './bulk.service';
import { DescribeBulk } from './intake.description';
import { OnDuplicateQuery } from './trade-request-query.dto';

const NDJSON = 'application/x-ndjson';
const MAX_ARRAY = 1000;
/**
 * Answers kept for a caller that first sends everything and only then reads (most HTTP clients): some 600,000 lines. Beyond that,
 * reading waits until answers are taken.
 */
const KEPT_ANSWER_BYTES = 64 * 1024 * 1024;

@Controller('v1/trade-requests/bulk')
export class BulkController {
  constructor(
    private readonly bulk: BulkService,
    private readonly once: BulkOnce,
  ) {}

  @Post()
  @HttpCode(200)
  @DescribeBulk()
  async takeMany(
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { onDuplicate = 'refuse' } = readQuery(OnDuplicateQuery, request.query);
    const key = readIdempotencyKey(request.headers['idempotency-key']);
    const call: BulkCall = { principal, onDuplicate, request };
    const isStream = mediaTypeOf(request) === NDJSON;
    const { replayed, text, close } = await (isStream
      ? this.takeStream(request, call, key)
      : this.takeArray(request, call, key));
    if (close) reply.raw.once('close', () => void close());
    await reply
      .status(200)
      .type(`${isStream ? NDJSON : 'application/json'}; charset=utf-8`)
      .headers(replayed ? { 'Idempotent-Replayed': 'true' } : {})
      .send(toStream(text));
  }

  private async takeStream(request: FastifyRequest, call: BulkCall, key: string | undefined): Promise<BulkAnswer> {
    const encoding = request.headers['content-encoding'];
    isGzip(encoding);
    requireUtf8(request.headers);
    if (key !== undefined) return this.once.takeLines(request, call, key);
    const answers = this.bulk.takeLines(readLines(request.body as Readable, encoding), call);
    return { replayed: false, text: toText(answers) };
  }

  private async takeArray(request: FastifyRequest, call: BulkCall, key: string | undefined): Promise<BulkAnswer> {
    const bodies = requireArray(requireJson(request));
    if (key !== undefined) return this.once.takeBodies(bodies, call, key);
    return { replayed: false, text: [JSON.stringify(await this.bulk.takeBodies(bodies, call))] };
  }
}

function requireArray(body: unknown): unknown[] {
  if (Array.isArray(body) && body.length <= MAX_ARRAY) return body;
  const detail = Array.isArray(body)
    ? `holds ${body.length}, at most ${MAX_ARRAY} are allowed: send ${NDJSON} for more`
    : 'must be a list of trade requests';
  throw new AppError('invalid_request', `The body ${detail}.`, {
    errors: [{ pointer: '', code: Array.isArray(body) ? 'too_many' : 'invalid_type', detail }],
  });
}

function toStream(text: BulkAnswer['text']): Readable {
  const answers = new PassThrough({ highWaterMark: KEPT_ANSWER_BYTES });
  // A failure on either side ends both; Fastify logs it and cuts the connection.
  return pipeline(Readable.from(text), answers, () => undefined);
}

async function* toText(chunks: AsyncIterable<LineAnswer[]>): AsyncGenerator<string> {
  for await (const answers of chunks) yield toLines(answers);
}
