// What the published description (OpenAPI) says about the doors for trade requests.
import { applyDecorators } from '@nestjs/common';
import { ApiBody, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import {
  answers,
  idempotencyKey,
  operation,
  optionalHeader,
  PAGE_PARAMETERS,
  pageOf,
  parameters,
  problems,
  schemaRef,
} from '../../platform/http/describe';
import { CORRIDOR_KINDS, GOODS_CATEGORIES } from '../../screening/assessment';
import { OUTCOMES } from './trade-request-query.dto';

const TAG = ApiTags('trade requests');
const ON_DUPLICATE = {
  onDuplicate: {
    type: 'string',
    enum: ['revise'],
    description: 'Store other content under a known reference as a new revision',
  },
};
const REQUEST_BODY = ApiBody({ required: true, schema: schemaRef('TradeRequest') });

const STATUS = { type: 'string', enum: ['queued', 'screened', 'failed'] };
const RECEIPT = {
  type: 'object',
  required: ['id', 'reference', 'revision', 'status'],
  properties: {
    id: { type: 'string', format: 'uuid' },
    reference: { type: 'string' },
    revision: { type: 'integer' },
    status: STATUS,
    assessment: schemaRef('Assessment'),
  },
};

export const DescribeSubmit = (): MethodDecorator =>
  applyDecorators(
    TAG,
    operation('submitTradeRequest', 'Store a trade request and screen it', {
      description: 'The reference identifies the request: sending it again changes nothing.',
    }),
    REQUEST_BODY,
    parameters(ON_DUPLICATE),
    optionalHeader(
      'Prefer',
      '`wait=5`: answer with the assessment if it is done within five seconds (at most 30). `Preference-Applied` says that it was; ' +
        'a preference that is not understood is ignored, as RFC 7240 has it.',
    ),
    idempotencyKey(
      'The first answer is replayed for a day (`Idempotent-Replayed: true`); other content under the key is a 422.',
    ),
    answers({
      200: { description: 'Screened while waiting, or known already (`Idempotent-Replayed: true`)', schema: RECEIPT },
      202: { description: 'Stored and queued; `Location` names it', schema: RECEIPT },
    }),
    problems(400, 401, 409, 413, 415, 422),
  );

const LINE_ANSWER = {
  type: 'object',
  required: ['index', 'reference', 'status'],
  properties: {
    index: { type: 'integer', minimum: 0 },
    reference: { type: ['string', 'null'] },
    id: { type: 'string', format: 'uuid' },
    status: { type: 'string', enum: ['accepted', 'duplicate', 'rejected'] },
    problem: schemaRef('Problem'),
  },
};

const BULK_ANSWER = {
  'application/json': { schema: { type: 'array', items: LINE_ANSWER } },
  'application/x-ndjson': { schema: { type: 'string', description: 'One answer a line' } },
};

export const DescribeBulk = (): MethodDecorator =>
  applyDecorators(
    TAG,
    operation('submitTradeRequests', 'Store many trade requests', {
      description:
        'Newline-delimited JSON of any length (`Content-Encoding: gzip` allowed, one line at most 1 MiB), or a JSON array of at most 1000. ' +
        'Answers come in the same form, in the order of the lines, about 200 at a time.',
      body: {
        'application/json': { type: 'array', maxItems: 1000, items: schemaRef('TradeRequest') },
        'application/x-ndjson': { type: 'string', description: 'One trade request a line' },
      },
    }),
    parameters(ON_DUPLICATE),
    idempotencyKey(
      'The body (as sent at most 512 MiB) is then taken whole before its first line is. The same body is answered with the same lines for a day ' +
        '(`Idempotent-Replayed: true`); answers of more than 8 MiB are not kept: the lines are then taken again and answered as `duplicate`. ' +
        'Another body under the key is a 422, and nothing of it is stored.',
    ),
    ApiResponse({ status: 200, description: 'One answer a line', content: BULK_ANSWER }),
    problems(400, 401, 413, 415, 422),
  );

export const DescribeScreen = (): MethodDecorator =>
  applyDecorators(
    TAG,
    operation('screen', 'Screen a trade request without storing it'),
    REQUEST_BODY,
    answers({ 200: { description: 'The assessment', schema: schemaRef('Assessment') } }),
    problems(400, 401, 413, 415, 422),
  );

const ROW = {
  id: { type: 'string', format: 'uuid' },
  reference: { type: 'string' },
  revision: { type: 'integer' },
  status: STATUS,
  verdict: { type: ['string', 'null'], enum: [...OUTCOMES, null] },
  corridor: { type: ['string', 'null'], enum: [...CORRIDOR_KINDS, null] },
  categories: { type: 'array', items: { type: 'string', enum: GOODS_CATEGORIES } },
  rules: { type: 'array', items: { type: 'string' } },
  consignee: { type: ['string', 'null'] },
  requestedAt: { type: 'string', format: 'date' },
  createdAt: { type: 'string', format: 'date-time' },
};

export const DescribeList = (): MethodDecorator =>
  applyDecorators(
    TAG,
    operation('listTradeRequests', 'List trade requests, newest first'),
    parameters({
      reference: { type: 'string' },
      verdict: { type: 'string', enum: OUTCOMES },
      rule: { type: 'string', description: 'Id of a rule that hit' },
      category: { type: 'string', enum: GOODS_CATEGORIES },
      corridor: { type: 'string', enum: CORRIDOR_KINDS },
      consignee: { type: 'string', description: "Part of the consignee's name" },
      from: { type: 'string', format: 'date', description: 'First day of `requestedAt`; not after `to`' },
      to: { type: 'string', format: 'date', description: 'Last day of `requestedAt`' },
      ...PAGE_PARAMETERS,
    }),
    answers({ 200: { description: 'A page', schema: pageOf({ type: 'object', properties: ROW }) } }),
    problems(400, 401),
  );

export const DescribeGet = (): MethodDecorator =>
  applyDecorators(
    TAG,
    operation('getTradeRequest', 'A trade request with its revisions and assessments, newest first'),
    ApiParam({ name: 'id', schema: { type: 'string', format: 'uuid' } }),
    answers({
      200: {
        description: 'The request',
        schema: {
          type: 'object',
          properties: {
            ...ROW,
            request: schemaRef('TradeRequest'),
            revisions: { type: 'array', items: { type: 'object' } },
            assessments: { type: 'array', items: schemaRef('Assessment') },
          },
        },
      },
    }),
    problems(401, 404),
  );

export const DescribeMap = (): MethodDecorator =>
  applyDecorators(
    TAG,
    operation('getTradeRequestMap', 'The route of a trade request as a map', {
      description:
        'Of the newest revision, once it is screened. Without script, style sheet, font or reference of its own; also for print.',
    }),
    ApiParam({ name: 'id', schema: { type: 'string', format: 'uuid' } }),
    answers({ 200: { description: 'The map', schema: { type: 'string' }, type: 'image/svg+xml' } }),
    problems(401, 404, 409),
  );
