// Marble: an object of the installation's data model, which replaces an older one with the same object_id.
import type { Adapter } from './adapter';

export const toMarble: Adapter = async ({ view, description, settings, target }) => {
  const type = settings.table ?? 'truebearing_alerts';
  await target.demand('POST', `/v1/ingest/${encodeURIComponent(type)}`, {
    object_id: view.key,
    updated_at: view.event.timestamp,
    reference: view.alert.reference,
    verdict: view.alert.verdict,
    score: view.alert.score,
    status: view.alert.status,
    corridor: view.corridor.kind,
    title: view.title,
    description,
    link: view.alert.link,
  });
};
