// TheHive 5: an alert, unique by type, source and sourceRef; one that is there already is found by these and updated.
import { type Adapter, readObject, refused } from './adapter';
import type { CaseView } from './case-view';

const SEVERITY: Readonly<Record<CaseView['severity'], number>> = { critical: 4, medium: 2, low: 1 };
const TYPE = 'sanctions-circumvention';
const SOURCE = 'TrueBearing';

export const toTheHive: Adapter = async ({ view, description, target }) => {
  const fields = {
    title: view.title.slice(0, 512),
    description,
    severity: SEVERITY[view.severity],
    tags: ['truebearing', `verdict:${view.alert.verdict}`, `corridor:${view.corridor.kind}`],
    ...(/^https?:/u.test(view.alert.link) && { externalLink: view.alert.link }),
  };
  const created = await target.call('POST', '/api/v1/alert', {
    type: TYPE,
    source: SOURCE,
    sourceRef: view.key,
    date: Date.parse(view.event.timestamp),
    tlp: 2,
    pap: 2,
    ...fields,
  });
  if (created.status === 201) return;
  // It says so for a sourceRef that is there; anything else it refuses is a fault.
  if (created.status !== 400 && created.status !== 409) throw refused('POST', '/api/v1/alert', created);
  const found = await target.demand('POST', '/api/v1/query?name=truebearing', {
    query: [
      { _name: 'listAlert' },
      {
        _name: 'filter',
        _and: [
          { _field: 'type', _value: TYPE },
          { _field: 'source', _value: SOURCE },
          { _field: 'sourceRef', _value: view.key },
        ],
      },
      { _name: 'page', from: 0, to: 1 },
    ],
  });
  const [first] = Object.values(readObject(found)) as { _id?: unknown }[];
  if (typeof first?._id !== 'string') throw refused('POST', '/api/v1/alert', created);
  await target.demand('PATCH', `/api/v1/alert/${encodeURIComponent(first._id)}`, fields);
};
