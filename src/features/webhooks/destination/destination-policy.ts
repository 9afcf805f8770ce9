// Which web addresses are taken as a target, judged by their text alone; what a name resolves to is checked when it is connected to.
import { isIP } from 'node:net';
import { type AddressKind, kindOfAddress } from './address-kind';

export interface DestinationPolicy {
  /** Private ranges, there also http and any port. */
  allowPrivate: boolean;
  /** http to public targets. */
  allowHttp: boolean;
  /** Ports of public targets. */
  ports: readonly number[];
}

/** Why a target may not be reached. The message is for whoever registered it; it never tells what a name resolved to. */
export class DestinationBlocked extends Error {
  readonly code = 'destination_blocked';
  constructor(reason: string) {
    super(reason);
    this.name = 'DestinationBlocked';
  }
}

/** Last labels that never belong to a public name (RFC 6761, RFC 6762, RFC 8375 and habit). */
const INSIDE = ['localhost', 'localdomain', 'local', 'internal', 'intranet', 'lan', 'home', 'corp', 'private', 'onion'];
const INSIDE_ENDINGS = [...INSIDE.map((label) => `.${label}`), '.home.arpa'];
/** Metadata services of clouds under public names. */
const METADATA_NAMES: ReadonlySet<string> = new Set([
  'metadata.google.internal',
  'metadata.goog',
  'metadata.packet.net',
  'metadata.platformequinix.com',
  'instance-data.ec2.internal',
  'metadata.azure.internal',
  'metadata.tencentyun.com',
]);
const LONGEST_URL = 2_000;

/**
 * Reads and judges a target.
 * @returns the address as the sender will use it
 * @throws DestinationBlocked with a reason in words
 */
export function readDestination(text: string, policy: DestinationPolicy): URL {
  if (text.length > LONGEST_URL) throw new DestinationBlocked(`is longer than ${LONGEST_URL} characters`);
  if (!URL.canParse(text)) throw new DestinationBlocked('is not a web address');
  const url = new URL(text);
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    throw new DestinationBlocked(`must begin with https://, not ${url.protocol}`);
  if (url.username !== '' || url.password !== '')
    throw new DestinationBlocked('must not hold a user name or password: use headers or an authentication kind');
  if (/[\\\s]/u.test(text.trim())) throw new DestinationBlocked('must not hold backslashes or spaces');
  if (url.hash !== '') throw new DestinationBlocked('must not hold a fragment (#…)');
  const kind = kindOfHost(hostOf(url));
  checkKind(kind, policy);
  if (kind === 'public') checkPublicUrl(url, policy);
  else if (kind === 'unknown' && !policy.allowPrivate) checkPublicUrl(url, policy);
  return url;
}

/**
 * Checks an address that a connection would go to, or has gone to.
 * @throws DestinationBlocked
 */
export function checkAddress(
  address: string,
  url: { protocol: string; port: number },
  policy: DestinationPolicy,
): void {
  const kind = kindOfAddress(address);
  checkKind(kind, policy);
  if (kind !== 'public') return;
  if (url.protocol === 'http:' && !policy.allowHttp) throw httpRefused();
  if (!policy.ports.includes(url.port)) throw portRefused(url.port, policy);
}

/** The host without brackets and without the dot at the end. */
export function hostOf({ hostname }: { hostname: string }): string {
  return hostname.replace(/^\[(.*)\]$/u, '$1').replace(/\.$/u, '');
}

export function portOf({ protocol, port }: { protocol: string; port: string }): number {
  return port === '' ? (protocol === 'http:' ? 80 : 443) : Number(port);
}

/** `unknown`: a name in the public tree; where it leads shows when it is resolved. */
function kindOfHost(host: string): AddressKind | 'unknown' {
  if (isIP(host) !== 0) return kindOfAddress(host);
  const name = host.toLowerCase();
  if (METADATA_NAMES.has(name) || name === '') return 'reserved';
  if (!name.includes('.') || INSIDE_ENDINGS.some((ending) => name.endsWith(ending))) return 'private';
  return 'unknown';
}

function checkKind(kind: AddressKind | 'unknown', { allowPrivate }: DestinationPolicy): void {
  if (kind === 'reserved') throw new DestinationBlocked('leads to a reserved address, which is never allowed');
  if (kind === 'private' && !allowPrivate)
    throw new DestinationBlocked('leads into a private network, which this installation does not allow');
}

function checkPublicUrl(url: URL, policy: DestinationPolicy): void {
  if (url.protocol === 'http:' && !policy.allowHttp) throw httpRefused();
  if (!policy.ports.includes(portOf(url))) throw portRefused(portOf(url), policy);
}

function httpRefused(): DestinationBlocked {
  return new DestinationBlocked('must begin with https://: this installation does not allow http to public targets');
}

function portRefused(port: number, { ports }: DestinationPolicy): DestinationBlocked {
  return new DestinationBlocked(`uses port ${port}; allowed are ${ports.join(', ')}`);
}
