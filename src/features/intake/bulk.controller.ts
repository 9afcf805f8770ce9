// The streaming door: newline-delimited JSON of any length, or a JSON array, answered line by line.
import { PassThrough, pipeline, Readable } from 'node:stream';
import { Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AppError } from '../../platform/errors/errors';
import { mediaTypeOf, requireJson, requireUtf8 } from '../../platform/http/json-body';
import { isGzip, readLines } from '../../platform/http/ndjson-lines';
import { readQuery } from '../../platform/http/validation';
import { CurrentPrincipal, type Principal } from '../auth/principal';
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
  constructor(private readonly bulk: BulkService) {}

  @Post()
  @HttpCode(200)
  @DescribeBulk()
  async takeMany(
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { onDuplicate = 'refuse' } = readQuery(OnDuplicateQuery, request.query);
    const call: BulkCall = { principal, onDuplicate, request };
    if (mediaTypeOf(request) === NDJSON) {
      const encoding = request.headers['content-encoding'];
      isGzip(encoding);
      requireUtf8(request.headers);
      const lines = readLines(request.body as Readable, encoding);
      await reply
        .status(200)
        .type(`${NDJSON}; charset=utf-8`)
        .send(toStream(this.bulk.takeLines(lines, call)));
    } else {
      await reply.status(200).send(await this.bulk.takeBodies(requireArray(requireJson(request)), call));
    }
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

function toStream(chunks: AsyncIterable<LineAnswer[]>): Readable {
  const answers = new PassThrough({ highWaterMark: KEPT_ANSWER_BYTES });
  // A failure on either side ends both; Fastify logs it and cuts the connection.
  return pipeline(Readable.from(toText(chunks)), answers, () => undefined);
}

async function* toText(chunks: AsyncIterable<LineAnswer[]>): AsyncGenerator<string> {
  for await (const answers of chunks) yield answers.map((answer) => `${JSON.stringify(answer)}\n`).join('');
}
