// Hummingbird: an alert under our own identifier; what is sent again replaces it.
import type { Adapter } from './adapter';

export const toHummingbird: Adapter = async ({ view, description, target }) => {
  await target.demand('PUT', `/alerts/${encodeURIComponent(view.key)}`, {
    alert_id: view.key,
    title: view.title,
    narrative: description,
    occurred_at: view.event.timestamp,
    risk_score: view.alert.score,
    subject: { type: 'business', external_id: view.alert.reference },
    triggers: view.hits.map(({ rule, title, severity }) => ({ id: rule, name: title, severity })),
    external_url: view.alert.link,
  });
};
