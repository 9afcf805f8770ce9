// Jira Cloud, REST API 3: one issue for each alert, known by the key that Jira gave it, else found by its label; descriptions are documents in Atlassian's format (ADF).
import { type Adapter, type AdapterCall, readObject } from './adapter';
import type { CaseView } from './case-view';

const PRIORITY: Readonly<Record<CaseView['severity'], string>> = { critical: 'Highest', medium: 'Medium', low: 'Low' };
/** Of the whole description; Jira refuses more than 32,767. */
const LONGEST = 30_000;

interface AdfDocument {
  type: 'doc';
  version: 1;
  content: { type: 'paragraph'; content: { type: 'text'; text: string }[] }[];
}

/** Lines as paragraphs; an empty text node is not allowed. */
export function toAdf(text: string): AdfDocument {
  const lines = text.slice(0, LONGEST).split('\n');
  return {
    type: 'doc',
    version: 1,
    content: lines.map((line) => ({
      type: 'paragraph',
      content: line.trim() === '' ? [] : [{ type: 'text', text: line }],
    })),
  };
}

export const toJira: Adapter = async (call) => {
  const { view, description, settings, target, rememberCase } = call;
  const fields = {
    summary: view.title.replace(/\s+/gu, ' ').slice(0, 250),
    description: toAdf(description),
    priority: { name: PRIORITY[view.severity] },
  };
  const known = call.knownCase ?? (await findIssue(call));
  if (known !== null) {
    const update = { labels: [{ add: view.key }] };
    await target.demand('PUT', `/rest/api/3/issue/${encodeURIComponent(known)}`, { fields, update });
    return rememberCase(known);
  }
  const created = await target.demand('POST', '/rest/api/3/issue', {
    fields: {
      ...fields,
      project: { key: settings.project },
      issuetype: { name: settings.issueType ?? 'Task' },
      labels: ['truebearing', view.key],
    },
  });
  const { key } = readObject(created);
  if (typeof key === 'string') rememberCase(key);
};

/** Jira's search lags behind its issues: only for an issue whose making we did not live to write down. */
async function findIssue({ view, settings, target }: AdapterCall): Promise<string | null> {
  const jql = `project = "${settings.project ?? ''}" AND labels = "${view.key}" ORDER BY created ASC`;
  const search = await target.demand('POST', '/rest/api/3/search/jql', { jql, maxResults: 1, fields: ['summary'] });
  const { issues } = readObject(search);
  const found = Array.isArray(issues) ? (issues[0] as { key?: unknown } | undefined) : undefined;
  return typeof found?.key === 'string' ? found.key : null;
}
