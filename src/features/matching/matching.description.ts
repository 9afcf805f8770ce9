// What the published description (OpenAPI) says about the search for a party.
import { applyDecorators } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { answers, operation, problems } from '../../platform/http/describe';
import { schemaOf } from '../../platform/http/fields/field-schema';
import { MatchQueryDto } from './match-query.dto';
import { text, textOrNull } from '../../platform/http/schema-words';

const texts = { type: 'array', items: text };
const share = { type: 'number', minimum: 0, maximum: 1 };
const agreement = (what: string): Record<string, unknown> => ({
  ...text,
  enum: ['agrees', 'differs', 'unknown'],
  description: what,
});
const object = (properties: Record<string, unknown>, more: Record<string, unknown> = {}): Record<string, unknown> => ({
  type: 'object',
  required: Object.keys(properties),
  properties,
  ...more,
});
const LIST = object({
  source: text,
  title: text,
  authority: text,
  measure: { ...text, enum: ['asset_freeze', 'export_control', 'other'] },
});
const WORDS = object({
  asked: text,
  listed: text,
  how: {
    ...text,
    enum: [
      'same',
      'variant',
      'nickname',
      'translation',
      'sound',
      'spelling',
      'consonants',
      'initial',
      'joined',
      'short_form',
    ],
  },
  likeness: share,
});
const IDENTIFIER = {
  type: 'object',
  required: ['kind', 'value'],
  properties: { kind: text, value: text, country: text },
};

const CANDIDATE = object({
  score: { ...share, description: 'Of the name and what agrees or differs beside it' },
  nameScore: { ...share, description: 'Of the name alone; 0 where the number found the entry' },
  match: {
    type: 'boolean',
    description: 'Whether the score reaches the threshold from which names are called the same',
  },
  certainty: {
    type: ['string', 'null'],
    enum: ['listed', 'near', null],
    description: 'What the rules make of it: the listed party, a name to compare, or nothing',
  },
  list: LIST,
  entryId: text,
  name: { ...text, description: 'The listed name that is most alike' },
  weakAlias: { type: 'boolean', description: 'The authority itself calls the name weak' },
  kind: { ...text, enum: ['person', 'company', 'vessel', 'aircraft', 'unknown'] },
  words: { type: 'array', items: WORDS },
  unmatched: object({ asked: texts, listed: texts }, { description: 'Words that only one of the names has' }),
  country: agreement('Country against those of the entry'),
  number: agreement('Registration number against those of the entry'),
  address: agreement('Address against those of the entry'),
  explanation: text,
  whyNotHigher: texts,
  programmes: texts,
  identifiers: { type: 'array', items: IDENTIFIER },
  countries: texts,
  birthDates: texts,
  listedOn: textOrNull,
});

const ANSWER = object({
  lists: object({
    state: { ...text, enum: ['off', 'ready', 'stale', 'failed'], description: '`off`: there is no list to be on' },
    version: { ...textOrNull, description: '`sha256:…` over the lists that were asked; null where there is none' },
    asOf: { ...textOrNull, format: 'date-time' },
    problems: texts,
  }),
  candidates: { type: 'array', items: CANDIDATE, description: 'Best first' },
  atAddress: {
    type: 'array',
    items: object({ list: LIST, entryId: text, name: text, address: text }),
    description: 'Listed parties at the address that was given',
  },
  note: { ...textOrNull, description: 'Why nothing could be found by the name' },
});

export const DescribeMatch = (): MethodDecorator =>
  applyDecorators(
    ApiTags('lists'),
    operation('matchParty', 'Who on the lists a party may be', {
      description: 'By name in any script and spelling, and by registration number. Nothing is stored.',
      body: { 'application/json': schemaOf(MatchQueryDto) },
    }),
    answers({ 200: { description: 'Candidates with score and explanation', schema: ANSWER } }),
    problems(400, 401, 413, 415, 422),
  );
