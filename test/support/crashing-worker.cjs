// A worker that dies in the middle of its job, as a killed process does. Started by the queue's spec; its options come as JSON.
'use strict';
const { createPostgresBackend, setDefaultBackendFactory, Worker } = require('bullmq');
const { Pool } = require('pg');

const { queue, databaseUrl, redisUrl, prefix } = JSON.parse(process.argv[2]);
let connection = { url: redisUrl, maxRetriesPerRequest: null };
if (!redisUrl) {
  setDefaultBackendFactory(createPostgresBackend);
  connection = new Pool({ connectionString: databaseUrl, options: '-c search_path=bullmq' });
}
const dieAtOnce = async () => process.kill(process.pid, 'SIGKILL');
new Worker(queue, dieAtOnce, { connection, prefix, lockDuration: 1000, stalledInterval: 500 });
