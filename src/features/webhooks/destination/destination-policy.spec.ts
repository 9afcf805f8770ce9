// Targets judged by their text: forms of addresses, schemes, ports, user names; the shared lists of hostile addresses where they are at hand.
import * as fs from 'node:fs';
import * as path from 'node:path';
import { parse } from 'csv-parse/sync';
import { kindOfAddress } from './address-kind';
import { DestinationBlocked, type DestinationPolicy, readDestination } from './destination-policy';

const STRICT: DestinationPolicy = { allowPrivate: false, allowHttp: false, ports: [443, 8443] };
const HTTP: DestinationPolicy = { ...STRICT, allowHttp: true, ports: [80, 443] };
const INSIDE: DestinationPolicy = { ...STRICT, allowPrivate: true };

function isTaken(url: string, policy: DestinationPolicy): boolean {
  try {
    readDestination(url, policy);
    return true;
  } catch (error) {
    if (error instanceof DestinationBlocked) return false;
    throw error;
  }
}

describe('kindOfAddress', () => {
  it.each(['8.8.8.8', '100.63.255.255', '172.32.0.1', '2606:4700::1111', '2a00:1450::1'])('%s is public', (address) =>
    expect(kindOfAddress(address)).toBe('public'),
  );
  it.each(['10.0.0.1', '127.0.0.1', '127.255.255.254', '172.31.0.1', '192.168.1.1', '100.64.0.1', '::1', 'fc00::1'])(
    '%s is private',
    (address) => expect(kindOfAddress(address)).toBe('private'),
  );
  it.each(['::ffff:127.0.0.1', '::ffff:7f00:1', '0:0:0:0:0:ffff:10.0.0.1'])(
    '%s is private in other clothes',
    (address) => expect(kindOfAddress(address)).toBe('private'),
  );
  it.each([
    '0.0.0.0',
    '169.254.169.254',
    '100.100.100.200',
    '192.0.2.1',
    '198.18.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    'fe80::1',
    'fe80::1%eth0',
    'ff02::1',
    '64:ff9b::7f00:1',
    '64:ff9b::808:808',
    '64:ff9b:1::1',
    '2002:7f00:1::',
    '2001::1',
    '2001:db8::1',
    '::7f00:1',
    '::ffff:8.8.8.8',
    '::ffff:169.254.169.254',
    'fd00:ec2::254',
    '1:0:1:0:1:0:1:0',
    'example.com',
    '',
  ])('%j is reserved', (address) => expect(kindOfAddress(address)).toBe('reserved'));
});

describe('readDestination', () => {
  it.each(['https://example.com/hook', 'https://example.com./hook', 'https://example.com:8443/', 'https://8.8.8.8/x'])(
    'takes %s',
    (url) => expect(isTaken(url, STRICT)).toBe(true),
  );
  it.each([
    'http://example.com/hook',
    'https://example.com:22/',
    'https://user@example.com/',
    'https://user:pass@example.com/',
    'https://example.com/#here',
    'https:\\\\example.com\\x',
    'ftp://example.com/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'https://',
    'example.com/hook',
    '',
    'https://localhost/',
    'https://intern/',
    'https://printer.local/',
    'https://a.home.arpa/',
    'https://metadata.goog/',
    `https://example.com/${'x'.repeat(2000)}`,
  ])('refuses %s', (url) => expect(isTaken(url, STRICT)).toBe(false));

  it('allows private targets with http and any port where the operator says so, metadata never', () => {
    for (const url of [
      'http://127.0.0.1:41234/x',
      'http://case-system:8080/',
      'https://10.1.2.3:9443/',
      'http://[::1]:9/',
    ])
      expect(isTaken(url, INSIDE)).toBe(true);
    for (const url of [
      'http://169.254.169.254/',
      'http://metadata.google.internal/',
      'http://0.0.0.0/',
      'http://8.8.8.8/',
    ])
      expect(isTaken(url, INSIDE)).toBe(false);
  });

  it('allows http to public targets only by its own setting', () => {
    expect(isTaken('http://example.com/', HTTP)).toBe(true);
    expect(isTaken('http://example.com:8080/', HTTP)).toBe(false);
    expect(isTaken('http://127.0.0.1/', HTTP)).toBe(false);
  });
});

const SHARED = path.resolve(__dirname, '../../../../../shared/data/ingest');
const withShared = fs.existsSync(SHARED) ? describe : describe.skip;
if (!fs.existsSync(SHARED)) console.log('skipped: the lists of hostile addresses are not on this machine');

withShared('the shared lists', () => {
  it('are refused where they say blocked, with http allowed, and taken where they say allowed', () => {
    const rows = parse<{
      url: string;
      expected: string;
    }>(fs.readFileSync(path.join(SHARED, 'ssrf_urls_dev.csv')), {
      columns: true,
      relax_quotes: true,
    });
    expect(rows.length).toBeGreaterThan(40);
    for (const { url, expected } of rows) {
      if (expected === 'blocked') expect([url, isTaken(url, HTTP)]).toEqual([url, false]);
      if (expected === 'allowed') expect([url, isTaken(url, STRICT)]).toEqual([url, true]);
    }
  });

  it('are read as the standard reads them: private and loopback hosts are refused, invalid ones too', () => {
    const rows = JSON.parse(fs.readFileSync(path.join(SHARED, 'url_canonicalisation_dev.json'), 'utf8')) as {
      input: string;
      failure: string;
      protocol: string;
      ip_kind: string;
      username: string;
    }[];
    const bad = rows.filter(
      ({ failure, ip_kind, protocol, username }) =>
        failure === 'yes' ||
        ['private', 'loopback'].includes(ip_kind) ||
        !/^https?:$/u.test(protocol) ||
        username !== '',
    );
    expect(bad.length).toBeGreaterThan(100);
    for (const { input } of bad) expect([input, isTaken(input, HTTP)]).toEqual([input, false]);
  });
});
