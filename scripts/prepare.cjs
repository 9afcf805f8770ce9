// Gets a fresh checkout ready: installs packages, generates the database client and builds, each only when what is there is out of date.
// Needs nothing but Node. `node scripts/prepare.cjs --stamp` notes that the build is up to date (the last step of `npm run build`).
'use strict';
const { spawnSync } = require('node:child_process');
const { createHash } = require('node:crypto');
const fs = require('node:fs');
const path = require('node:path');

const ROOT = path.resolve(__dirname, '..');
const BUILD_STAMP = path.join(ROOT, 'dist', '.sources');
const CLIENT_STAMP = path.join(ROOT, 'src', 'generated', '.schema');
const LEAST_NODE = [20, 19];
/** What the build reads. */
const SOURCES = [
  'src',
  'prisma/schema',
  'console',
  'nest-cli.json',
  'tsconfig.json',
  'tsconfig.build.json',
  'package-lock.json',
  'scripts/prisma.cjs',
];
const NOT_SOURCES = new Set(['node_modules', 'dist', 'generated']);

/** Ends the process with a plain sentence where Node is too old to run anything here. */
function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > LEAST_NODE[0] || (major === LEAST_NODE[0] && minor >= LEAST_NODE[1])) return;
  console.error(`TrueBearing needs Node ${LEAST_NODE.join('.')} or newer; this is ${process.versions.node}.`);
  process.exit(1);
}

/** Every package that the lock file names is there in its version (those for other platforms aside), whoever installed it. */
function isInstalled() {
  const wanted = readPackages(path.join(ROOT, 'package-lock.json'));
  const found = readPackages(path.join(ROOT, 'node_modules', '.package-lock.json'));
  return Object.entries(wanted).every(([name, { version, optional, link }]) => {
    if (name === '' || optional || link || version === undefined) return true;
    return found[name]?.version === version;
  });
}

function readPackages(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8')).packages;
  } catch {
    return {};
  }
}

function prepareInstall({ quiet = false } = {}) {
  checkNode();
  if (isInstalled()) return;
  say(quiet, 'installing packages (once; about a minute)');
  runNpm(['ci', '--no-audit', '--no-fund', '--include=dev'], quiet);
}

/** Packages and the generated database client: what the tests need. */
function prepareClient({ quiet = false } = {}) {
  prepareInstall({ quiet });
  const hash = hashOf(['prisma/schema', 'package-lock.json']);
  if (readStamp(CLIENT_STAMP) === hash && fs.existsSync(path.join(ROOT, 'src/generated/prisma/client.ts'))) return;
  run(process.execPath, [path.join(ROOT, 'scripts/prisma.cjs'), 'generate'], quiet);
  fs.writeFileSync(CLIENT_STAMP, hash);
}

/** Packages and the build in `dist/`. */
function prepareBuild({ quiet = false } = {}) {
  prepareInstall({ quiet });
  if (readStamp(BUILD_STAMP) === hashOf(SOURCES) && fs.existsSync(path.join(ROOT, 'dist/main.js'))) return;
  say(quiet, 'building');
  runNpm(['run', 'build'], quiet);
  stampBuild();
}

function stampBuild() {
  fs.writeFileSync(BUILD_STAMP, hashOf(SOURCES));
}

function readStamp(file) {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

/** One hash over names and content, so that a touched or freshly cloned file does not count as changed. */
function hashOf(places) {
  const hash = createHash('sha256');
  for (const place of places) {
    for (const file of filesUnder(path.join(ROOT, place))) {
      hash.update(`${path.relative(ROOT, file)}\0`);
      hash.update(fs.readFileSync(file));
    }
  }
  return hash.digest('hex');
}

function filesUnder(place) {
  const about = fs.statSync(place, { throwIfNoEntry: false });
  if (!about) return [];
  if (about.isFile()) return [place];
  return fs
    .readdirSync(place)
    .filter((name) => !NOT_SOURCES.has(name) && !name.endsWith('.spec.ts'))
    .sort()
    .flatMap((name) => filesUnder(path.join(place, name)));
}

/** The npm that started us, or the one on the path. */
function runNpm(args, quiet) {
  const own = process.env.npm_execpath;
  if (own && /\.c?js$/.test(own)) run(process.execPath, [own, ...args], quiet);
  else run('npm', args, quiet);
}

function run(command, args, quiet) {
  const done = spawnSync(command, args, {
    cwd: ROOT,
    stdio: quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit',
    encoding: 'utf8',
    shell: process.platform === 'win32' && command === 'npm',
  });
  if (done.status === 0) return;
  if (quiet) console.error(`${done.stdout ?? ''}${done.stderr ?? ''}`);
  console.error(
    `failed: ${[path.basename(command), ...args].join(' ')}${done.error ? ` (${done.error.message})` : ''}`,
  );
  process.exit(done.status || 1);
}

function say(quiet, message) {
  if (!quiet) console.error(`TrueBearing: ${message} …`);
}

module.exports = { checkNode, prepareBuild, prepareClient, prepareInstall, ROOT };

if (require.main === module && process.argv.includes('--stamp')) stampBuild();
