// An endpoint as it is shown: everything but its secrets, passwords and the values of its headers.
import type { AdapterSettings } from '../adapters/adapter-settings';
import { verificationKey } from '../sending/signature';
import type { EndpointRow, SecretRow } from './endpoints.repository';

export interface EndpointView {
  id: string;
  [member: string]: unknown;
}

const HIDDEN = '[hidden]';
const SECRET_NAMES: ReadonlySet<string> = new Set(['token', 'password', 'clientSecret', 'secret']);

export function showEndpoint(row: EndpointRow): EndpointView {
  const { id, url, description, eventTypes, payload, format, ordered, headers, adapter, returnPath } = row;
  return {
    id,
    url,
    description,
    eventTypes,
    payload,
    format,
    ordered,
    headers: Object.fromEntries(Object.keys(headers).map((name) => [name, HIDDEN])),
    adapter: adapter && showAdapter(adapter),
    returnPath: returnPath === null ? null : { closing: returnPath },
    enabled: row.disabledAt === null,
    disabledReason: row.disabledReason,
    disabledAt: row.disabledAt,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
  };
}

function showAdapter({ auth, ...settings }: AdapterSettings): Record<string, unknown> {
  const shown = Object.entries<unknown>({ ...auth }).map(([name, value]): [string, unknown] => [
    name,
    SECRET_NAMES.has(name) ? HIDDEN : value,
  ]);
  return { ...settings, auth: Object.fromEntries(shown) };
}

/** Which secrets are good now, without saying them; of the asymmetric ones the public half. */
export function showSecrets(secrets: readonly SecretRow[]): Record<string, unknown>[] {
  return secrets.map(({ scheme, secret, createdAt, expiresAt }) => ({
    scheme,
    ...(scheme === 'v1a' && { publicKey: verificationKey({ scheme, secret }) }),
    createdAt,
    expiresAt,
  }));
}
