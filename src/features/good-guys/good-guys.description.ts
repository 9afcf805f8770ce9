// What the published description (OpenAPI) says about good guys.
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
} from '../../platform/http/describe';
import { schemaOf } from '../../platform/http/fields/field-schema';
import { CORRIDOR_KINDS } from '../../screening/assessment';
import { GOOD_GUY_STATES } from './good-guy-row';
import { GoodGuyDto, RevokeDto } from './good-guy.dto';
import { text, textOrNull, uuid, time, timeOrNull } from '../../platform/http/schema-words';

const ID = ApiParam({ name: 'id', schema: uuid });

const GOOD_GUY = {
  type: 'object',
  properties: {
    id: uuid,
    state: { ...text, enum: [...GOOD_GUY_STATES] },
    party: {
      type: 'object',
      description: 'The facts about the party that were judged',
      properties: { name: text, country: text, registrationNumber: text, address: text },
    },
    source: text,
    entryId: text,
    entryName: text,
    entryVersion: { ...text, description: '`sha256:…` over what the list said of the entry' },
    goodsTier: { ...text, description: 'Tiers and categories of the goods: `3.B/bearings`' },
    corridor: { ...text, enum: [...CORRIDOR_KINDS] },
    reason: text,
    tradeRequestId: uuid,
    field: text,
    createdBy: text,
    createdAt: time,
    expiresOn: { ...text, format: 'date', description: 'Last day on which it holds' },
    voidedAt: timeOrNull,
    voidedBy: textOrNull,
    voidReason: textOrNull,
  },
};

const all = (...decorators: (MethodDecorator & Partial<ClassDecorator>)[]): MethodDecorator =>
  applyDecorators(ApiTags('good guys'), ...(decorators as MethodDecorator[]));

export const DescribeList = (): MethodDecorator =>
  all(
    operation('listGoodGuys', 'List judged false alarms, newest first'),
    parameters({ state: { ...text, enum: [...GOOD_GUY_STATES] }, source: text, entryId: text, ...PAGE_PARAMETERS }),
    answers({ 200: { description: 'A page', schema: pageOf(GOOD_GUY) } }),
    problems(400, 401),
  );

export const DescribeGet = (): MethodDecorator =>
  all(
    ID,
    operation('getGoodGuy', 'A judged false alarm'),
    answers({ 200: { description: 'The decision', schema: GOOD_GUY } }),
    problems(400, 401, 404),
  );

export const DescribeCreate = (): MethodDecorator =>
  all(
    operation('createGoodGuy', 'Decide that a party is not the listed one it resembles', {
      description:
        'From the next screening on, the rules about listed and near names do not count this entry for this party, as long as the facts about the ' +
        'party, the content of the entry, the tier and categories of the goods and the kind of corridor stay what they are in the newest revision ' +
        'of the request, and until it expires. The assessment names every decision that was used as a mitigation `parties/good-guy`. A party with ' +
        'the registration number of the entry is never excused (422 `number_agrees`).',
      body: { 'application/json': schemaOf(GoodGuyDto) },
    }),
    idempotencyKey('The same call is answered as before for a day.'),
    answers({ 201: { description: 'The decision', schema: GOOD_GUY } }),
    problems(400, 401, 404, 409, 415, 422),
  );

export const DescribeRevoke = (): MethodDecorator =>
  all(
    ID,
    operation('revokeGoodGuy', 'Take a decision back', {
      description: 'It stays in the list as void, with the reason.',
      body: { 'application/json': schemaOf(RevokeDto) },
    }),
    ApiResponse({ status: 204, description: 'Done' }),
    problems(400, 401, 404, 409, 422),
  );
