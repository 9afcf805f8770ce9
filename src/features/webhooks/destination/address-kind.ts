// Which addresses a webhook may be sent to: the public Internet; an organisation's own networks only where the operator allows them; nothing else ever.
import { BlockList, isIP } from 'node:net';

/** `public`: global unicast. `private`: loopback and an organisation's own networks. `reserved`: everything else, cloud metadata included. */
export type AddressKind = 'public' | 'private' | 'reserved';

const V4_PRIVATE = ['10.0.0.0/8', '127.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10'];
/** IANA's special-purpose registry: this network, link-local (cloud metadata), protocol assignments, documentation, 6to4 relays, benchmarks, multicast, reserved. */
const V4_RESERVED = [
  '0.0.0.0/8',
  '169.254.0.0/16',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.31.196.0/24',
  '192.52.193.0/24',
  '192.88.99.0/24',
  '192.175.48.0/24',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
  // Metadata services of Alibaba and Oracle, in ranges that look like others.
  '100.100.100.200/32',
  '192.0.0.192/32',
  // Azure's platform address, public by its number only.
  '168.63.129.16/32',
];
const V6_PRIVATE = ['::1/128', 'fc00::/7'];
const V6_GLOBAL = ['2000::/3'];
/** Inside 2000::/3 but not for everybody: Teredo and other assignments, documentation, 6to4 (holds an IPv4 address). fd00:ec2::254 is Amazon's metadata. */
const V6_RESERVED = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20', 'fd00:ec2::254/128', 'fd20:ce::254/128'];

const privateList = listOf(V4_PRIVATE, V6_PRIVATE);
const reservedList = listOf(V4_RESERVED, V6_RESERVED);
const globalV6 = listOf([], V6_GLOBAL);

function listOf(v4: readonly string[], v6: readonly string[]): BlockList {
  const list = new BlockList();
  for (const [family, ranges] of [
    ['ipv4', v4],
    ['ipv6', v6],
  ] as const) {
    for (const range of ranges) {
      const [network = '', prefix] = range.split('/');
      list.addSubnet(network, Number(prefix), family);
    }
  }
  return list;
}

/** The kind of a numeric address, without brackets and zone. What is no address is `reserved`. */
export function kindOfAddress(address: string): AddressKind {
  const family = isIP(address);
  if (family === 0 || address.includes('%')) return 'reserved';
  if (family === 4) return kindOf(address, 'ipv4');
  const mapped = mappedV4(address);
  // An IPv4 address in IPv6 clothes reaches the IPv4 one; honest names do not resolve to it.
  if (mapped !== undefined) return kindOf(mapped, 'ipv4') === 'private' ? 'private' : 'reserved';
  const kind = kindOf(address, 'ipv6');
  return kind === 'public' && !globalV6.check(address, 'ipv6') ? 'reserved' : kind;
}

function kindOf(address: string, family: 'ipv4' | 'ipv6'): AddressKind {
  if (reservedList.check(address, family)) return 'reserved';
  return privateList.check(address, family) ? 'private' : 'public';
}

/** The IPv4 address inside `::ffff:a.b.c.d`, however it is written. */
function mappedV4(address: string): string | undefined {
  // The parser of addresses writes every form as `[::ffff:7f00:1]`.
  const written = new URL(`http://[${address}]`).hostname.slice(1, -1);
  const [, high, low] = /^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/u.exec(written) ?? [];
  if (high === undefined || low === undefined) return undefined;
  const bits = [parseInt(high, 16), parseInt(low, 16)];
  return bits.flatMap((word) => [word >> 8, word & 255]).join('.');
}
