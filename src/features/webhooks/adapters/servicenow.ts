// ServiceNow, Table API: one record for each alert, found again by its correlation_id.
import { type Adapter, readObject } from './adapter';
import type { CaseView } from './case-view';

const URGENCY: Readonly<Record<CaseView['severity'], string>> = { critical: '1', medium: '2', low: '3' };

export const toServiceNow: Adapter = async ({ view, description, settings, target }) => {
  const table = `/api/now/v1/table/${encodeURIComponent(settings.table ?? 'incident')}`;
  const query = `sysparm_query=${encodeURIComponent(`correlation_id=${view.key}`)}&sysparm_fields=sys_id&sysparm_limit=1`;
  const { result } = readObject(await target.demand('GET', `${table}?${query}`));
  const found = Array.isArray(result) ? (result[0] as { sys_id?: unknown } | undefined) : undefined;
  const fields = {
    short_description: view.title.slice(0, 160),
    description,
    urgency: URGENCY[view.severity],
    correlation_id: view.key,
    correlation_display: 'TrueBearing',
  };
  if (typeof found?.sys_id === 'string') {
    const note = `${view.event.type} (${view.event.id})`;
    await target.demand('PATCH', `${table}/${encodeURIComponent(found.sys_id)}`, { ...fields, work_notes: note });
  } else await target.demand('POST', table, fields);
};
