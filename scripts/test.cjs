// `npm test`: installs and builds what is missing, runs every test that this machine can run, and says what it left out and why.
// Arguments go to Jest: `npm test -- src/screening`. The last line is `N passed, N failed`.
'use strict';
const { spawnSync } = require('node:child_process');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { prepareBuild, prepareClient, ROOT } = require('./prepare.cjs');

/** Groups that need a program which need not be there; their specs look for it in the same way. */
const GROUPS = [
  { name: 'queue on Redis', given: 'TEST_REDIS_URL', programs: ['redis-server', 'valkey-server'] },
  { name: 'browser', given: 'TEST_CHROMIUM', programs: ['chromium', 'chromium-browser', 'google-chrome', 'chrome'] },
];

function isOnPath(program) {
  return (process.env.PATH ?? '')
    .split(path.delimiter)
    .some((folder) => folder !== '' && fs.existsSync(path.join(folder, program)));
}

function skippedGroups() {
  return GROUPS.filter(({ given, programs }) => !process.env[given] && !programs.some(isOnPath)).map(
    ({ name, programs }) => `skipped: ${name} (${programs[0]} not found on the PATH)`,
  );
}

function runJest(args) {
  const report = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'truebearing-report-')), 'report.json');
  const workers = args.some((arg) => /^(-i|-w|--runInBand|--maxWorkers)/.test(arg))
    ? []
    : [`--maxWorkers=${Math.max(2, os.cpus().length - 1)}`];
  const jest = path.join(ROOT, 'node_modules/jest/bin/jest.js');
  const done = spawnSync(process.execPath, [jest, ...workers, ...args, '--json', `--outputFile=${report}`], {
    cwd: ROOT,
    // Jest prints its report as JSON as well; the one in the file is enough.
    stdio: ['inherit', 'ignore', 'inherit'],
  });
  const result = fs.existsSync(report) ? JSON.parse(fs.readFileSync(report, 'utf8')) : undefined;
  fs.rmSync(path.dirname(report), { recursive: true, force: true });
  return { status: done.status ?? 1, result };
}

prepareClient();
prepareBuild();
const { status, result } = runJest(process.argv.slice(2));
for (const line of skippedGroups()) console.log(line);
for (const { name } of (result?.testResults ?? []).filter(
  (file) => file.assertionResults.length > 0 && file.assertionResults.every((test) => test.status === 'pending'),
)) {
  console.log(`skipped: ${path.relative(ROOT, name)} (says why above)`);
}
// A file that could not even be loaded counts as a failure.
const failed = result ? result.numFailedTests + result.numRuntimeErrorTestSuites : 1;
console.log(`${result?.numPassedTests ?? 0} passed, ${failed} failed`);
process.exitCode = status === 0 && failed > 0 ? 1 : status;
