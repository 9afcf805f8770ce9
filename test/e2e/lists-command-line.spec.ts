// `truebearing lists`, as it is called, against a database of the test's own.
import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { createTestDatabase, type TestDatabase } from '../support/test-database';

const CLI = path.resolve(__dirname, '..', '..', 'dist', 'cli.js');
const built = fs.existsSync(CLI);
if (!built) console.log('skipped: dist/ is not built, so there is no command line to call');

const SDN = '101,"ORLAN TRADE LLC",-0- ,"RUSSIA-EO14024",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \r\n';

(built ? describe : describe.skip)('truebearing lists', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'truebearing-lists-'));
  let database: TestDatabase;

  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(async () => {
    await database.drop();
    fs.rmSync(folder, { recursive: true, force: true });
  });

  function call(args: string[], env: Record<string, string> = {}): { code: number | null; out: string; err: string } {
    const own = { DATABASE_URL: database.url, TRUEBEARING_DATA_DIR: folder };
    const options = { encoding: 'utf8', env: { ...process.env, ...own, ...env } } as const;
    const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, 'lists', ...args], options);
    return { code: status, out: stdout, err: stderr };
  }

  function write(name: string, text: string): string {
    const file = path.join(folder, name);
    fs.writeFileSync(file, text);
    return file;
  }

  const own = (count: number): string =>
    `name\n${Array.from({ length: count }, (_, index) => `Company ${index}\n`).join('')}`;

  it('imports a list with what lies beside it, and shows it', () => {
    const file = write('sdn.csv', SDN);
    write('alt.csv', '101,1,"aka","OOO ORLAN TREID",-0- \r\n');
    expect(call(['status'])).toMatchObject({ code: 0, out: '', err: 'no list is imported or configured\n' });
    expect(call(['import', 'us-ofac-sdn', file])).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^us-ofac-sdn: 1 entries, sha256:[0-9a-f]{64}, in use\n$/u) as string,
    });
    expect(call(['import', 'us-ofac-sdn', file]).out).toMatch(/nothing new\n$/u);
    expect(call(['status'])).toMatchObject({ code: 0, out: 'us-ofac-sdn\tready\t1 entries\tno day\t0 h\n' });
    const { code, out } = call(['status', '--json'], { TRUEBEARING_LISTS: 'eu-fsf' });
    const views = JSON.parse(out) as { source: string; state: string }[];
    expect([code, views.map(({ source, state }) => [source, state])]).toEqual([
      1,
      [
        ['eu-fsf', 'failed'],
        ['us-ofac-sdn', 'ready'],
      ],
    ]);
  });

  it('refuses a list that became much smaller, until it is accepted', () => {
    expect(call(['import', 'ours', write('ours.csv', own(10))]).code).toBe(0);
    const refused = call(['import', 'ours', write('ours.csv', own(5))]);
    expect([refused.code, refused.out]).toEqual([1, '']);
    expect(refused.err).toContain('the version in use stays: 5 entries are 50 % fewer than the 10 in use');
    expect(call(['import', 'ours', write('ours.csv', own(5)), '--force'])).toMatchObject({ code: 0 });
    expect(call(['import', 'ours', write('ours.csv', own(6)), '--candidate']).out).toMatch(
      /waiting to be taken into use\n$/u,
    );
  });

  it('says which entries it left out', () => {
    const { code, err } = call(['import', 'gaps', write('gaps.csv', 'name,country\nOrlan,KZ\n,KZ\n')]);
    expect([code, err]).toEqual([1, 'gaps.csv: row 3: left out, no name\n']);
  });

  it.each([
    [[], 'usage: truebearing lists'],
    [['import', 'ours'], 'usage: truebearing lists'],
    [['status', 'ours'], 'usage: truebearing lists'],
    [['import', 'ours', '/no/such/file'], 'cannot read /no/such/file'],
    [['import', 'Our List', __filename], 'must be small letters'],
    [['import', 'us-ofac-sdnn', path.join(folder, 'sdn.csv')], 'no such list: did you mean us-ofac-sdn?'],
    [['import', 'eu-fsf', path.join(folder, 'sdn.csv')], 'The file holds us-ofac-sdn, not eu-fsf'],
    [['import', 'ours', __filename], 'no list of a known format'],
    [['import', 'ours', __filename, '--measure', 'all'], '--measure must be one of'],
  ])('%j is a usage error', (args, reason) => {
    const { code, out, err } = call(args);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(reason);
    expect(err).not.toMatch(/\n\s+at /u);
  });
});
