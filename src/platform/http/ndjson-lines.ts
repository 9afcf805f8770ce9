// Cuts a stream of newline-delimited text into lines, with bounds on everything a caller controls.
import { pipeline, Readable, Transform } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { AppError } from '../errors/errors';
import { chunksOf } from './rest-of-body';

/** One line may be this long in bytes. */
export const MAX_LINE_BYTES = 1024 * 1024;
/** All lines together, unpacked. */
const MAX_TOTAL_BYTES = 2 * 1024 * 1024 * 1024;
/** Honest text shrinks to a tenth or a twentieth; what unpacks to more than this is a bomb. */
const MAX_RATIO = 200;
/** Small inputs may have any ratio. */
const RATIO_FREE_BYTES = 16 * 1024 * 1024;
const NEWLINE = 0x0a;

/** The bytes of a line without its end, or null where it is longer than allowed. */
export type Line = Buffer | null;

/**
 * The lines of a body that are not blank. Reads only as fast as it is asked.
 * @throws AppError 415 for an encoding other than gzip, 400 for damaged gzip, 413 beyond the bounds
 */
export async function* readLines(body: Readable, contentEncoding: string | undefined): AsyncGenerator<Line> {
  const splitter = new LineSplitter();
  for await (const chunk of unpack(body, contentEncoding)) yield* splitter.push(chunk);
  yield* splitter.end();
}

class LineSplitter {
  private parts: Buffer[] = [];
  private length = 0;
  private total = 0;

  *push(chunk: Buffer): Generator<Line> {
    this.total += chunk.length;
    if (this.total > MAX_TOTAL_BYTES) throw new AppError('payload_too_large', 'The body is larger than 2 GiB.');
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, start)) {
      this.keep(chunk.subarray(start, end));
      yield* this.take();
      start = end + 1;
    }
    this.keep(chunk.subarray(start));
  }

  *end(): Generator<Line> {
    yield* this.take();
  }

  /** A line that is too long is counted, not kept. */
  private keep(part: Buffer): void {
    this.length += part.length;
    if (this.length > MAX_LINE_BYTES) this.parts = [];
    else if (part.length > 0) this.parts.push(part);
  }

  private *take(): Generator<Line> {
    const line = this.length > MAX_LINE_BYTES ? null : Buffer.concat(this.parts);
    this.parts = [];
    this.length = 0;
    if (line === null || !isBlank(line)) yield line;
  }
}

/** Space, tab or carriage return only. */
function isBlank(line: Buffer): boolean {
  return line.every((byte) => byte === 0x20 || byte === 0x09 || byte === 0x0d);
}

/** @throws AppError 415 for an encoding other than gzip; true for gzip, false for none */
export function isGzip(contentEncoding: string | undefined): boolean {
  const encoding = (contentEncoding ?? 'identity').trim().toLowerCase();
  if (encoding === 'identity' || encoding === '') return false;
  if (encoding === 'gzip' || encoding === 'x-gzip') return true;
  throw new AppError(
    'unsupported_media_type',
    `Content-Encoding ${encoding} is not supported: send gzip, or plain text.`,
    { code: 'unsupported_content_encoding' },
  );
}

function unpack(body: Readable, contentEncoding: string | undefined): AsyncIterable<Buffer> {
  if (!isGzip(contentEncoding)) return chunksOf(body);
  let packed = 0;
  let unpacked = 0;
  const countIn = new Transform({
    transform: (chunk: Buffer, _encoding, done) => {
      packed += chunk.length;
      done(null, chunk);
    },
  });
  const countOut = new Transform({
    transform: (chunk: Buffer, _encoding, done) => {
      unpacked += chunk.length;
      const isBomb = unpacked > RATIO_FREE_BYTES && unpacked > packed * MAX_RATIO;
      done(
        isBomb
          ? new AppError('payload_too_large', 'The body unpacks to suspiciously much.', { code: 'compression_ratio' })
          : null,
        chunk,
      );
    },
  });
  const gunzip = createGunzip();
  gunzip.on('error', () =>
    countOut.destroy(
      new AppError('malformed_body', 'The body is not gzip, or it is damaged.', { code: 'malformed_gzip' }),
    ),
  );
  // The error of any part ends the reading of the last one.
  return pipeline(Readable.from(chunksOf(body)), countIn, gunzip, countOut, () => undefined);
}
