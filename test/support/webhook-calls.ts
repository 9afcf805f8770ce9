// What specs of webhooks do again and again: register an endpoint, send a request that is flagged, look into the log.
import { setTimeout as sleep } from 'node:timers/promises';
import type { TestService } from './test-service';

export type Caller = Pick<TestService, 'call'>;

/** A request that ends in an alert of the verdict `hold`. */
export const flaggedRequest = (reference: string): Record<string, unknown> => ({
  reference,
  requestedAt: '2026-03-01',
  goods: [
    { description: 'Deep groove ball bearings 6205-2RS', hsCode: '848210', netWeightKg: 260, originCountry: 'DE' },
  ],
  parties: [{ role: 'consignee', name: 'ТОО «Жулдыз Трейд»', country: 'KZ' }],
  route: { dispatchCountry: 'DE', destinationCountry: 'KZ', places: ['Hamburg', 'Almaty', 'Syrym'], mode: 'road' },
});

export async function register(
  service: Caller,
  body: Record<string, unknown>,
): Promise<{ id: string; secret: string; publicKey?: string }> {
  const answer = await service.call('POST', '/v1/webhooks', { body: { eventTypes: ['alert.created'], ...body } });
  if (answer.status !== 201) throw new Error(`not registered: ${await answer.text()}`);
  return (await answer.json()) as { id: string; secret: string };
}

export async function submit(
  service: Caller,
  reference: string,
  changes: Record<string, unknown> = {},
): Promise<string> {
  const answer = await service.call('POST', '/v1/trade-requests?onDuplicate=revise', {
    body: { ...flaggedRequest(reference), ...changes },
  });
  if (answer.status !== 202) throw new Error(`not taken: ${await answer.text()}`);
  return ((await answer.json()) as { id: string }).id;
}

export interface DeliveryView {
  id: string;
  type: string;
  status: string;
  attempts: number;
  nextAttemptAt: string | null;
  lastStatus: number | null;
  lastError: string | null;
  webhookId?: string;
  body?: string;
  log?: Record<string, unknown>[];
}

export async function deliveriesOf(service: Caller, endpointId: string, query = ''): Promise<DeliveryView[]> {
  const answer = await service.call('GET', `/v1/webhooks/${endpointId}/deliveries?limit=200${query}`);
  return ((await answer.json()) as { data: DeliveryView[] }).data;
}

/** Waits until the newest delivery of an endpoint is as the test wants it, and gives it with its log. */
export async function untilDelivery(
  service: Caller,
  endpointId: string,
  test: (delivery: DeliveryView) => boolean,
  timeoutMs = 15_000,
): Promise<DeliveryView> {
  for (const deadline = Date.now() + timeoutMs; ; await sleep(30)) {
    const found = await deliveriesOf(service, endpointId);
    const fitting = found.find(test);
    if (fitting) {
      const answer = await service.call('GET', `/v1/webhooks/${endpointId}/deliveries/${fitting.id}`);
      return (await answer.json()) as DeliveryView;
    }
    if (Date.now() > deadline) throw new Error(`no such delivery among ${JSON.stringify(found.slice(0, 3))}`);
  }
}
