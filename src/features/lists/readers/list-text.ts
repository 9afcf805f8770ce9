// The bytes of a list file as text, part by part: unpacked where packed, in the encoding that its bytes show.
import { gunzip, isGzipped } from '../../batches/csv/decode-file';
import { FileFault } from '../../batches/csv/file-fault';
import { type Encoding, guessEncoding } from '../../batches/csv/guess-encoding';
import { ListFileError } from './list-file-error';

/** How much is looked at to tell what the file is. */
const PEEK_CHARACTERS = 64 * 1024;
const FIRST_BYTES = 4 * 1024;
const ARCHIVES = [Buffer.from([0x50, 0x4b, 0x03, 0x04]), Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.from('%PDF')];

export interface ListInput {
  /** As its sender calls it: shown in messages, and tells OFAC's two lists of one form apart. */
  name: string;
  bytes: AsyncIterable<Uint8Array>;
}

export interface ListText {
  name: string;
  /** The beginning, for telling the format. */
  peek: string;
  /** All of it, the beginning again included; can be read once. */
  text: AsyncIterable<string>;
}

/** @throws ListFileError for an empty or binary file, broken packing or bytes in no encoding (the last two also while the text is read) */
export async function openListText({ name, bytes }: ListInput): Promise<ListText> {
  const characters = decode(name, unpack(name, bytes))[Symbol.asyncIterator]();
  const parts: string[] = [];
  let length = 0;
  while (length < PEEK_CHARACTERS) {
    const next = await characters.next();
    if (next.done === true) break;
    parts.push(next.value);
    length += next.value.length;
  }
  const first = parts.join('');
  if (first.trim() === '') throw new ListFileError('empty_file', name, 'the file is empty', { expected: 'a list' });
  return { name, peek: first.slice(0, PEEK_CHARACTERS), text: again(first, characters) };
}

async function* again(first: string, rest: AsyncIterator<string>): AsyncGenerator<string> {
  yield first;
  for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
}

async function* unpack(name: string, bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const { first, whole } = await takeFirst(bytes);
  const plain = isGzipped(first) ? gunzip(whole) : whole;
  let seen = 0;
  try {
    for await (const chunk of plain) {
      if (seen === 0) refuseArchive(name, chunk);
      seen += chunk.length;
      yield chunk;
    }
  } catch (error) {
    if (!(error instanceof FileFault)) throw error;
    const code = error.code === 'too_large' ? 'too_large' : 'bad_gzip';
    throw new ListFileError(code, name, error.message, { expected: 'a whole gzip file or an unpacked one' });
  }
}

function refuseArchive(name: string, chunk: Uint8Array): void {
  if (!ARCHIVES.some((start) => Buffer.from(chunk.subarray(0, 4)).equals(start))) return;
  throw new ListFileError('not_text', name, 'the file is a ZIP archive, a spreadsheet or a PDF', {
    expected: 'CSV, XML or JSON, packed with gzip or not at all',
  });
}

/** Only as much as tells what the bytes are, so that a short file is not waited for. */
async function takeFirst(
  bytes: AsyncIterable<Uint8Array>,
): Promise<{ first: Uint8Array; whole: AsyncIterable<Uint8Array> }> {
  const iterator = bytes[Symbol.asyncIterator]();
  const parts: Uint8Array[] = [];
  let length = 0;
  while (length < 2) {
    const next = await iterator.next();
    if (next.done === true) break;
    parts.push(next.value);
    length += next.value.length;
  }
  const first = Buffer.concat(parts);
  const whole = (async function* () {
    if (first.length > 0) yield first;
    for (let next = await iterator.next(); next.done !== true; next = await iterator.next()) yield next.value;
  })();
  return { first, whole };
}

/**
 * Official lists are plain ASCII for long stretches: the encoding is decided where the first byte beyond it comes, and told by a byte order
 * mark, zero bytes at every second place or, in XML, the declaration before that.
 */
async function* decode(name: string, bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined;
  let encoding: Encoding | undefined;
  let isFirst = true;
  try {
    for await (const chunk of bytes) {
      if (encoding === undefined && (isFirst || !isAscii(chunk))) encoding = tell(chunk, isFirst);
      isFirst = false;
      decoder ??= encoding === undefined ? undefined : new TextDecoder(encoding, { fatal: true });
      yield decoder ? decoder.decode(chunk, { stream: true }) : Buffer.from(chunk).toString('latin1');
    }
    if (decoder) yield decoder.decode();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_ENCODING_INVALID_ENCODED_DATA') throw error;
    throw new ListFileError('bad_encoding', name, `the file is not ${encoding ?? 'text'} all through`, {
      expected: 'UTF-8, UTF-16 or Windows-1252, one of them all through',
    });
  }
}

function tell(chunk: Uint8Array, isFirst: boolean): Encoding | undefined {
  const declared = isFirst ? declaredEncoding(chunk) : undefined;
  if (declared) return declared;
  const guessed = guessEncoding(chunk);
  // Nothing but ASCII so far tells nothing.
  return guessed === 'utf-8' && isAscii(chunk) ? undefined : guessed;
}

function declaredEncoding(chunk: Uint8Array): Encoding | undefined {
  const start = Buffer.from(chunk.subarray(0, FIRST_BYTES)).toString('latin1');
  const declared = /^(?:\xef\xbb\xbf)?<\?xml[^>]*\sencoding=["']([\w-]+)["']/u.exec(start)?.[1]?.toLowerCase();
  if (declared === 'windows-1252' || declared === 'iso-8859-1') return 'windows-1252';
  return declared === 'windows-1251' ? 'windows-1251' : undefined;
}

function isAscii(chunk: Uint8Array): boolean {
  for (const byte of chunk) if (byte > 0x7f || byte === 0) return false;
  return true;
}
