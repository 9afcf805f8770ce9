// What a caller still sends when its answer is decided already: it is read and thrown away, so that the connection serves the next call.
import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';

/** After this the caller has had time enough to see the answer: the connection is closed. */
const DRAIN_LIMIT_MS = 30_000;

/**
 * The chunks of a body. Leaving off early leaves the body as it is: destroying it, as a plain loop or a pipeline does, would take the connection
 * and the answer on it along.
 */
export async function* chunksOf(body: Readable): AsyncGenerator<Buffer, undefined> {
  for await (const chunk of body.iterator({ destroyOnReturn: false })) yield chunk as Buffer;
  return undefined;
}

/** Node reads on by itself only where nobody has begun to read the body. */
export function drainAfterAnswers(server: FastifyInstance): void {
  server.addHook('onResponse', ({ raw }, _reply, done) => {
    drain(raw);
    done();
  });
}

function drain(body: IncomingMessage): void {
  if (body.readableEnded || body.destroyed) return;
  const tooLate = setTimeout(() => body.destroy(), DRAIN_LIMIT_MS).unref();
  body.once('close', () => clearTimeout(tooLate));
  body.once('end', () => clearTimeout(tooLate));
  body.unpipe();
  body.on('data', () => undefined);
  body.removeAllListeners('readable');
  body.resume();
}
