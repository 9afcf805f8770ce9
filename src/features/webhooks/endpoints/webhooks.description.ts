// What the published description (OpenAPI) says about endpoints.
import { applyDecorators } from '@nestjs/common';
import { ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import {
  answers,
  idempotencyKey,
  operation,
  PAGE_PARAMETERS,
  pageOf,
  parameters,
  problems,
} from '../../../platform/http/describe';
import { schemaOf } from '../../../platform/http/fields/field-schema';
import { ADAPTER_KINDS } from '../adapters/adapter-settings';
import { EVENT_TYPES } from '../events/event-types';
import { ClosingDto, OverlapDto } from '../log/delivery-query.dto';
import { EndpointDto, FORMATS, NEW_ENDPOINT_NEEDS, PAYLOADS } from './endpoint.dto';
import { CLOSINGS } from './return-paths.service';
import { text, textOrNull, uuid, time, timeOrNull } from '../../../platform/http/schema-words';

export const TAG = ApiTags('webhooks');
export const WEBHOOK_ID = ApiParam({ name: 'id', schema: uuid });

const GIVEN = schemaOf(EndpointDto);

const ENDPOINT_PROPERTIES = {
  id: uuid,
  url: text,
  description: textOrNull,
  eventTypes: { type: 'array', items: { ...text, enum: EVENT_TYPES } },
  payload: { ...text, enum: PAYLOADS },
  format: { ...text, enum: FORMATS },
  ordered: { type: 'boolean', description: 'One delivery at a time for each alert, oldest first' },
  headers: { type: 'object', description: 'Values are hidden', additionalProperties: text },
  adapter: {
    type: ['object', 'null'],
    description: 'Credentials are hidden',
    properties: { kind: { ...text, enum: ADAPTER_KINDS } },
  },
  returnPath: { type: ['object', 'null'], properties: { closing: { ...text, enum: CLOSINGS } } },
  enabled: { type: 'boolean' },
  disabledReason: {
    type: ['string', 'null'],
    enum: ['operator', 'gone', 'failing', null],
    description: '`gone`: it answered 410; `failing`: nothing but failures for five days',
  },
  disabledAt: timeOrNull,
  createdAt: time,
  updatedAt: time,
};
const ENDPOINT = { type: 'object', properties: ENDPOINT_PROPERTIES };
const SECRET = { ...text, description: 'Shown once' };
const PUBLIC_KEY = { ...text, description: 'Of the Ed25519 signature, where `asymmetric` was asked for' };

export const all = (...decorators: (MethodDecorator & Partial<ClassDecorator>)[]): MethodDecorator =>
  applyDecorators(TAG, ...(decorators as MethodDecorator[]));
const done = (): MethodDecorator => ApiResponse({ status: 204, description: 'Done' });

export const DescribeCreate = (): MethodDecorator =>
  all(
    operation('createWebhook', 'Register an endpoint', {
      description:
        'Events that come from now on are sent there, signed as Standard Webhooks 1.0 says. A target that may not be reached is a 422 with the code ' +
        '`destination_blocked`. `"adapter": "slack"` is short for `{"kind": "slack"}`.',
      body: { 'application/json': { ...GIVEN, required: NEW_ENDPOINT_NEEDS } },
    }),
    idempotencyKey('The same content is answered with the same endpoint and secret for a day.'),
    answers({
      201: {
        description: 'Registered',
        schema: { ...ENDPOINT, properties: { ...ENDPOINT_PROPERTIES, secret: SECRET, publicKey: PUBLIC_KEY } },
      },
    }),
    problems(400, 401, 409, 415, 422),
  );

export const DescribeList = (): MethodDecorator =>
  all(
    operation('listWebhooks', 'List endpoints, newest first'),
    parameters(PAGE_PARAMETERS),
    answers({ 200: { description: 'A page', schema: pageOf(ENDPOINT) } }),
    problems(400, 401),
  );

export const DescribeGet = (): MethodDecorator =>
  all(
    WEBHOOK_ID,
    operation('getWebhook', 'An endpoint, and which secrets are good now'),
    answers({
      200: {
        description: 'The endpoint',
        schema: {
          ...ENDPOINT,
          properties: {
            ...ENDPOINT_PROPERTIES,
            secrets: {
              type: 'array',
              items: {
                type: 'object',
                properties: {
                  scheme: { ...text, enum: ['v1', 'v1a'] },
                  publicKey: text,
                  createdAt: time,
                  expiresAt: timeOrNull,
                },
              },
            },
          },
        },
      },
    }),
    problems(400, 401, 404),
  );

export const DescribeChange = (): MethodDecorator =>
  all(
    WEBHOOK_ID,
    operation('changeWebhook', 'Change an endpoint', {
      description:
        'Only what is named is changed. `enabled: false` holds everything that is on its way and everything that comes; after `enabled: true` it is ' +
        'sent when it is redelivered.',
      body: { 'application/json': GIVEN },
    }),
    answers({ 200: { description: 'The endpoint as it is now', schema: ENDPOINT } }),
    problems(400, 401, 404, 415, 422),
  );

export const DescribeDelete = (): MethodDecorator =>
  all(
    WEBHOOK_ID,
    operation('deleteWebhook', 'Delete an endpoint and its secrets; nothing more is sent'),
    done(),
    problems(400, 401, 404),
  );

export const DescribeRotate = (): MethodDecorator =>
  all(
    WEBHOOK_ID,
    operation('rotateWebhookSecret', 'Make a new secret', {
      description: 'The old one keeps signing beside the new one for `overlapSeconds` (a day where nothing is said).',
      optionalBody: { 'application/json': schemaOf(OverlapDto) },
    }),
    idempotencyKey('The same call is answered with the same secret for a day.'),
    answers({
      200: {
        description: 'The new secret',
        schema: {
          type: 'object',
          properties: { id: uuid, secret: SECRET, publicKey: PUBLIC_KEY, overlapSeconds: { type: 'integer' } },
        },
      },
    }),
    problems(400, 401, 404, 409, 422),
  );

export const DescribeReturnPath = (): MethodDecorator =>
  all(
    WEBHOOK_ID,
    operation('openReturnPath', 'Let a case system tell what became of an alert', {
      description:
        'Gives the address and the secret with which its calls must be signed. Called again, it makes a new secret; the old one is good for another day.',
      optionalBody: { 'application/json': schemaOf(ClosingDto) },
    }),
    answers({
      200: {
        description: 'The way back',
        schema: { type: 'object', properties: { url: text, secret: SECRET, closing: { ...text, enum: CLOSINGS } } },
      },
    }),
    problems(400, 401, 404, 422),
  );

export const DescribeNoReturnPath = (): MethodDecorator =>
  all(WEBHOOK_ID, operation('closeReturnPath', 'Take no more calls back'), done(), problems(400, 401, 404));
