// Fetches the files of a list from its authority: only what is new, within bounds of time and size, and whole.
import { createHash } from 'node:crypto';
import { UPLOAD_LIMIT } from '../../platform/http/fastify-app';
import { type Spooled, spoolUpload } from '../../platform/http/upload-spool';
import { newId } from '../../platform/ids/ids';
import type { ListInput } from './readers/list-text';

const TIME_LIMIT_MS = 10 * 60_000;
const MOST_REDIRECTS = 5;

export interface WantedDownload {
  urls: readonly string[];
  /** What was told with the file that is in use; without it the file is fetched whatever it is. */
  known: { etag: string | null; lastModified: string | null } | undefined;
  /** Folder for files while they arrive. */
  dir: string;
  /** Ends the download. */
  signal: AbortSignal;
}

export interface Fetched {
  files: ListInput[];
  etag: string | null;
  lastModified: string | null;
  /** Frees the space. */
  close(): Promise<void>;
}

/**
 * @returns `unchanged` where the server has nothing new
 * @throws Error in words for an operator
 */
export async function downloadList({ urls, known, dir, signal }: WantedDownload): Promise<Fetched | 'unchanged'> {
  const limit = AbortSignal.any([signal, AbortSignal.timeout(TIME_LIMIT_MS)]);
  const spooled: { name: string; content: Spooled }[] = [];
  const close = async (): Promise<void> => {
    for (const { content } of spooled) await content.close();
  };
  let told: { etag: string | null; lastModified: string | null } = { etag: null, lastModified: null };
  try {
    for (const url of urls) {
      const response = await ask(url, urls.length === 1 ? known : undefined, limit);
      if (response.status === 304) return 'unchanged';
      spooled.push({ name: fileNameOf(url), content: await receive(url, response, dir) });
      if (urls.length === 1)
        told = { etag: response.headers.get('etag'), lastModified: response.headers.get('last-modified') };
    }
  } catch (error) {
    await close();
    throw error;
  }
  return { files: spooled.map(({ name, content }) => ({ name, bytes: content.bytes() })), ...told, close };
}

/** Redirects are followed by hand: none may lead from an encrypted address to one that is not. */
async function ask(url: string, known: WantedDownload['known'], signal: AbortSignal): Promise<Response> {
  const headers: Record<string, string> = { 'user-agent': 'TrueBearing', 'accept-encoding': 'identity' };
  const { etag = null, lastModified = null } = known ?? {};
  if (etag !== null) headers['if-none-match'] = etag;
  if (lastModified !== null) headers['if-modified-since'] = lastModified;
  let at = url;
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
    const response = await fetch(at, { headers, redirect: 'manual', signal }).catch((error: unknown) => {
      throw new Error(`${shown(at)} cannot be reached: ${reasonOf(error)}`);
    });
    const location = response.headers.get('location');
    if (response.status === 304 || response.ok) return response;
    await response.body?.cancel();
    if (response.status < 300 || response.status > 399 || location === null)
      throw new Error(`${shown(at)} answered ${response.status}`);
    const next = new URL(location, at);
    const isOpen = next.protocol === 'http:' && url.startsWith('http:');
    if (next.protocol !== 'https:' && !isOpen)
      throw new Error(`${shown(at)} leads to ${next.protocol}, which is not encrypted`);
    at = next.href;
  }
  throw new Error(`${shown(url)} leads from one address to another without end`);
}

async function receive(url: string, { body, headers }: Response, dir: string): Promise<Spooled> {
  if (!body) throw new Error(`${shown(url)} answered without a file`);
  const md5 = createHash('md5');
  const bytes = (async function* () {
    for await (const chunk of body) {
      md5.update(chunk);
      yield chunk;
    }
  })();
  const content = await spoolUpload(bytes, { dir, name: newId(), maxBytes: UPLOAD_LIMIT }).catch((error: unknown) => {
    throw new Error(`${shown(url)} broke off: ${reasonOf(error)}`);
  });
  if (!content) throw new Error(`${shown(url)} sends more than ${UPLOAD_LIMIT / 1024 / 1024} MiB`);
  const fault = digestFault(headers, { sha256: content.sha256, md5: md5.digest('base64') }, content.size);
  if (fault === undefined) return content;
  await content.close();
  throw new Error(`${shown(url)}: ${fault}`);
}

/** What the server says of its own file, where it says it: length, Content-MD5, and a SHA-256 as Digest or Repr-Digest (RFC 9530). */
function digestFault(headers: Headers, own: { sha256: string; md5: string }, size: number): string | undefined {
  if ((headers.get('content-encoding') ?? 'identity') !== 'identity') return undefined;
  const length = headers.get('content-length');
  if (length !== null && Number(length) !== size) return `${size} of ${length} bytes arrived`;
  const md5 = headers.get('content-md5');
  if (md5 !== null && md5 !== own.md5) return 'the file does not fit the checksum (Content-MD5)';
  const digest = /sha-256=:?([A-Za-z0-9+/]+=*):?/iu.exec(
    headers.get('repr-digest') ?? headers.get('digest') ?? '',
  )?.[1];
  const isRight = digest === undefined || Buffer.from(digest, 'base64').toString('hex') === own.sha256;
  return isRight ? undefined : 'the file does not fit the checksum (SHA-256)';
}

/** Addresses may hold a token: the part behind `?` is not shown. */
function shown(url: string): string {
  const { origin, pathname } = new URL(url);
  return `${origin}${pathname}`;
}

function fileNameOf(url: string): string {
  const name = new URL(url).pathname.split('/').at(-1) ?? '';
  return name === '' ? 'download' : decodeURIComponent(name).slice(0, 255);
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? `${error.message} (${error.cause.message})` : error.message;
}
