// What `data` of a message holds: full with everything that may be shown, thin with identifiers only. Made once and kept as text.
import type { StoredEvent } from '../../../platform/outbox/outbox.repository';

export interface MessageData {
  /** Without the assessment, which is added when it is sent. */
  full: Record<string, unknown>;
  thin: Record<string, unknown>;
  assessmentId: string | null;
}

/** Members that say which record it is about and nothing about what is in it. */
const THIN = [
  'alertId',
  'tradeRequestId',
  'assessmentId',
  'batchId',
  'webhookId',
  'source',
  'versionId',
  'version',
  'revision',
  'link',
];

/** The path of the record that an event is about, by the first word of its type. */
const PATHS: Readonly<Record<string, (id: string, data: Record<string, unknown>) => string>> = {
  alert: (id) => `/v1/alerts/${id}`,
  trade_request: (id) => `/v1/trade-requests/${id}`,
  batch: (id) => `/v1/batches/${id}`,
  list: (id, { source }) => `/v1/lists/${String(source)}/versions/${id}`,
  webhook: (id) => `/v1/webhooks/${id}`,
};
const ID_NAMES: Readonly<Record<string, string>> = { batch: 'batchId', webhook: 'webhookId' };

/** @param publicUrl null: links are paths */
export function dataOfEvent(
  { type, subjectId, data }: Pick<StoredEvent, 'type' | 'subjectId' | 'data'>,
  publicUrl: string | null,
): MessageData {
  const subject = type.split('.')[0] ?? '';
  const pathOf = PATHS[subject];
  const idName = ID_NAMES[subject];
  const { assessmentId } = data;
  const full = {
    ...(idName !== undefined && { [idName]: subjectId }),
    ...data,
    ...(pathOf !== undefined && { link: `${publicUrl ?? ''}${pathOf(subjectId, data)}` }),
    // What could not be screened says so; otherwise the document is added when it is sent.
    ...(assessmentId === null && { assessment: null }),
  };
  const thin = Object.fromEntries(Object.entries(full).filter(([name]) => THIN.includes(name)));
  return { full, thin, assessmentId: typeof assessmentId === 'string' ? assessmentId : null };
}
