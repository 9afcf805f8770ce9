// Many trade requests in one call: line by line, chunk by chunk, and a bad line never stops the rest.
import { Injectable, Logger } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { AppError } from '../../platform/errors/errors';
import { parseJson } from '../../platform/http/json-body';
import { type Line, MAX_LINE_BYTES } from '../../platform/http/ndjson-lines';
import { describe, type Problem } from '../../platform/http/problem.filter';
import type { Principal } from '../auth/principal';
import { IntakeDoor, refuseFields } from './intake-door';
import { IntakeService } from './intake.service';
import { type OnDuplicate, referenceConflict } from './request-ledger';
import type { Stored, StoreItem } from './store-requests.repository';

/** Lines stored in one transaction, and at most this many bytes of them. */
const CHUNK_LINES = 200;
const CHUNK_BYTES = 4 * 1024 * 1024;

export interface LineAnswer {
  /** Position among the lines that are not blank, from 0. */
  index: number;
  reference: string | null;
  id?: string;
  status: 'accepted' | 'duplicate' | 'rejected';
  problem?: Problem;
}

export interface BulkCall {
  principal: Principal;
  onDuplicate: OnDuplicate;
  /** Stands in the problem documents. */
  request: Pick<FastifyRequest, 'id' | 'url'>;
}

/** A line whose body is parsed and checked, or why it is not. */
type Checked = { item: StoreItem } | { error: AppError; reference: string | null };

@Injectable()
export class BulkService {
  private readonly logger = new Logger('intake');

  constructor(
    private readonly intake: IntakeService,
    private readonly door: IntakeDoor,
  ) {}

  /** Answers in the order of the lines, a chunk at a time. What ends the stream early is told in a last answer. */
  async *takeLines(lines: AsyncIterable<Line>, call: BulkCall): AsyncGenerator<LineAnswer[]> {
    let index = 0;
    let chunk: Checked[] = [];
    let bytes = 0;
    try {
      for await (const line of lines) {
        chunk.push(this.checkLine(line));
        bytes += line?.length ?? 0;
        if (chunk.length < CHUNK_LINES && bytes < CHUNK_BYTES) continue;
        yield await this.store(chunk, index, call);
        index += chunk.length;
        [chunk, bytes] = [[], 0];
      }
      if (chunk.length > 0) yield await this.store(chunk, index, call);
    } catch (fault) {
      if (!(fault instanceof AppError)) throw fault;
      if (chunk.length > 0) yield await this.store(chunk, index, call);
      yield [reject(index + chunk.length, null, fault, call)];
    }
  }

  /** The same for parsed bodies. */
  async takeBodies(bodies: readonly unknown[], call: BulkCall): Promise<LineAnswer[]> {
    const answers: LineAnswer[] = [];
    for (let start = 0; start < bodies.length; start += CHUNK_LINES) {
      const chunk = bodies.slice(start, start + CHUNK_LINES).map((body) => this.checkBody(body));
      answers.push(...(await this.store(chunk, start, call)));
    }
    return answers;
  }

  private checkLine(line: Line): Checked {
    if (line === null)
      return {
        error: new AppError('payload_too_large', `A line has at most ${MAX_LINE_BYTES} bytes.`),
        reference: null,
      };
    try {
      return this.checkBody(parseJson(line));
    } catch (fault) {
      if (fault instanceof AppError) return { error: fault, reference: null };
      throw fault;
    }
  }

  private checkBody(body: unknown): Checked {
    const read = this.door.read(body);
    if (!('errors' in read)) return { item: { read, received: body } };
    return { error: refuseFields(read.errors), reference: referenceOf(body) };
  }

  private async store(chunk: readonly Checked[], start: number, call: BulkCall): Promise<LineAnswer[]> {
    const items = chunk.flatMap((line) => ('item' in line ? [line.item] : []));
    const stored = (await this.storeOrNot(items, call)).values();
    return chunk.map((line, at) => {
      if ('error' in line) return reject(start + at, line.reference, line.error, call);
      const answer = stored.next().value;
      return answer instanceof AppError || answer === undefined
        ? reject(start + at, line.item.read.request.reference, answer ?? notStored(), call)
        : toAnswer(start + at, answer, call);
    });
  }

  /** When a chunk cannot be stored now, its lines are refused with the advice to send them again; the next chunk may go well. */
  private async storeOrNot(items: StoreItem[], { principal, onDuplicate }: BulkCall): Promise<(Stored | AppError)[]> {
    if (items.length === 0) return [];
    try {
      return await this.intake.submitMany(principal, items, onDuplicate);
    } catch (error) {
      this.logger.error({ err: error, lines: items.length }, 'a chunk was not stored');
      return items.map(() => notStored());
    }
  }
}

function notStored(): AppError {
  return new AppError('unavailable', 'The request could not be stored now: send it again.');
}

function toAnswer(index: number, stored: Stored, call: BulkCall): LineAnswer {
  const { outcome, reference, tradeRequestId } = stored;
  if (outcome === 'conflict') return reject(index, reference, referenceConflict(stored), call);
  return { index, reference, id: tradeRequestId, status: outcome };
}

function reject(index: number, reference: string | null, error: AppError, { request }: BulkCall): LineAnswer {
  return { index, reference, status: 'rejected', problem: describe(error, request) };
}

function referenceOf(body: unknown): string | null {
  if (typeof body !== 'object' || body === null || !('reference' in body)) return null;
  return typeof body.reference === 'string' ? body.reference.slice(0, 128) : null;
}
