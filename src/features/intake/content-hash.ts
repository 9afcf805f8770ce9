// Tells a repeat of a request from a change of it.
import { fingerprint } from '../../platform/http/canonical-json';
import type { TradeRequestRead } from './read-trade-request';

/** SHA-256 (hex) over the canonical form of a request as read. A day that was filled in by the door is no content: a repeat tomorrow is a repeat. */
export function contentHashOf({ request, requestedAtDefaulted }: TradeRequestRead): string {
  return fingerprint(requestedAtDefaulted ? { ...request, requestedAt: undefined } : request);
}
