// `npm start`: installs and builds what is missing, then runs the service in this process, so that signals and memory are its own.
// `npm run demo` (--demo) loads examples/ through the API once the service is ready.
'use strict';
const fs = require('node:fs');
const path = require('node:path');
const { prepareBuild, ROOT } = require('./prepare.cjs');

async function loadDemo(running) {
  const { url, credentialsFile } = await running;
  const { apiKey, email, password } = JSON.parse(fs.readFileSync(credentialsFile, 'utf8'));
  const { loadExamples } = require(path.join(ROOT, 'dist/demo.js'));
  const lines = await loadExamples({ url, apiKey, examplesDir: path.join(ROOT, 'examples') });
  console.log(`\nexamples:\n  ${lines.join('\n  ')}\n\nsign in at ${url} as ${email} with ${password}\n`);
}

/** npm runs scripts in a shell that passes no signal on: where npm is stopped alone, only our parent's end tells. */
function stopWithNpm() {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, 500);
  watch.unref();
}

prepareBuild();
stopWithNpm();
const { running } = require(path.join(ROOT, 'dist/main.js'));
if (process.argv.includes('--demo')) {
  loadDemo(running).catch((error) => console.error(`the examples were not loaded: ${error.message}`));
}
