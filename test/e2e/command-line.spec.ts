// The command line as it is called: what it prints, says and returns.
import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { parse } from 'csv-parse/sync';
import type { Assessment } from '../../src/screening/assessment';
import { callCli, CLI, describeCli } from '../support/command-line';

const assessmentsOf = (out: string): Assessment[] =>
  out
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Assessment);

describeCli()('truebearing', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'truebearing-cli-'));
  afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

  it('shows its commands and its version', () => {
    expect(callCli(['--help'])).toMatchObject({ code: 0, out: expect.stringContaining('screen FILE') as string });
    expect(callCli(['--version'])).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/u) as string,
    });
  });

  it.each([
    [['frob'], 'unknown command "frob"'],
    [['screen'], 'usage: truebearing screen'],
    [['screen', '--bogus', '-'], "Unknown option '--bogus'"],
    [['screen', '-', '--format', 'xml'], '--format must be csv or ndjson'],
    [['screen', '/no/such/file.csv'], 'cannot read /no/such/file.csv'],
    [['screen', '-', '--out', '/no/such/folder/x'], 'cannot write /no/such/folder/x'],
    [['classify', '-'], 'the file is empty'],
    [['route'], 'usage: truebearing route'],
    [['route', '--from', 'DE', '--map', '/no/such/folder/x.svg'], 'cannot write /no/such/folder/x.svg'],
    [['route', '--from', 'DE', '--to', 'KZ', '--date', 'soon'], '--date "soon"'],
    [[], 'no command is given'],
    [['route', '--from', 'Atlantis'], '--from "Atlantis"'],
    [['rules', 'frob'], 'usage: truebearing rules'],
  ])('%j is a usage error', (args, reason) => {
    const { code, out, err } = callCli(args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(reason);
    expect(err).not.toMatch(/\n\s+at /u);
  });

  it('stops at a variable that it does not know', () => {
    for (const args of [
      ['rules', 'list'],
      ['screen', '-'],
      ['route', '--from', 'DE', '--to', 'KZ'],
      ['classify', '-'],
    ]) {
      const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], {
        input: 'reference,description,hs_code\nA,Shoes,640399\n',
        encoding: 'utf8',
        env: { ...process.env, TRUEBEARING_RULE_DIR: 'x' },
      });
      expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
      expect(stderr).toContain('TRUEBEARING_RULE_DIR: unknown variable; did you mean TRUEBEARING_RULES_DIR?');
    }
  });

  it('takes a reference that comes again as the service does', () => {
    const file = ['reference,hs_code,quantity', 'A,640399,1', 'B,640399,1', 'A,640399,2', 'B,640399,1.0', 'A,640399,1'];
    const { code, out, err } = callCli(['screen', '-'], file.join('\n'));
    expect(code).toBe(1);
    expect(assessmentsOf(out).map(({ reference }) => reference)).toEqual(['A', 'B', 'B', 'A']);
    expect(err).toContain('row 3: column reference: is known already with other content (reference_conflict)\n');
    expect(err).toContain('2 requests screened, 1 rows rejected, 2 rows duplicate\n');
    const lines = ['A', 'B', 'A'].map((reference, index) =>
      JSON.stringify({ reference, goods: [{ hsCode: '640399', quantity: index }] }),
    );
    const json = callCli(['screen', '-', '--format', 'ndjson'], lines.join('\n'));
    expect(json.code).toBe(1);
    expect(json.err).toContain('line 3: /reference: is known already with other content');
  });

  it('refuses a JSON line that says a field twice', () => {
    const { code, err } = callCli(
      ['screen', '-', '--format', 'ndjson'],
      '{"reference":"A","goods":[],"reference":"B"}',
    );
    expect(code).toBe(1);
    expect(err).toContain('line 1: says /reference twice');
  });

  it('screens rows in input order and tells the rejected ones by row, column and reason', () => {
    const file = [
      'reference;hs_code;net_weight_kg;destination_country',
      'A;8482.10;"1 260,5";Қазақстан',
      'B;84;1;KZ',
      'C;640399',
      'D;640399;2;FR',
      'D;420292;1;FR',
    ];
    const { code, out, err } = callCli(['screen', '-'], file.join('\n'));
    expect(code).toBe(1);
    const assessments = assessmentsOf(out);
    expect(assessments.map(({ reference, goods }) => [reference, goods.length])).toEqual([
      ['A', 1],
      ['D', 2],
    ]);
    expect(assessments[0]?.goods[0]).toMatchObject({
      hsCode: '848210',
      categories: expect.arrayContaining(['bearings']) as string[],
    });
    expect(err).toContain('row 2: column hs_code: must have 4 to 10 digits, not 2\n');
    expect(err).toContain('row 3: the row has 2 cells, the header has 4\n');
  });

  it('screens JSON lines and JSON arrays, to a file as well', () => {
    const lines = [
      '{"reference":"A","goods":[{"hsCode":"848210"}]}',
      '{',
      '{"reference":"B"}',
      '{"reference":"C","goods":[{"description":"Shoes"}]}',
    ];
    const { code, out, err } = callCli(['screen', '-', '--format', 'ndjson'], lines.join('\n'));
    expect(code).toBe(1);
    expect(assessmentsOf(out).map(({ reference }) => reference)).toEqual(['A', 'C']);
    expect(err).toContain('line 2: is no JSON');
    expect(err).toContain('line 3: /goods: is required');

    const input = path.join(folder, 'in.json');
    const output = path.join(folder, 'out.ndjson');
    fs.writeFileSync(
      input,
      JSON.stringify(
        [lines[0], lines[3]].map((line) => JSON.parse(line ?? '') as unknown),
        null,
        2,
      ),
    );
    expect(callCli(['screen', input, '--out', output])).toMatchObject({ code: 0, out: '' });
    expect(assessmentsOf(fs.readFileSync(output, 'utf8')).map(({ reference }) => reference)).toEqual(['A', 'C']);
  });

  it('does not mind a reader that stops early', () => {
    const rows = Array.from({ length: 3000 }, (_, index) => `R${index},640399`);
    const input = path.join(folder, 'long.csv');
    fs.writeFileSync(input, ['reference,hs_code', ...rows].join('\n'));
    const shell = spawnSync('sh', ['-c', `"${process.execPath}" "${CLI}" screen "${input}" | head -n 1`], {
      encoding: 'utf8',
    });
    expect(assessmentsOf(shell.stdout)).toHaveLength(1);
    expect(shell.stderr).not.toContain('EPIPE');
  });

  it('classifies rows and keeps them', () => {
    const input = 'id;description;hs_code;note\n1;Deep groove ball bearings 6205;848210;"a;b"\n2;"Two\nlines"\n';
    const { code, out } = callCli(['classify', '-'], input);
    expect(code).toBe(0);
    const rows: string[][] = parse(out, { delimiter: ';' });
    expect(rows[0]).toEqual([
      'id',
      'description',
      'hs_code',
      'note',
      'categories',
      'chpl_tier',
      'identified_by',
      'contradiction',
    ]);
    expect(rows[1]?.slice(0, 4)).toEqual(['1', 'Deep groove ball bearings 6205', '848210', 'a;b']);
    expect(rows[1]?.[4]?.split(';')).toContain('bearings');
    expect(rows[2]).toEqual(['2', 'Two\nlines', '', '', '', '', '', '']);
  });

  it('draws a route, and prints the same as without', () => {
    const args = ['route', '--from', 'DE', '--to', 'KZ', '--places', 'Hamburg;Syrym;Oral'];
    const file = path.join(folder, 'route.svg');
    const drawn = callCli([...args, '--map', file]);
    expect({ code: drawn.code, out: drawn.out }).toEqual({ code: 0, out: callCli(args).out });
    expect(fs.readFileSync(file, 'utf8')).toMatch(/^<svg xmlns=[^]*>2 Syrym [^]*<\/svg>$/u);
  });

  it('classifies by the text where the code is none, and says so; cells stay as they are', () => {
    const input = 'description,hs_code\nBall bearings,12\n=cmd|calc,\nShoes,640399\n';
    const { code, out, err } = callCli(['classify', '-'], input);
    expect(code).toBe(0);
    expect(err).toBe('row 1: column hs_code: "12" is not used: a goods code has 4 to 10 digits, not 2\n');
    const rows: string[][] = parse(out);
    expect(rows.map(([description]) => description)).toEqual(['description', 'Ball bearings', '=cmd|calc', 'Shoes']);
  });

  it('analyses a route', () => {
    const { code, out } = callCli(['route', '--from', 'DE', '--to', 'KZ', '--places', 'Hamburg;Syrym;Oral']);
    expect(code).toBe(0);
    const {
      kind,
      path: countries,
      stops,
    } = JSON.parse(out) as { kind: string; path: string[]; stops: { name?: string }[] };
    expect(typeof kind).toBe('string');
    expect(countries[0]).toBe('DE');
    expect(stops.map(({ name }) => name !== undefined)).toEqual([true, true, true]);
  });

  it('checks the rules that ship', () => {
    expect(callCli(['rules', 'check']).code).toBe(0);
  });
});
