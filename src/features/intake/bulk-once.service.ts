// Many trade requests under an Idempotency-Key: another body under the same key is refused before a line of it is stored, and the same
// body is answered with the same lines. For that the body is taken whole before its first line is.
import * as path from 'node:path';
import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Configuration } from '../../platform/config/configuration';
import { AppError } from '../../platform/errors/errors';
import { fingerprint } from '../../platform/http/canonical-json';
import { UPLOAD_LIMIT } from '../../platform/http/fastify-app';
import { IdempotencyRepository, type IdempotentCall } from '../../platform/http/idempotency.repository';
import { type Line, readLines } from '../../platform/http/ndjson-lines';
import { chunksOf } from '../../platform/http/rest-of-body';
import { spoolUpload } from '../../platform/http/upload-spool';
import { newId } from '../../platform/ids/ids';
import { type BulkCall, BulkService, type LineAnswer } from './bulk.service';

const ROUTE = 'POST /v1/trade-requests/bulk';
/**
 * Answers of this many characters are kept, some 70,000 lines. A longer answer is not: the repeat is then taken line by line again, and what
 * the first call has stored is answered as `duplicate`.
 */
const MOST_KEPT = 8 * 1024 * 1024;

export interface BulkAnswer {
  replayed: boolean;
  text: AsyncIterable<string> | Iterable<string>;
  /** To be called when the answer is sent, or nobody waits for it any more. */
  close?: () => Promise<void>;
}

@Injectable()
export class BulkOnce {
  private readonly dir: string;

  constructor(
    private readonly bulk: BulkService,
    private readonly idempotency: IdempotencyRepository,
    configuration: Configuration,
  ) {
    this.dir = path.join(configuration.dataDir, 'uploads');
  }

  /** @throws AppError 413, or 422 where the key came with another body before */
  async takeLines(request: FastifyRequest, call: BulkCall, key: string): Promise<BulkAnswer> {
    const bytes = chunksOf(request.body as Readable);
    const spooled = await spoolUpload(bytes, { dir: this.dir, name: newId(), maxBytes: UPLOAD_LIMIT });
    if (!spooled)
      throw new AppError('payload_too_large', 'With an Idempotency-Key a body may have 512 MiB at most, as sent.');
    try {
      const keyed = callOf(call, key, { sha256: spooled.sha256 });
      const earlier = await this.idempotency.begin(keyed);
      if (!earlier) {
        const encoding = request.headers['content-encoding'];
        const text = this.answerLines(readLines(Readable.from(spooled.bytes()), encoding), call, keyed);
        return { replayed: false, text, close: () => spooled.close() };
      }
      await spooled.close();
      return { replayed: true, text: [String(earlier.body)] };
    } catch (fault) {
      await spooled.close();
      throw fault;
    }
  }

  /** The same for parsed bodies. */
  async takeBodies(bodies: readonly unknown[], call: BulkCall, key: string): Promise<BulkAnswer> {
    const keyed = callOf(call, key, { bodies });
    const earlier = await this.idempotency.begin(keyed);
    if (earlier) return { replayed: true, text: [String(earlier.body)] };
    const answers = await this.bulk.takeBodies(bodies, call);
    const kept = new KeptAnswer();
    const text = JSON.stringify(answers);
    kept.add(answers, text);
    await this.keep(keyed, kept);
    return { replayed: false, text: [text] };
  }

  private async *answerLines(
    lines: AsyncIterable<Line>,
    call: BulkCall,
    keyed: IdempotentCall,
  ): AsyncGenerator<string, undefined> {
    const kept = new KeptAnswer();
    for await (const answers of this.bulk.takeLines(lines, call)) {
      const text = toLines(answers);
      kept.add(answers, text);
      yield text;
    }
    await this.keep(keyed, kept);
    return undefined;
  }

  private async keep(keyed: IdempotentCall, { text }: KeptAnswer): Promise<void> {
    if (text !== undefined) await this.idempotency.finish(keyed, { status: 200, headers: {}, body: text });
  }
}

export function toLines(answers: readonly LineAnswer[]): string {
  return answers.map((answer) => `${JSON.stringify(answer)}\n`).join('');
}

/** What may be replayed: not what is too long, and not the advice to send a line again. */
class KeptAnswer {
  text: string | undefined = '';

  add(answers: readonly LineAnswer[], text: string): void {
    const isFinal = !answers.some(({ problem }) => problem?.status === 503);
    const whole = this.text === undefined || !isFinal ? undefined : this.text + text;
    this.text = whole !== undefined && whole.length <= MOST_KEPT ? whole : undefined;
  }
}

function callOf({ principal, onDuplicate }: BulkCall, key: string, content: object): IdempotentCall {
  const { tenantId, credentialId } = principal;
  return { tenantId, credentialId, route: ROUTE, key, fingerprint: fingerprint({ onDuplicate, ...content }) };
}
