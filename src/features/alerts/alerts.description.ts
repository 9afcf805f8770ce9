// What the published description (OpenAPI) says about alerts.
import { applyDecorators } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import {
  answers,
  operation,
  PAGE_PARAMETERS,
  pageOf,
  parameters,
  problems,
  schemaRef,
} from '../../platform/http/describe';
import { DISPOSITIONS } from './alert-transitions';
import { ALERT_SORTS, ALERT_STATUSES, ALERT_VERDICTS } from './alert-query.dto';
import { text, textOrNull, time } from '../../platform/http/schema-words';

const TAG = ApiTags('alerts');
const id = { type: 'string', format: 'uuid' };

const ALERT = {
  id,
  tradeRequestId: id,
  reference: text,
  verdict: { ...text, enum: ALERT_VERDICTS },
  score: { type: 'integer' },
  rules: { type: 'array', items: text },
  status: { ...text, enum: ALERT_STATUSES },
  disposition: { type: ['string', 'null'], enum: [...DISPOSITIONS, null] },
  assignee: textOrNull,
  reason: textOrNull,
  version: { type: 'integer', description: 'Also the ETag' },
  createdAt: time,
  updatedAt: time,
};

export const DescribeAlerts = (): MethodDecorator =>
  applyDecorators(
    TAG,
    operation('listAlerts', 'List alerts, one for each flagged request'),
    parameters({
      status: { ...text, enum: ALERT_STATUSES },
      verdict: { ...text, enum: ALERT_VERDICTS },
      assignee: { ...text, description: '`none` for alerts that nobody has taken' },
      rule: { ...text, description: 'Id of a rule that hit' },
      sort: { ...text, enum: ALERT_SORTS, default: 'newest' },
      ...PAGE_PARAMETERS,
    }),
    answers({ 200: { description: 'A page', schema: pageOf({ type: 'object', properties: ALERT }) } }),
    problems(400, 401),
  );

export const DescribeAlert = (): MethodDecorator =>
  applyDecorators(
    TAG,
    operation('getAlert', 'An alert with its assessment'),
    ApiParam({ name: 'id', schema: id }),
    answers({
      200: {
        description: 'The alert; `ETag` is its version',
        schema: {
          type: 'object',
          properties: { ...ALERT, assessment: { oneOf: [schemaRef('Assessment'), { type: 'null' }] } },
        },
      },
    }),
    problems(401, 404),
  );
