// Unit21: an alert under our own identifier; where it is there already (409) it is updated.
import { type Adapter, refused } from './adapter';

/** Seconds, as Unit21 writes times. */
const unixTime = (timestamp: string): number => Math.floor(Date.parse(timestamp) / 1000);

export const toUnit21: Adapter = async ({ view, description, target }) => {
  const fields = {
    alert_id: view.key,
    title: view.title,
    description,
    status: view.alert.status === 'closed' ? 'CLOSED' : 'OPEN',
    rules: view.hits.map(({ rule }) => ({ rule_id: rule })),
    tags: [`verdict:${view.alert.verdict || 'none'}`, `corridor:${view.corridor.kind}`],
  };
  const created = await target.call('POST', '/v1/alerts/create', {
    ...fields,
    alert_type: 'external',
    created_at: unixTime(view.event.timestamp),
  });
  if (created.status === 409) await target.demand('POST', '/v1/alerts/update', fields);
  else if (created.status < 200 || created.status >= 300) throw refused('POST', '/v1/alerts/create', created);
};
