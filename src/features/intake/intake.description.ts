// What the published description (OpenAPI) says about the doors for trade requests.
import { applyDecorators } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiParam, ApiTags } from '@nestjs/swagger';
import {
  answers,
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
    operation(
      'submitTradeRequest',
      'Store a trade request and screen it',
      'The reference identifies the request: sending it again changes nothing.',
    ),
    REQUEST_BODY,
    parameters(ON_DUPLICATE),
    optionalHeader('Prefer', '`wait=5`: answer with the assessment if it is done within five seconds (at most 30)'),
    optionalHeader('Idempotency-Key', 'At most 255 characters; the first answer is replayed for a day'),
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

export const DescribeBulk = (): MethodDecorator =>
  applyDecorators(
    TAG,
    operation(
      'submitTradeRequests',
      'Store many trade requests',
      'Newline-delimited JSON of any length (gzip allowed, one line at most 1 MiB), or a JSON array of at most 1000. Answers come in the same form, ' +
        'in the order of the lines, about 200 at a time.',
    ),
    ApiConsumes('application/json', 'application/x-ndjson'),
    ApiBody({ required: true, schema: { type: 'array', maxItems: 1000, items: schemaRef('TradeRequest') } }),
    parameters(ON_DUPLICATE),
    answers({ 200: { description: 'One answer a line', schema: { type: 'array', items: LINE_ANSWER } } }),
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
      from: { type: 'string', format: 'date', description: 'First day of `requestedAt`' },
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
    operation(
      'getTradeRequestMap',
      'The route of a trade request as a map',
      'Of the newest revision, once it is screened. Without script, style sheet, font or reference of its own; also for print.',
    ),
    ApiParam({ name: 'id', schema: { type: 'string', format: 'uuid' } }),
    answers({ 200: { description: 'The map', schema: { type: 'string' }, type: 'image/svg+xml' } }),
    problems(401, 404, 409),
  );
