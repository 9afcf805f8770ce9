// `truebearing match-names`, `search-names` and `screen --lists`, as they are called.
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { parse } from 'csv-parse/sync';
import type { Assessment } from '../../src/screening/assessment';
import { callCli, describeCli } from '../support/command-line';

const rowsOf = (out: string, delimiter = ','): Record<string, string>[] => parse(out, { columns: true, delimiter });

const LIST =
  'id,name,aliases,country,registration_number\n' +
  'A1,OOO Severny Veter,Northern Wind LLC,RU,7707083893\nA2,Al Noor Bearings FZE,,AE,\n';

describeCli()('truebearing', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'truebearing-names-'));
  const file = (name: string, text: string): string => {
    fs.writeFileSync(path.join(folder, name), text);
    return path.join(folder, name);
  };
  const ours = file('our-partners.csv', LIST);
  const others = file('others.csv', 'name,country\nZhuldyz Trade LLP,KZ\n');
  afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

  describe('match-names', () => {
    it('adds score and match to the same rows, in their order and with their other columns', () => {
      const { code, out, err } = callCli(
        ['match-names', '-'],
        'note;query;candidate;schema\n"a;b";ТОО «Жулдыз Трейд»;Zhuldyz Trade LLP;Company\n;Olaf Scholz;Maria Petrova;Person\n',
      );
      expect({ code, err }).toEqual({ code: 0, err: '2 pairs compared, 1 match, 0 rows rejected\n' });
      expect(out.split('\n')[0]).toBe('note;query;candidate;schema;score;match');
      const [same, other] = rowsOf(out, ';');
      expect(same).toMatchObject({ note: 'a;b', query: 'ТОО «Жулдыз Трейд»', match: 'true' });
      expect(same?.['score']).toMatch(/^0\.\d{3}$/u);
      expect(Number(same?.['score'])).toBeGreaterThan(0.9);
      expect(other).toMatchObject({ query: 'Olaf Scholz', match: 'false' });
      expect(Number(other?.['score'])).toBeLessThan(0.5);
    });

    it('rejects rows without a name by number and goes on', () => {
      const long = 'x'.repeat(1001);
      const { code, out, err } = callCli(
        ['match-names', '-'],
        `query,candidate\n,Orlan\nOrlan\nOrlan,Orlan,more\nOrlan,Орлан\n${long},Orlan\n`,
      );
      expect(code).toBe(1);
      expect(err.split('\n')).toEqual([
        'row 1: column query: must not be empty',
        'row 2: column candidate: must not be empty',
        'row 3: the row has 3 cells, the header has 2',
        'row 5: column query: has 1001 characters, a name has at most 1000',
        '1 pairs compared, 1 match, 4 rows rejected',
        '',
      ]);
      expect(rowsOf(out)).toHaveLength(1);
    });

    it('reads UTF-16 and Windows-1251', () => {
      const text = 'query\tcandidate\r\nОрлан Трейд\tOrlan Trade\r\n';
      const { code, out } = callCli(['match-names', '-'], Buffer.from(`\ufeff${text}`, 'utf16le'));
      expect([code, rowsOf(out, '\t')[0]]).toMatchObject([0, { query: 'Орлан Трейд', match: 'true' }]);
      const cp1251 = Buffer.from(
        [...'query,candidate\nОрлан,Орлан\n'].map((letter) => {
          const code = letter.codePointAt(0) ?? 0;
          return code < 128 ? code : code - 0x350;
        }),
      );
      expect(rowsOf(callCli(['match-names', '-'], cp1251).out)[0]).toMatchObject({ query: 'Орлан', match: 'true' });
    });
  });

  describe('search-names', () => {
    it('finds listed parties in any spelling, best first', () => {
      const input = 'query,country\nСеверный Ветер,Россия\nالنور بيرنغز,AE\nЖулдыз Трейд,KZ\n';
      const { code, out, err } = callCli(['search-names', '-', '--lists', ours, others], input);
      expect([code, out.split('\n')[0]]).toEqual([0, 'query,rank,score,entry_id,list,name']);
      const rows = rowsOf(out);
      expect(rows.find(({ query }) => query === 'Северный Ветер')).toMatchObject({
        rank: '1',
        entry_id: 'A1',
        list: 'our-partners',
        name: 'OOO Severny Veter',
      });
      expect(rows.find(({ query }) => query === 'Жулдыз Трейд')).toMatchObject({ rank: '1', list: 'others' });
      expect(rows.every(({ score }) => /^[01]\.\d{3}$/u.test(score ?? ''))).toBe(true);
      expect(err).toContain('our-partners: 2 entries\nothers: 1 entries\n');
      expect(err).toMatch(/3 names searched, \d without a candidate, 0 rows rejected\n$/u);
    });

    it('gives at most as many candidates as asked for, and none for a name of legal forms', () => {
      const twins = file('twins.csv', 'name\nOrlan Trade\nOrlan Trading\nOrlan Treid\n');
      const args = (limit: string): string[] => ['search-names', '--lists', twins, '--limit', limit, '-'];
      expect(rowsOf(callCli(args('2'), 'query\nOrlan Trade\n').out).map(({ rank }) => rank)).toEqual(['1', '2']);
      expect(rowsOf(callCli(args('9'), 'query\nOrlan Trade\n').out)).toHaveLength(3);
      const { code, out, err } = callCli(args('2'), 'query\nTRADING COMPANY LTD\n');
      expect([code, out]).toEqual([0, 'query,rank,score,entry_id,list,name\n']);
      expect(err).toContain('1 names searched, 1 without a candidate');
    });

    it('searches without a country that it cannot read, and rejects rows without a name', () => {
      const { code, out, err } = callCli(
        ['search-names', '-', '--lists', others],
        'query,country\nZhuldyz,Narnia\n,KZ\n',
      );
      expect(code).toBe(1);
      expect(rowsOf(out)).toMatchObject([{ query: 'Zhuldyz' }]);
      expect(err).toContain('row 1: column country: "Narnia" is not used: no such country');
      expect(err).toContain('row 2: column query: must not be empty');
    });
  });

  describe('screen --lists', () => {
    const request = JSON.stringify({
      reference: 'A',
      requestedAt: '2026-03-01',
      goods: [{ hsCode: '640399' }],
      parties: [{ role: 'consignee', name: 'Северный Ветер', country: 'RU', registrationNumber: '7707083893' }],
    });
    const screen = (args: string[]): Assessment =>
      JSON.parse(callCli(['screen', '-', '--format', 'ndjson', ...args], request).out) as Assessment;

    it('names who is on a list, and pins the lists', () => {
      const [without, listed] = [screen([]), screen(['--lists', ours, others])];
      const rules = (of: Assessment): string[] => of.hits.map(({ rule }) => rule);
      expect(rules(without).some((rule) => rule === 'parties/on-end-user-list')).toBe(false);
      expect(rules(listed)).toContain('parties/on-end-user-list');
      expect(without.listsAsOf).toBeNull();
      expect(listed.listsAsOf).toMatch(/^\d{4}-\d\d-\d\dT00:00:00Z$/u);
      expect(listed.versions.lists).not.toBe(without.versions.lists);
    });

    it('has one version for the same lists in any order', () => {
      const versions = [[ours, others], [others, ours], [ours]].map(
        (lists) => screen(['--lists', ...lists]).versions.lists,
      );
      expect(versions[0]).toBe(versions[1]);
      expect(versions[2]).not.toBe(versions[0]);
    });
  });

  it.each([
    [['match-names'], 'usage: truebearing match-names FILE'],
    [['match-names', '-', 'x'], 'usage: truebearing match-names FILE'],
    [['match-names', '-'], 'the column `candidate` is missing', 'query,other\na,b\n'],
    [['match-names', '-'], 'both mean `query`', 'query,candidate,Query\na,b,c\n'],
    [['match-names', '-'], 'the file is empty'],
    [['search-names', '-'], 'usage: truebearing search-names FILE --lists FILE…'],
    [['search-names', '-', '--lists', '/no/such/list'], '/no/such/list: the file cannot be read'],
    [['search-names', '-', '--lists', __filename], 'no list of a known format'],
    [['search-names', '-', '--lists', ours, '--limit', '0'], '--limit must be a whole number from 1 to 100, not "0"'],
    [['search-names', '-', '--lists', ours, '--limit', '101'], '--limit must be'],
    [['search-names', '-', '--lists', ours], 'the column `query` is missing', 'name\nOrlan\n'],
    [['screen', '-', '--lists', '/no/such/list'], '/no/such/list: the file cannot be read'],
  ])('%j is a usage error', (args, reason, input = '') => {
    const { code, out, err } = callCli(args, input);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(reason);
    expect(err).not.toMatch(/\n\s+at /u);
  });
});
