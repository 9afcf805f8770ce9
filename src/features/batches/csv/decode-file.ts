// The bytes of an uploaded file as text: unpacked where packed, in the encoding that its first bytes show.
import { createGunzip } from 'node:zlib';
import { pipeline, Readable } from 'node:stream';
import { FileFault } from './file-fault';
import { type Encoding, guessEncoding } from './guess-encoding';

/** How much is looked at before the encoding is decided. */
const PEEK = 64 * 1024;
/** A file may unpack to this much, and to this many times its size: more is an attack. */
const UNPACKED_LIMIT = 4 * 1024 ** 3;
const RATIO_LIMIT = 200;
const RATIO_FREE = 16 * 1024 ** 2;
/** How ZIP archives begin, with them XLSX, and the spreadsheets before it. */
const SPREADSHEETS = [Buffer.from([0x50, 0x4b, 0x03, 0x04]), Buffer.from([0xd0, 0xcf, 0x11, 0xe0])];

export interface DecodedFile {
  encoding: Encoding;
  /** Text of the first part, for telling delimiter and header. */
  peek: string;
  text: AsyncIterable<string>;
}

/** @throws FileFault for an empty file, broken packing, or bytes that are in no encoding we read (also later, while the text is read) */
export async function decodeFile(bytes: AsyncIterable<Uint8Array>): Promise<DecodedFile> {
  const plain = await unpack(bytes);
  const { first, rest } = await takeFirst(plain, PEEK);
  if (first.length === 0) throw new FileFault('empty_file', 'the file is empty');
  if (SPREADSHEETS.some((start) => first.subarray(0, 4).equals(start))) {
    throw new FileFault('not_text', 'the file is a spreadsheet or a ZIP archive: save it as CSV');
  }
  const encoding = guessEncoding(first);
  const peek = new TextDecoder(encoding).decode(first);
  return { encoding, peek, text: decode(first, rest, encoding) };
}

async function* decode(first: Buffer, rest: AsyncIterable<Uint8Array>, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  try {
    yield decoder.decode(first, { stream: true });
    for await (const chunk of rest) yield decoder.decode(chunk, { stream: true });
    yield decoder.decode();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_ENCODING_INVALID_ENCODED_DATA') throw error;
    throw new FileFault('bad_encoding', `the file is not ${encoding} all through: save it as UTF-8`);
  }
}

async function takeFirst(
  bytes: AsyncIterable<Uint8Array>,
  wanted: number,
): Promise<{ first: Buffer; rest: AsyncIterable<Uint8Array> }> {
  const iterator = bytes[Symbol.asyncIterator]();
  const parts: Uint8Array[] = [];
  let length = 0;
  while (length < wanted) {
    const next = await iterator.next();
    if (next.done === true) break;
    parts.push(next.value);
    length += next.value.length;
  }
  return { first: Buffer.concat(parts), rest: { [Symbol.asyncIterator]: () => iterator } };
}

async function unpack(bytes: AsyncIterable<Uint8Array>): Promise<AsyncIterable<Uint8Array>> {
  const { first, rest } = await takeFirst(bytes, 2);
  const whole = joined(first, rest);
  return isGzipped(first) ? gunzip(whole) : whole;
}

export function isGzipped(first: Uint8Array): boolean {
  return first[0] === 0x1f && first[1] === 0x8b;
}

async function* joined(first: Buffer, rest: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  if (first.length > 0) yield first;
  yield* rest;
}

/** @throws FileFault while it is read: damaged packing, or a file that unpacks to more than is allowed */
export async function* gunzip(packed: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const size = { packed: 0, unpacked: 0 };
  const counted = (async function* () {
    for await (const chunk of packed) {
      size.packed += chunk.length;
      yield chunk;
    }
  })();
  const unpacked = createGunzip();
  // Faults reach the reader through the stream itself.
  pipeline(Readable.from(counted), unpacked, () => undefined);
  try {
    for await (const chunk of unpacked) {
      size.unpacked += (chunk as Buffer).length;
      const bomb = size.unpacked > RATIO_FREE && size.unpacked > size.packed * RATIO_LIMIT;
      if (bomb || size.unpacked > UNPACKED_LIMIT)
        throw new FileFault('too_large', 'the packed file unpacks to more than is allowed');
      yield chunk as Buffer;
    }
  } catch (error) {
    if (error instanceof FileFault) throw error;
    throw new FileFault('bad_gzip', 'the packed file is damaged');
  }
}
