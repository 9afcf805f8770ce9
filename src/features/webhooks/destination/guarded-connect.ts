// Opens the connection of a webhook: resolves the name itself, checks every address, connects to a checked one and looks once more where it has arrived.
// A resolver hook alone would not do: it is not asked for literal addresses, and a name may resolve to something else the next time (DNS rebinding).
import { connect as connectTcp, isIP, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { checkAddress, DestinationBlocked, type DestinationPolicy, readDestination } from './destination-policy';
import type { Resolver } from './resolver';

const CONNECT_LIMIT_MS = 10_000;

export interface Target {
  protocol: string;
  hostname: string;
  port: number;
}

/**
 * The addresses that a target may be reached at.
 * @throws DestinationBlocked where one of them is not allowed; an error of the resolver where there is none
 */
export async function findAllowedAddresses(
  target: Target,
  policy: DestinationPolicy,
  resolver: Resolver,
): Promise<string[]> {
  const literal = isIP(target.hostname) !== 0;
  // The text is judged here as well: the endpoint may be older than the setting.
  const host = isIP(target.hostname) === 6 ? `[${target.hostname}]` : target.hostname;
  readDestination(`${target.protocol}//${host}:${target.port}`, policy);
  const addresses = literal ? [target.hostname] : await resolver.resolve(target.hostname);
  if (addresses.length === 0) throw new Error(`${target.hostname} has no address`);
  for (const address of addresses) checkAddress(address, target, policy);
  return addresses;
}

/**
 * Opens a connection that goes nowhere else than the policy allows, with TLS where the target asks for it.
 * @throws DestinationBlocked, or what kept it from connecting
 */
export async function openChecked(target: Target, policy: DestinationPolicy, resolver: Resolver): Promise<Socket> {
  const deadline = AbortSignal.timeout(CONNECT_LIMIT_MS);
  const addresses = await Promise.race([findAllowedAddresses(target, policy, resolver), rejectAt(deadline)]);
  let failure: unknown;
  for (const address of addresses) {
    try {
      const socket = await openTcp(address, target.port, deadline);
      return await arriveChecked(socket, { target, policy, deadline });
    } catch (error) {
      if (error instanceof DestinationBlocked || deadline.aborted) throw error;
      failure = error;
    }
  }
  throw failure;
}

async function arriveChecked(
  socket: Socket,
  { target, policy, deadline }: { target: Target; policy: DestinationPolicy; deadline: AbortSignal },
): Promise<Socket> {
  try {
    checkAddress(socket.remoteAddress ?? '', target, policy);
    return target.protocol === 'https:' ? await openTls(socket, target.hostname, deadline) : socket;
  } catch (error) {
    socket.destroy();
    throw error;
  }
}

function openTcp(host: string, port: number, deadline: AbortSignal): Promise<Socket> {
  return untilReady(connectTcp({ host, port, noDelay: true }), 'connect', deadline);
}

function openTls(socket: Socket, hostname: string, deadline: AbortSignal): Promise<Socket> {
  const servername = isIP(hostname) === 0 ? hostname : '';
  return untilReady(
    connectTls({ socket, servername, host: hostname, ALPNProtocols: ['http/1.1'] }),
    'secureConnect',
    deadline,
  );
}

function untilReady(socket: Socket, event: 'connect' | 'secureConnect', deadline: AbortSignal): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const settle = (error?: Error): void => {
      deadline.removeEventListener('abort', onDeadline);
      socket.removeListener('error', settle);
      socket.removeListener('close', onClose);
      if (error === undefined) return resolve(socket);
      // Without a listener a late error would end the process.
      socket.on('error', () => undefined);
      socket.destroy();
      reject(error);
    };
    const onDeadline = (): void => settle(tooLate());
    const onClose = (): void => settle(Object.assign(new Error('the connection was closed'), { code: 'ECONNRESET' }));
    socket.once('error', settle);
    socket.once('close', onClose);
    socket.once(event, () => settle());
    deadline.addEventListener('abort', onDeadline, { once: true });
  });
}

function rejectAt(deadline: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    deadline.addEventListener('abort', () => reject(tooLate()), { once: true });
  });
}

function tooLate(): Error {
  return Object.assign(new Error(`no connection within ${CONNECT_LIMIT_MS / 1000} s`), { code: 'ETIMEDOUT' });
}
