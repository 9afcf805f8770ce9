// `npm test`: installs and builds what is missing, runs every test that this machine can run, and says what it left out and why.
// Arguments go to Jest: `npm test -- src/screening`. The last line is `N passed, N failed`.
'use strict';
const { spawnSync } = require('node:child_process');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { prepareBuild, prepareClient, ROOT } = require('./prepare.cjs');

/** Groups that need a program which need not be there. */
const GROUPS = [
  {
    name: 'queue on Redis',
    given: ['TEST_REDIS_URL', 'TEST_REDIS_SERVER'],
    programs: ['redis-server', 'valkey-server'],
  },
  { name: 'browser', given: ['TEST_CHROMIUM'], programs: ['chromium', 'chromium-browser', 'google-chrome', 'chrome'] },
];

function findProgram(names) {
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  for (const name of names) {
    const folder = folders.find((place) => place !== '' && fs.existsSync(path.join(place, name)));
    if (folder !== undefined) return path.join(folder, name);
  }
  return undefined;
}

/** Environment for the specs, and a line for each group that is left out. */
function lookAround() {
  const env = {};
  const skipped = [];
  for (const { name, given, programs } of GROUPS) {
    const program = findProgram(programs);
    if (program) env[given[given.length - 1]] = program;
    else if (!given.some((variable) => process.env[variable]))
      skipped.push(`skipped: ${name} (${programs[0]} not found on the PATH)`);
  }
  return { env, skipped };
}

function runJest(args, env) {
  const report = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'truebearing-report-')), 'report.json');
  const workers = args.some((arg) => /^(-i|-w|--runInBand|--maxWorkers)/.test(arg))
    ? []
    : [`--maxWorkers=${Math.max(2, os.cpus().length - 1)}`];
  const jest = path.join(ROOT, 'node_modules/jest/bin/jest.js');
  const done = spawnSync(process.execPath, [jest, ...workers, ...args, '--json', `--outputFile=${report}`], {
    cwd: ROOT,
    // Jest prints its report as JSON as well; the one in the file is enough.
    stdio: ['inherit', 'ignore', 'inherit'],
    env: { ...process.env, ...env },
  });
  const result = fs.existsSync(report) ? JSON.parse(fs.readFileSync(report, 'utf8')) : undefined;
  fs.rmSync(path.dirname(report), { recursive: true, force: true });
  return { status: done.status ?? 1, result };
}

prepareClient();
prepareBuild();
const { env, skipped } = lookAround();
const { status, result } = runJest(process.argv.slice(2), env);
for (const line of skipped) console.log(line);
for (const { name } of (result?.testResults ?? []).filter(
  (file) => file.assertionResults.length > 0 && file.assertionResults.every((test) => test.status === 'pending'),
)) {
  console.log(`skipped: ${path.relative(ROOT, name)} (says why above)`);
}
// A file that could not even be loaded counts as a failure.
const failed = result ? result.numFailedTests + result.numRuntimeErrorTestSuites : 1;
console.log(`${result?.numPassedTests ?? 0} passed, ${failed} failed`);
process.exitCode = status === 0 && failed > 0 ? 1 : status;
