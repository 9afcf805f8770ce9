// Waits until the test run that started it is gone, however it ended, and then stops the run's PostgreSQL and removes its folder.
'use strict';
const fs = require('node:fs');
const path = require('node:path');

const dir = process.argv[2];

/** The server of this folder, as its own lock file names it. */
function serverPid() {
  try {
    return Number(fs.readFileSync(path.join(dir, 'postgres/data/postmaster.pid'), 'utf8').split('\n')[0]);
  } catch {
    return undefined; // stopped already
  }
}

function cleanUp() {
  const pid = serverPid();
  if (pid) {
    try {
      process.kill(pid, 'SIGINT');
    } catch {
      // It went by itself in the meantime.
    }
  }
  setTimeout(() => fs.rmSync(dir, { recursive: true, force: true, maxRetries: 5 }), pid ? 1000 : 0);
}

// The run holds the other end of standard input; its end, even by kill -9, closes it.
process.on('SIGINT', () => undefined);
process.stdin.resume().on('end', cleanUp);
