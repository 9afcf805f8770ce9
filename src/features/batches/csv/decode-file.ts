// The bytes of an uploaded file as text: unpacked where packed, in the encoding that its first bytes show.
import { createGunzip } from 'node:zlib';
import { pipeline, Readable } from 'node:stream';
import { FileFault } from './file-fault';

/** How much is looked at before the encoding is decided. */
const PEEK = 64 * 1024;
/** A file may unpack to this much, and to this many times its size: more is an attack. */
const UNPACKED_LIMIT = 4 * 1024 ** 3;
const RATIO_LIMIT = 200;
const RATIO_FREE = 16 * 1024 ** 2;

export interface DecodedFile {
  encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1251';
  /** Text of the first part, for telling delimiter and header. */
  peek: string;
  text: AsyncIterable<string>;
}

/** @throws FileFault for an empty file, broken packing, or bytes that are in no encoding we read (also later, while the text is read) */
export async function decodeFile(bytes: AsyncIterable<Uint8Array>): Promise<DecodedFile> {
  const plain = await unpack(bytes);
  const { first, rest } = await takeFirst(plain, PEEK);
  if (first.length === 0) throw new FileFault('empty_file', 'the file is empty');
  const encoding = guessEncoding(first);
  const peek = new TextDecoder(encoding).decode(first);
  return { encoding, peek, text: decode(first, rest, encoding) };
}

async function* decode(
  first: Buffer,
  rest: AsyncIterable<Uint8Array>,
  encoding: DecodedFile['encoding'],
): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  try {
    yield decoder.decode(first, { stream: true });
    for await (const chunk of rest) yield decoder.decode(chunk, { stream: true });
    yield decoder.decode();
  } catch (error) {
    if (error instanceof FileFault) throw error;
    if (error instanceof TypeError)
      throw new FileFault('bad_encoding', `the file is not ${encoding} all through: save it as UTF-8`);
    throw error;
  }
}

/** Byte order mark, else zero bytes at every second place, else valid UTF-8, else the Cyrillic code page of Windows. */
function guessEncoding(first: Buffer): DecodedFile['encoding'] {
  if (first[0] === 0xff && first[1] === 0xfe) return 'utf-16le';
  if (first[0] === 0xfe && first[1] === 0xff) return 'utf-16be';
  const zeros = countZeros(first.subarray(0, 2048));
  const half = Math.min(first.length, 2048) / 2;
  if (zeros.odd > half * 0.3 && zeros.even < half * 0.05) return 'utf-16le';
  if (zeros.even > half * 0.3 && zeros.odd < half * 0.05) return 'utf-16be';
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(first, { stream: true });
    return 'utf-8';
  } catch {
    return 'windows-1251';
  }
}

function countZeros(bytes: Buffer): { even: number; odd: number } {
  const zeros = { even: 0, odd: 0 };
  bytes.forEach((byte, index) => {
    if (byte === 0) zeros[index % 2 === 0 ? 'even' : 'odd'] += 1;
  });
  return zeros;
}

async function takeFirst(
  bytes: AsyncIterable<Uint8Array>,
  wanted: number,
): Promise<{ first: Buffer; rest: AsyncIterable<Uint8Array> }> {
  const iterator = bytes[Symbol.asyncIterator]();
  const parts: Uint8Array[] = [];
  let length = 0;
  while (length < wanted) {
    const { value, done } = await iterator.next();
    if (done === true) break;
    parts.push(value);
    length += value.length;
  }
  return { first: Buffer.concat(parts), rest: { [Symbol.asyncIterator]: () => iterator } };
}

async function unpack(bytes: AsyncIterable<Uint8Array>): Promise<AsyncIterable<Uint8Array>> {
  const { first, rest } = await takeFirst(bytes, 2);
  const whole = joined(first, rest);
  return first[0] === 0x1f && first[1] === 0x8b ? gunzip(whole) : whole;
}

async function* joined(first: Buffer, rest: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  if (first.length > 0) yield first;
  yield* rest;
}

async function* gunzip(packed: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
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
