// What receivers may be told of, by name. The contract with everybody who has connected a system.

export const EVENT_TYPES = [
  'trade_request.screened',
  'alert.created',
  'alert.updated',
  'alert.closed',
  'alert.reopened',
  'batch.completed',
  'batch.failed',
  'list.updated',
  'rules.published',
  'webhook.disabled',
  'webhook.test',
] as const;

export type EventType = (typeof EVENT_TYPES)[number];

/** A delivery is called so to its receiver (`webhook-id`): the same on every attempt, and never the same for two endpoints. */
export function messageIdOf(deliveryId: string): string {
  return `msg_${deliveryId.replaceAll('-', '')}`;
}
