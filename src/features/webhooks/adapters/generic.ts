// Any system that takes HTTP: the body is the operator's template, the key stands in `Idempotency-Key`.
import { type Adapter, type AdapterCall } from './adapter';
import { renderTemplate } from './template';

export const toGeneric: Adapter = async ({ view, settings, target }: AdapterCall) => {
  const body = settings.template === undefined ? JSON.stringify(view) : renderTemplate(settings.template, view);
  const contentType = settings.contentType ?? 'application/json; charset=utf-8';
  await target.demand('POST', '', body, { 'content-type': contentType, 'idempotency-key': view.event.id });
};
