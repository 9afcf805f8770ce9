// What the published description (OpenAPI) says about deliveries.
import { ApiParam } from '@nestjs/swagger';
import { answers, operation, PAGE_PARAMETERS, pageOf, parameters, problems } from '../../../platform/http/describe';
import { schemaOf } from '../../../platform/http/fields/field-schema';
import { all, WEBHOOK_ID } from '../endpoints/webhooks.description';
import { EVENT_TYPES } from '../events/event-types';
import { DELIVERY_STATUSES, ExampleDto, RangeDto } from './delivery-query.dto';
import { text, textOrNull, count, uuid, time, timeOrNull } from '../../../platform/http/schema-words';

const countOrNull = { type: ['integer', 'null'] };
const DELIVERY_ID = ApiParam({ name: 'deliveryId', schema: uuid });

const SUMMARY = {
  id: uuid,
  endpointId: uuid,
  type: { ...text, enum: EVENT_TYPES },
  subjectId: { ...uuid, description: 'The alert, request, batch or endpoint that it is about' },
  status: { ...text, enum: DELIVERY_STATUSES },
  attempts: count,
  nextAttemptAt: timeOrNull,
  lastStatus: countOrNull,
  lastError: textOrNull,
  createdAt: time,
  finishedAt: timeOrNull,
};

const ATTEMPT = {
  type: 'object',
  properties: {
    number: count,
    startedAt: time,
    finishedAt: { ...timeOrNull, description: 'Null while it runs, and where the process ended meanwhile' },
    durationMs: countOrNull,
    method: textOrNull,
    url: textOrNull,
    requestHeaders: { type: ['object', 'null'], additionalProperties: text },
    bodySha256: textOrNull,
    remoteAddress: textOrNull,
    status: countOrNull,
    responseBody: { ...textOrNull, description: 'The first 8 kB' },
    errorCode: {
      ...textOrNull,
      description: 'Such as `http_status`, `timeout`, `connection_refused`, `tls`, `destination_blocked`',
    },
    errorDetail: textOrNull,
  },
};

const TEST_RESULT = {
  type: 'object',
  properties: {
    status: { ...countOrNull, description: "The receiver's; null where there was no answer" },
    durationMs: count,
    deliveryId: uuid,
    error: { type: ['object', 'null'], properties: { code: text, detail: text } },
  },
};

export const DescribeDeliveries = (): MethodDecorator =>
  all(
    WEBHOOK_ID,
    operation('listDeliveries', 'Deliveries to an endpoint, newest first', { description: 'Kept for 30 days.' }),
    parameters({
      status: { ...text, enum: DELIVERY_STATUSES },
      eventType: { ...text, enum: EVENT_TYPES },
      subjectId: uuid,
      from: time,
      to: time,
      ...PAGE_PARAMETERS,
    }),
    answers({ 200: { description: 'A page', schema: pageOf({ type: 'object', properties: SUMMARY }) } }),
    problems(400, 401, 404),
  );

export const DescribeDelivery = (): MethodDecorator =>
  all(
    WEBHOOK_ID,
    DELIVERY_ID,
    operation('getDelivery', 'A delivery with all its attempts'),
    answers({
      200: {
        description: 'The delivery',
        schema: {
          type: 'object',
          properties: {
            ...SUMMARY,
            webhookId: { ...textOrNull, description: '`webhook-id`' },
            log: { type: 'array', items: ATTEMPT },
            body: { ...textOrNull, description: 'As it is sent to a plain receiver' },
          },
        },
      },
    }),
    problems(400, 401, 404),
  );

export const DescribeRedeliver = (id: string): MethodDecorator =>
  all(
    ...(id === 'redeliver' ? [DELIVERY_ID] : [WEBHOOK_ID, DELIVERY_ID]),
    operation(id, 'Send a delivery again, under the same webhook-id'),
    answers({ 202: { description: 'In line', schema: { type: 'object', properties: SUMMARY } } }),
    problems(400, 401, 404, 409),
  );

export const DescribeRedeliverRange = (): MethodDecorator =>
  all(
    WEBHOOK_ID,
    operation('redeliverRange', 'Send again what failed or was held', {
      description: 'Everything `exhausted` or `held` where nothing else is said.',
      optionalBody: { 'application/json': schemaOf(RangeDto) },
    }),
    answers({
      202: { description: 'How many are in line', schema: { type: 'object', properties: { queued: count } } },
    }),
    problems(400, 401, 404, 409, 422),
  );

export const DescribePing = (): MethodDecorator =>
  all(
    WEBHOOK_ID,
    operation('pingWebhook', 'Send webhook.test now'),
    answers({ 200: { description: 'What the receiver answered', schema: TEST_RESULT } }),
    problems(400, 401, 404, 422),
  );

export const DescribeExample = (): MethodDecorator =>
  all(
    WEBHOOK_ID,
    operation('sendExample', 'Send an example of an event now', {
      description: '`data.example` is true in it.',
      body: { 'application/json': schemaOf(ExampleDto) },
    }),
    answers({ 200: { description: 'What the receiver answered', schema: TEST_RESULT } }),
    problems(400, 401, 404, 422),
  );

export const DescribeHealth = (): MethodDecorator =>
  all(
    WEBHOOK_ID,
    operation('webhookHealth', 'How an endpoint does'),
    answers({
      200: {
        description: 'Its state and the last day',
        schema: {
          type: 'object',
          properties: {
            state: { ...text, enum: ['healthy', 'failing', 'paused', 'disabled'] },
            disabledReason: textOrNull,
            consecutiveFailures: count,
            failingSince: timeOrNull,
            pausedUntil: timeOrNull,
            pending: count,
            held: count,
            exhausted: count,
            oldestPendingAt: timeOrNull,
            succeededLastDay: count,
            failedLastDay: count,
            p50Ms: countOrNull,
            p99Ms: countOrNull,
            lastSuccessAt: timeOrNull,
            lastFailureAt: timeOrNull,
          },
        },
      },
    }),
    problems(400, 401, 404),
  );
