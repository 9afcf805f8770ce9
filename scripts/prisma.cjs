// Runs the Prisma command line. Each of its commands first fetches the native schema engine; generate, format and validate do not use it,
// so for these three (and no other: with a stand-in, migrate would claim success and do nothing) a stand-in stops the download.
'use strict';
const { spawnSync } = require('node:child_process');
const path = require('node:path');

const args = process.argv.slice(2);
const env = { ...process.env, PRISMA_HIDE_UPDATE_MESSAGE: '1', CHECKPOINT_DISABLE: '1' };
if (['generate', 'format', 'validate'].includes(args[0]) && !args.includes('--sql')) {
  env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath;
}
const cli = path.join(path.dirname(require.resolve('prisma/package.json')), 'build', 'index.js');
process.exit(spawnSync(process.execPath, [cli, ...args], { stdio: 'inherit', env }).status ?? 1);
