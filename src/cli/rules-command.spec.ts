// The rules command over the shipped rules and over rules that are wrong.
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { runRulesCommand } from './rules-command';

const root = path.resolve(__dirname, '..', '..');
const referenceDir = path.join(root, 'data');
let rulesDir: string;

function run(args: string[], dir = rulesDir): { code: number; out: string; err: string } {
  const text = { out: '', err: '' };
  const output = {
    out: (part: string): void => void (text.out += part),
    err: (part: string): void => void (text.err += part),
  };
  return { code: runRulesCommand(args, output, { rulesDir: dir, referenceDir }), ...text };
}

/** A copy of one shipped rule with some text replaced. */
function writeRule(name: string, replace: [string | RegExp, string][]): void {
  const shipped = fs.readFileSync(path.join(root, 'rules', 'goods', 'net-above-gross.yaml'), 'utf8');
  const changed = replace.reduce((content, [from, to]) => content.replace(from, to), shipped);
  fs.mkdirSync(path.join(rulesDir, 'goods'), { recursive: true });
  fs.writeFileSync(path.join(rulesDir, 'goods', name), changed);
}

beforeEach(() => {
  rulesDir = fs.mkdtempSync(path.join(os.tmpdir(), 'rules-'));
});
afterEach(() => fs.rmSync(rulesDir, { recursive: true, force: true }));

describe('rules check', () => {
  it('finds the shipped rules right', () => {
    expect(run(['check'], path.join(root, 'rules'))).toMatchObject({ code: 0, err: '' });
  });

  it('names file, line, column, rule and the right name of a wrong fact', () => {
    writeRule('a.yaml', [[/goods\.netAboveGross\n/u, 'goods.netAboveGros\n']]);
    const { code, err } = run(['check']);
    expect(code).toBe(1);
    expect(err).toMatch(
      /goods\/a\.yaml:\d+:\d+ goods\/a: unknown fact `goods\.netAboveGros`: did you mean `goods\.netAboveGross`\?\n1 problem\n$/u,
    );
  });

  it('answers 2 where there are no rules to read', () => {
    expect(run(['check'], path.join(rulesDir, 'absent')).code).toBe(2);
    expect(run(['check']).code).toBe(2);
  });
});

describe('rules test', () => {
  it('passes every test of the shipped rules', () => {
    const { code, out, err } = run(['test'], path.join(root, 'rules'));
    expect(err).toBe('');
    expect(code).toBe(0);
    expect(out).toMatch(/^\d+ rules, \d+ tests passed, 0 failed\n$/u);
  });

  it('shows what failed with its line', () => {
    writeRule('a.yaml', []);
    writeRule('b.yaml', [['goods.netAboveGross', '!goods.netAboveGross']]);
    const { code, out, err } = run(['test']);
    expect(code).toBe(1);
    expect(out).toBe('2 rules, 2 tests passed, 2 failed\n');
    expect(err).toMatch(/goods\/b\.yaml:\d+ goods\/b: ".+": expected hit, got quiet\n/u);
    expect(err).toMatch(/expected quiet, got hit\n/u);
  });

  it('names what a rule lacked', () => {
    writeRule('c.yaml', [
      ['goods.netAboveGross', 'documents.noReExportClause'],
      [/expect: quiet/u, 'expect: quiet'],
    ]);
    expect(run(['test']).err).toMatch(/expected hit, got undetermined, for want of documents\.noReExportClause\n/u);
  });
});

describe('rules list', () => {
  it('shows one line a rule', () => {
    writeRule('a.yaml', [['tests:', 'effective: { from: "2024-01-01" }\ntests:']]);
    const lines = run(['list']).out.split('\n');
    expect(lines[0]).toMatch(/^rule\s+severity\s+points\s+in force\s+title$/u);
    expect(lines[1]).toBe('goods/a  medium    25      from 2024-01-01  Net weight above gross weight');
  });

  it('gives the same as JSON', () => {
    writeRule('a.yaml', []);
    expect(JSON.parse(run(['list', '--json']).out)).toMatchObject([
      { id: 'goods/a', severity: 'medium', points: 25, effective: { from: null, to: null } },
    ]);
  });
});

it.each([[[]], [['chek']], [['check', '--json']], [['list', '--all']]])('explains its usage for %j', (args) => {
  const { code, err } = run(args);
  expect(code).toBe(2);
  expect(err).toContain('usage: truebearing rules check');
});
