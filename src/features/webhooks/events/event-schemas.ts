// What each event holds, as JSON Schema: for the published description, for the catalogue in the documentation, and for the specs that check what is sent.
import { EVENT_TYPES, type EventType } from './event-types';

type Schema = Readonly<Record<string, unknown>>;

const text: Schema = { type: 'string' };
const textOrNull: Schema = { type: ['string', 'null'] };
const id: Schema = { type: 'string', format: 'uuid' };
const idOrNull: Schema = { type: ['string', 'null'], format: 'uuid' };
const count: Schema = { type: 'integer', minimum: 0 };
const countOrNull: Schema = { type: ['integer', 'null'], minimum: 0 };
const link: Schema = { ...text, description: 'Where it can be read in the API' };
const verdict: Schema = { ...text, enum: ['review', 'hold', 'not_screened', 'clear'] };
const score: Schema = { type: 'integer', minimum: 0, maximum: 100 };

const described = (schema: Schema, description: string): Schema => ({ ...schema, description });

interface EventDescription {
  /** When it is sent, in a sentence. */
  when: string;
  /** Members of `data`. */
  properties: Readonly<Record<string, Schema>>;
}

const ALERT: Readonly<Record<string, Schema>> = {
  alertId: id,
  tradeRequestId: id,
  assessmentId: described(idOrNull, 'Null where the request could not be screened'),
  reference: described(text, "The caller's own, of the trade request"),
  verdict: described(verdict, '`clear`: a newer revision took the weight off'),
  score,
  status: { ...text, enum: ['open', 'in_review', 'proposed', 'closed'] },
  disposition: {
    type: ['string', 'null'],
    enum: ['true_match', 'false_positive', 'needs_information', 'escalated', 'released', 'blocked', null],
  },
  version: described(count, 'Of the alert; grows with every change, so that receivers can tell old from new'),
  link,
  assessment: { oneOf: [{ $ref: '#/components/schemas/Assessment' }, { type: 'null' }] },
};
const BATCH = { batchId: id, status: text, link };

export const EVENTS: Readonly<Record<EventType, EventDescription>> = {
  'trade_request.screened': {
    when: 'A trade request was screened, flagged or not. Comes for every request: ask for it only where that is wanted.',
    properties: {
      tradeRequestId: id,
      assessmentId: id,
      reference: text,
      revision: count,
      verdict: { ...text, enum: ['clear', 'review', 'hold'] },
      score,
      link,
      assessment: { $ref: '#/components/schemas/Assessment' },
    },
  },
  'alert.created': { when: 'A trade request was flagged, or could not be screened.', properties: ALERT },
  'alert.updated': { when: 'An alert changed: a newer revision, its status or its disposition.', properties: ALERT },
  'alert.closed': { when: 'An alert was closed, here or in a case system.', properties: ALERT },
  'alert.reopened': {
    when: 'A closed alert is open again: a newer revision is flagged, or somebody opened it.',
    properties: ALERT,
  },
  'batch.completed': { when: 'Everything in an uploaded file is screened.', properties: BATCH },
  'batch.failed': { when: 'An uploaded file could not be read to its end.', properties: { ...BATCH, failure: text } },
  'list.updated': {
    when: 'Another version of a list is in use: downloaded, imported, or chosen by an officer.',
    properties: {
      source: described(text, 'Id of the list'),
      versionId: id,
      version: described(text, '`sha256:…` over the entries'),
      entries: count,
      asOf: { ...textOrNull, format: 'date', description: "The authority's day for it; null where it gives none" },
      previousVersionId: described(idOrNull, 'What was in use before; null for the first'),
      entriesBefore: countOrNull,
      link,
    },
  },
  'rules.published': { when: 'A rule set was published.', properties: { version: text } },
  'webhook.disabled': {
    when: 'Another endpoint was disabled: it answered 410 (`gone`), or has only failed for five days (`failing`).',
    properties: {
      webhookId: id,
      url: text,
      reason: { ...text, enum: ['gone', 'failing'] },
      failingSince: { ...textOrNull, format: 'date-time' },
      link,
    },
  },
  'webhook.test': { when: 'Somebody pinged the endpoint.', properties: { webhookId: id, message: text } },
};

/** The whole body of an event, in the full form. */
export function eventSchema(type: EventType): Schema {
  const { properties, when } = EVENTS[type];
  return {
    type: 'object',
    description: when,
    required: ['type', 'timestamp', 'data'],
    additionalProperties: false,
    properties: {
      type: { const: type },
      timestamp: { type: 'string', format: 'date-time' },
      data: {
        type: 'object',
        required: Object.keys(properties),
        properties: { ...properties, example: { const: true, description: 'In examples only' } },
      },
    },
  };
}

const HEADERS = ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((name) => ({
  name,
  in: 'header',
  required: true,
  schema: text,
}));

/** The member `webhooks` of the published description (OpenAPI 3.1). */
export function describeEvents(): Record<string, unknown> {
  return Object.fromEntries(
    EVENT_TYPES.map((type) => [
      type,
      {
        post: {
          operationId: `on.${type}`,
          summary: EVENTS[type].when,
          tags: ['webhooks'],
          security: [],
          parameters: HEADERS,
          requestBody: { required: true, content: { 'application/json': { schema: eventSchema(type) } } },
          responses: { '2XX': { description: 'Taken' }, '410': { description: 'Send nothing more' } },
        },
      },
    ]),
  );
}
