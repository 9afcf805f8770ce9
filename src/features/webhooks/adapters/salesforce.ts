// Salesforce, REST API: a Case upserted by an external-id field, which is idempotent by itself.
import type { Adapter } from './adapter';
import type { CaseView } from './case-view';

const PRIORITY: Readonly<Record<CaseView['severity'], string>> = { critical: 'High', medium: 'Medium', low: 'Low' };

export const toSalesforce: Adapter = async ({ view, description, settings, target }) => {
  const version = settings.apiVersion ?? 'v61.0';
  const field = settings.externalIdField ?? 'TrueBearing_Id__c';
  const path = `/services/data/${version}/sobjects/Case/${encodeURIComponent(field)}/${encodeURIComponent(view.key)}`;
  await target.demand('PATCH', path, {
    Subject: view.title.slice(0, 255),
    Description: description.slice(0, 32_000),
    Priority: PRIORITY[view.severity],
    Origin: 'Web',
  });
};
