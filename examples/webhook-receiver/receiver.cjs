// A receiver of webhooks in one file: verifies with the reference library, takes every event once, answers at once and works afterwards.
//   npm install standardwebhooks
//   WEBHOOK_SECRET=whsec_… PORT=4000 node receiver.cjs
'use strict';
const http = require('node:http');
const { Webhook } = require('standardwebhooks');

const LONGEST_BODY = 5 * 1024 * 1024;

/**
 * @param secret as it was shown when the endpoint was registered
 * @param work what is to be done about an event; called once for each
 */
function createReceiver(secret, work) {
  const webhook = new Webhook(secret);
  // A real one keeps these where it keeps its cases, in the same transaction.
  const taken = new Set();
  return http.createServer((request, response) => {
    const chunks = [];
    let length = 0;
    request.on('data', (chunk) => {
      length += chunk.length;
      if (length > LONGEST_BODY) request.destroy();
      else chunks.push(chunk);
    });
    request.on('end', () => {
      // As it came: a body that was parsed and written again has other bytes.
      const body = Buffer.concat(chunks).toString('utf8');
      let event;
      try {
        event = webhook.verify(body, request.headers);
      } catch {
        response.writeHead(401).end();
        return;
      }
      const id = request.headers['webhook-id'];
      const isNew = !taken.has(id);
      taken.add(id);
      response.writeHead(204).end();
      if (isNew) work(event, id);
    });
  });
}

module.exports = { createReceiver };

if (require.main === module) {
  const port = Number(process.env.PORT ?? 4000);
  createReceiver(process.env.WEBHOOK_SECRET ?? '', ({ type, data }) =>
    console.log(type, data.reference ?? data.message ?? '', data.verdict ?? '', data.link ?? ''),
  ).listen(port, '127.0.0.1', () => console.log(`listening on http://127.0.0.1:${port}`));
}
