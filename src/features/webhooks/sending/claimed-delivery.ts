// A delivery that this process has taken to send: what is told, to whom, and how it signs.
import type { StoredMessage } from '../events/message-body';
import { messageIdOf } from '../events/event-types';
import type { AdapterSettings } from '../adapters/adapter-settings';
import type { SigningSecret } from './signature';

export interface ClaimedDelivery {
  deliveryId: string;
  tenantId: string;
  endpointId: string;
  /** Of all attempts ever made; also the guard that only the newest attempt writes the outcome. */
  attempt: number;
  /** Attempts since it was put in line. */
  tries: number;
  url: string;
  headers: Record<string, string>;
  /** Settings of the case system; null for a plain receiver. */
  adapter: AdapterSettings | null;
  /** What the case system called the case, when an earlier delivery made it. */
  caseRef: string | null;
  secrets: SigningSecret[];
  /** The endpoint has failed since its last success. */
  isFailing: boolean;
  message: StoredMessage;
}

/** As it comes out of the database. */
export interface DeliveryRow extends Omit<ClaimedDelivery, 'message'>, Omit<StoredMessage, 'id'> {}

export function toClaimed(row: DeliveryRow): ClaimedDelivery {
  const { type, subjectId, occurredAt, data, thinData, assessment, payload, format, ...rest } = row;
  const id = messageIdOf(row.deliveryId);
  return { ...rest, message: { id, type, subjectId, occurredAt, data, thinData, assessment, payload, format } };
}
