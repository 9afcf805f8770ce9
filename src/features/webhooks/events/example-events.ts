// One example of each event, for "send an example", for the check of templates, and for the catalogue in the documentation.
import { EXAMPLE_ASSESSMENT } from './example-assessment';
import type { EventType } from './event-types';
import type { StoredMessage } from './message-body';
import { dataOfEvent } from './message-data';

const ALERT_ID = '01a00000-0000-7000-8000-000000000001';
const REQUEST_ID = '01a00000-0000-7000-8000-000000000002';
const ASSESSMENT_ID = '01a00000-0000-7000-8000-000000000003';
const BATCH_ID = '01a00000-0000-7000-8000-000000000004';
const WEBHOOK_ID = '01a00000-0000-7000-8000-000000000005';
const VERSION_ID = '01a00000-0000-7000-8000-000000000007';
const OTHER_ID = '01a00000-0000-7000-8000-000000000006';
const AT = new Date('2026-03-01T12:00:00.000Z');

const { reference, verdict, score } = EXAMPLE_ASSESSMENT;
const ALERT = {
  alertId: ALERT_ID,
  tradeRequestId: REQUEST_ID,
  assessmentId: ASSESSMENT_ID,
  reference,
  verdict,
  score,
  status: 'open',
  disposition: null,
  version: 1,
};

const EVENTS: Readonly<Record<EventType, { subjectId: string; data: Record<string, unknown> }>> = {
  'trade_request.screened': {
    subjectId: REQUEST_ID,
    data: { tradeRequestId: REQUEST_ID, assessmentId: ASSESSMENT_ID, reference, revision: 1, verdict, score },
  },
  'alert.created': { subjectId: ALERT_ID, data: ALERT },
  'alert.updated': { subjectId: ALERT_ID, data: { ...ALERT, status: 'in_review', version: 2 } },
  'alert.closed': {
    subjectId: ALERT_ID,
    data: { ...ALERT, status: 'closed', disposition: 'true_match', version: 3 },
  },
  'alert.reopened': { subjectId: ALERT_ID, data: { ...ALERT, version: 4 } },
  'batch.completed': { subjectId: BATCH_ID, data: { status: 'completed' } },
  'batch.failed': { subjectId: BATCH_ID, data: { status: 'failed', failure: 'the file ends in the middle of a row' } },
  'list.updated': {
    subjectId: VERSION_ID,
    data: {
      source: 'us-ofac-sdn',
      versionId: VERSION_ID,
      version: `sha256:${'0'.repeat(64)}`,
      entries: 17_012,
      asOf: '2026-02-27',
      previousVersionId: OTHER_ID,
      entriesBefore: 17_000,
    },
  },
  'rules.published': { subjectId: OTHER_ID, data: { version: 'sha256:0000' } },
  'webhook.disabled': {
    subjectId: WEBHOOK_ID,
    data: { url: 'https://case-system.example.com/hook', reason: 'failing', failingSince: '2026-02-24T11:00:00.000Z' },
  },
  'webhook.test': { subjectId: WEBHOOK_ID, data: { message: 'This is a test. Nothing has happened.' } },
};

/** An example as it would be sent, in full form. */
export function exampleMessage(type: EventType, publicUrl: string | null = null): StoredMessage {
  const { subjectId, data } = EVENTS[type];
  const { full, thin, assessmentId } = dataOfEvent({ type, subjectId, data }, publicUrl);
  return {
    id: `msg_${OTHER_ID.replaceAll('-', '')}`,
    type,
    subjectId,
    occurredAt: AT,
    data: JSON.stringify({ ...full, ...(type !== 'webhook.test' && { example: true }) }),
    thinData: JSON.stringify({ ...thin, ...(type !== 'webhook.test' && { example: true }) }),
    assessment: assessmentId === null ? null : JSON.stringify(EXAMPLE_ASSESSMENT),
    payload: 'full',
    format: 'standard',
  };
}
