// What the published description (OpenAPI) says about lists.
import { applyDecorators } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import {
  answers,
  idempotencyKey,
  operation,
  PAGE_PARAMETERS,
  pageOf,
  parameters,
  problems,
} from '../../platform/http/describe';
import { CHANGES, MEASURES } from './list-query.dto';
import { VERSION_STATUSES } from './list-version';
import { text, textOrNull, count, uuid, time, timeOrNull } from '../../platform/http/schema-words';

const BYTES = { type: 'string', format: 'binary' };
const SOURCE = ApiParam({
  name: 'source',
  description: 'Id of the catalogue or one of your own, such as `us-ofac-sdn` or `eu-833-annex-iv`',
  schema: { type: 'string', pattern: '^[a-z0-9]+(-[a-z0-9]+)*$', maxLength: 64 },
});
const VERSION_ID = ApiParam({ name: 'id', schema: uuid });
const VERSION_TEXT = { ...textOrNull, description: '`sha256:…` over the entries in use' };

const LIST = {
  type: 'object',
  properties: {
    source: text,
    title: text,
    authority: text,
    measure: { ...text, enum: [...MEASURES] },
    instrument: { ...textOrNull, description: 'Law that the list rests on' },
    state: { ...text, enum: ['off', 'ready', 'stale', 'failed'] },
    problem: textOrNull,
    version: VERSION_TEXT,
    versionId: { type: ['string', 'null'], format: 'uuid' },
    entries: count,
    asOf: { type: ['string', 'null'], format: 'date' },
    ageHours: { type: ['number', 'null'], description: 'Hours since it was last found current' },
    checkedAt: timeOrNull,
    activatedAt: timeOrNull,
    scheduled: { type: 'boolean', description: 'Whether it is downloaded by itself' },
    lastFailure: { type: ['object', 'null'], properties: { at: timeOrNull, reason: text } },
  },
};

const VERSION = {
  type: 'object',
  properties: {
    id: uuid,
    source: text,
    status: { ...text, enum: [...VERSION_STATUSES] },
    reason: { ...textOrNull, description: 'Why it is refused' },
    version: { ...text, description: '`sha256:…` over the entries' },
    lists: { type: 'array', items: { type: 'object', properties: { source: text, title: text, measure: text } } },
    entries: count,
    asOf: { type: ['string', 'null'], format: 'date' },
    problems: { type: 'array', items: text, description: 'What was left out while reading' },
    origin: { ...text, enum: ['download', 'import', 'command_line'] },
    fileName: textOrNull,
    actor: text,
    fetchedAt: time,
    activatedAt: timeOrNull,
  },
};

const CHANGE = {
  type: 'object',
  properties: {
    change: { ...text, enum: [...CHANGES] },
    list: text,
    entryId: text,
    name: text,
    fields: { type: 'object', description: 'Of a changed entry: each field that differs, with `before` and `after`' },
  },
};

const EFFECT = {
  type: ['object', 'null'],
  description: 'What the version would open and close among the stored requests; null where that is not known',
  properties: {
    opens: { ...count, description: 'Requests of which only the later version names somebody' },
    closes: { ...count, description: 'Requests of which only the earlier version names somebody' },
    looked: {
      ...count,
      description:
        'Requests that were looked at by their newest revision, newest first: 50,000 at most, or as many as ten seconds allow',
    },
  },
};

const all = (...decorators: (MethodDecorator & Partial<ClassDecorator>)[]): MethodDecorator =>
  applyDecorators(ApiTags('lists'), ...(decorators as MethodDecorator[]));

export const DescribeLists = (): MethodDecorator =>
  all(
    operation('listLists', 'The lists: version, entries, age, state'),
    parameters({
      catalogue: { type: 'boolean', default: false, description: 'Also those that are known but not used' },
    }),
    answers({ 200: { description: 'All of them', schema: pageOf(LIST) } }),
    problems(400, 401),
  );

export const DescribeList = (): MethodDecorator =>
  all(
    SOURCE,
    operation('getList', 'A list'),
    answers({ 200: { description: 'The list', schema: LIST } }),
    problems(400, 401, 404),
  );

export const DescribeVersions = (): MethodDecorator =>
  all(
    SOURCE,
    operation('listListVersions', 'Versions of a list, newest first'),
    parameters({ ...PAGE_PARAMETERS }),
    answers({ 200: { description: 'A page', schema: pageOf(VERSION) } }),
    problems(400, 401, 404),
  );

export const DescribeVersion = (): MethodDecorator =>
  all(
    SOURCE,
    VERSION_ID,
    operation('getListVersion', 'A version of a list'),
    answers({ 200: { description: 'The version', schema: VERSION } }),
    problems(400, 401, 404),
  );

export const DescribeVersionDiff = (): MethodDecorator =>
  all(
    SOURCE,
    VERSION_ID,
    operation('diffListVersion', 'What a version changes', {
      description: 'Against the version in use; the one in use against the one before it.',
    }),
    parameters({ change: { ...text, enum: [...CHANGES] }, ...PAGE_PARAMETERS }),
    answers({
      200: {
        description: 'Counts over all entries, and a page of the changes: removed, added, changed',
        schema: {
          type: 'object',
          properties: {
            source: text,
            version: VERSION,
            comparedWith: { ...VERSION, type: ['object', 'null'] },
            counts: { type: 'object', properties: { added: count, removed: count, changed: count, unchanged: count } },
            effect: EFFECT,
            ...(pageOf(CHANGE).properties as object),
          },
        },
      },
    }),
    problems(400, 401, 404),
  );

export const DescribeImport = (): MethodDecorator =>
  all(
    SOURCE,
    operation('importList', 'Import a list', {
      description:
        'The file as the authority publishes it (formats in docs/lists.md), packed with gzip or not, told by its content. A list in parts (OFAC `sdn.csv` ' +
        'with `alt.csv` and `add.csv`) is sent as several fields `file`. The same content as in use changes nothing. A list that became more than 20 % ' +
        'smaller is stored as refused and the one in use stays, unless `force=true`.',
      body: {
        'multipart/form-data': {
          type: 'object',
          required: ['file'],
          additionalProperties: false,
          properties: { file: { type: 'array', items: BYTES } },
        },
        'text/csv': text,
        'application/xml': text,
        'application/gzip': BYTES,
        'application/octet-stream': BYTES,
      },
    }),
    idempotencyKey('The same files for the same list are answered as before for a day (`Idempotent-Replayed: true`).'),
    parameters({
      force: { type: 'boolean', default: false, description: 'Accept a list that has become much smaller' },
      activate: { type: 'boolean', description: 'Take it into use at once; default: TRUEBEARING_LIST_ACTIVATION' },
      title: { ...text, description: 'Name of a list of your own' },
      measure: { ...text, enum: [...MEASURES], description: 'Of a list of your own; default export_control' },
      fileName: { ...text, description: 'Of a file that is sent as the body itself' },
    }),
    answers({
      200: { description: 'Nothing new', schema: importAnswer() },
      201: { description: 'A new version', schema: importAnswer() },
    }),
    problems(400, 401, 403, 409, 413, 415, 422),
  );

export const DescribeActivate = (): MethodDecorator =>
  all(
    SOURCE,
    VERSION_ID,
    operation('activateListVersion', 'Take a version into use', {
      description: 'Also one that was refused or superseded. Taking into use what is in use changes nothing.',
    }),
    answers({ 200: { description: 'The version, in use', schema: VERSION } }),
    problems(400, 401, 403, 404),
  );

function importAnswer(): Record<string, unknown> {
  return {
    type: 'object',
    properties: { source: text, outcome: { ...text, enum: ['active', 'candidate', 'unchanged'] }, version: VERSION },
  };
}
