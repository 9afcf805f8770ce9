// Reading a folder of rule files: order, places, versions, and files that are meant to do harm.
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { ruleYaml } from '../../../test/support/sample-rules';
import { readRuleSources, RuleFilesError, rulesVersion } from './rule-files';

let dir: string;

function write(name: string, content: string | Buffer): string {
  const file = path.join(dir, name);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, content);
  return file;
}

function refusal(): string {
  try {
    readRuleSources(dir);
  } catch (error) {
    if (error instanceof RuleFilesError) return error.message;
    throw error;
  }
  return 'nothing refused';
}

beforeEach(() => {
  dir = fs.mkdtempSync(path.join(os.tmpdir(), 'rules-'));
});
afterEach(() => fs.rmSync(dir, { recursive: true, force: true }));

describe('readRuleSources', () => {
  it('gives every file below the folder with its path as id, in the order of ids', () => {
    for (const name of ['routing/b.yaml', 'goods/z.yaml', 'routing/a.yaml']) write(name, ruleYaml());
    write('README.md', 'not a rule');
    write('.hidden/c.yaml', 'not: [a rule');
    expect(readRuleSources(dir).map(({ id }) => id)).toEqual(['goods/z', 'routing/a', 'routing/b']);
  });

  it('follows links, as mounted configuration is made of them', () => {
    const outside = fs.mkdtempSync(path.join(os.tmpdir(), 'linked-'));
    fs.writeFileSync(path.join(outside, 'a.yaml'), ruleYaml());
    fs.symlinkSync(outside, path.join(dir, 'goods'));
    expect(readRuleSources(dir).map(({ id }) => id)).toEqual(['goods/a']);
    fs.rmSync(outside, { recursive: true });
  });

  it('knows the line of each part', () => {
    write('a/b.yaml', 'title: T\ntests:\n  - name: one\n    expect: hit\n  - name: two\n    expect: quiet\n');
    const [source] = readRuleSources(dir);
    expect(source?.lineOf(['tests', 1, 'expect'])).toBe(6);
    expect(source?.lineOf(['tests', 1, 'absent'])).toBe(5);
    expect(source?.lineOf(['absent'])).toBe(1);
  });

  it('lists the faults of all files, each with file, line and column', () => {
    write('a/open.yaml', 'title: "no end\npoints: 3\n');
    write('a/twice.yaml', 'title: T\npoints: 3\ntitle: U\n');
    const message = refusal();
    expect(message).toMatch(/a\/open\.yaml:\d+:\d+ a\/open: /);
    expect(message).toMatch(/a\/twice\.yaml:3:1 a\/twice: Map keys must be unique/);
  });

  it.each([
    ['an alias', 'a: &x [1]\nb: *x\n', /aliases/],
    [
      'a bomb of aliases',
      `a: &a [x, x]\n${'bcdefghij'
        .split('')
        .map((k, i) => `${k}: &${k} [*${'abcdefghi'[i]}, *${'abcdefghi'[i]}]\n`)
        .join('')}`,
      /aliases/,
    ],
    ['a tag of another language', 'title: !!js/function "() => 1"\n', /tag/i],
    ['two documents', 'title: T\n---\ntitle: U\n', /multiple documents/i],
    ['a huge file', `title: ${'x'.repeat(300_000)}\n`, /larger than 256 KiB/],
    ['bytes that are no UTF-8', Buffer.from([0x74, 0x3a, 0x20, 0xff, 0xfe]), /UTF-8/],
  ])('refuses %s', (_, content, message) => {
    write('a/b.yaml', content);
    expect(refusal()).toMatch(message);
  });

  it('refuses a file that would silently not be loaded', () => {
    write('a/b.yaml', ruleYaml());
    write('a/c.yml', ruleYaml());
    expect(refusal()).toMatch(/c\.yml.*ends in \.yaml/);
  });

  it('refuses a folder that is empty or not there', () => {
    expect(refusal()).toMatch(/holds no rule file/);
    fs.rmdirSync(dir);
    expect(refusal()).toMatch(/does not exist/);
  });
});

describe('rulesVersion', () => {
  it('is the same for the same content anywhere, and another one for any change', () => {
    write('a/b.yaml', ruleYaml());
    const before = rulesVersion(dir);
    expect(before).toMatch(/^sha256:[0-9a-f]{64}$/);
    const elsewhere = fs.mkdtempSync(path.join(os.tmpdir(), 'copy-'));
    fs.cpSync(dir, elsewhere, { recursive: true });
    expect(rulesVersion(elsewhere)).toBe(before);
    fs.renameSync(path.join(dir, 'a/b.yaml'), path.join(dir, 'a/c.yaml'));
    expect(rulesVersion(dir)).not.toBe(before);
    fs.renameSync(path.join(dir, 'a/c.yaml'), path.join(dir, 'a/b.yaml'));
    fs.appendFileSync(path.join(dir, 'a/b.yaml'), '# note\n');
    expect(rulesVersion(dir)).not.toBe(before);
    fs.rmSync(elsewhere, { recursive: true });
  });
});
