// Node's pools of connections, with every connection opened by the guard.
import * as http from 'node:http';
import * as https from 'node:https';
import type { Duplex } from 'node:stream';
import type { DestinationPolicy } from './destination-policy';
import { openChecked } from './guarded-connect';
import type { Resolver } from './resolver';

/** Kept for the next delivery; how long, the receiver's `Keep-Alive` says. */
const POOL = { keepAlive: true, maxFreeSockets: 8, scheduling: 'lifo', timeout: 30_000 } as const;

interface ConnectionOptions {
  host?: string | null | undefined;
  port?: number | string | null | undefined;
}
type Connected = (error: Error | null, socket: Duplex) => void;

function open(
  protocol: string,
  { host, port }: ConnectionOptions,
  { policy, resolver }: { policy: DestinationPolicy; resolver: Resolver },
  done: Connected,
): void {
  const target = {
    protocol,
    hostname: (host ?? '').replace(/^\[(.*)\]$/u, '$1').replace(/\.$/u, ''),
    port: Number(port),
  };
  openChecked(target, policy, resolver).then(
    (socket) => done(null, socket),
    // Node looks at the error first; there is no socket then.
    (error: Error) => done(error, undefined as unknown as Duplex),
  );
}

export class GuardedHttpAgent extends http.Agent {
  constructor(private readonly guard: { policy: DestinationPolicy; resolver: Resolver }) {
    super(POOL);
  }

  override createConnection(options: ConnectionOptions, done?: Connected): undefined {
    if (done) open('http:', options, this.guard, done);
    return undefined;
  }
}

export class GuardedHttpsAgent extends https.Agent {
  constructor(private readonly guard: { policy: DestinationPolicy; resolver: Resolver }) {
    super(POOL);
  }

  override createConnection(options: ConnectionOptions, done?: Connected): undefined {
    if (done) open('https:', options, this.guard, done);
    return undefined;
  }
}
