// Words of the published description (OpenAPI 3.1) that all features share: answers, problems, pages, parameters.
import { applyDecorators } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiQuery, ApiResponse } from '@nestjs/swagger';

type Schema = Record<string, unknown>;
type MethodOrClass = MethodDecorator & ClassDecorator;

/** Schema that stands once under components. */
export const schemaRef = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });

/** A page of a list. */
export const pageOf = (item: Schema): Schema => ({
  type: 'object',
  required: ['data', 'page'],
  properties: {
    data: { type: 'array', items: item },
    page: {
      type: 'object',
      required: ['nextCursor', 'hasMore'],
      properties: { nextCursor: { type: ['string', 'null'] }, hasMore: { type: 'boolean' } },
    },
  },
});

const PROBLEM_CONTENT = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };

const TITLES: Readonly<Record<number, string>> = {
  400: 'Malformed, or an unknown parameter',
  401: 'No good API key',
  403: 'Not allowed',
  404: 'Not found',
  409: 'In conflict with what is stored',
  413: 'Too large',
  415: 'Media type not supported',
  422: 'Fields that are not right',
  503: 'Not available now',
};

/** Answers in JSON by status: a sentence and the schema. */
export function answers(
  byStatus: Readonly<Record<number, { description: string; schema: Schema; type?: string }>>,
): MethodOrClass {
  const each = Object.entries(byStatus).map(([status, { description, schema, type = 'application/json' }]) =>
    ApiResponse({ status: Number(status), description, content: { [type]: { schema } } }),
  );
  return applyDecorators(...each);
}

/** The problems that a call may be answered with. */
export function problems(...statuses: number[]): MethodOrClass {
  return applyDecorators(
    ...statuses.map((status) =>
      ApiResponse({ status, description: TITLES[status] ?? 'Problem', content: PROBLEM_CONTENT }),
    ),
  );
}

export function operation(
  id: string,
  summary: string,
  more: {
    description?: string;
    body?: Readonly<Record<string, Schema>>;
    /** For calls that can do without. */
    optionalBody?: Readonly<Record<string, Schema>>;
  } = {},
): MethodDecorator {
  const { description, optionalBody, body = optionalBody } = more;
  const content = body && Object.fromEntries(Object.entries(body).map(([type, schema]) => [type, { schema }]));
  return ApiOperation({
    operationId: id,
    summary,
    ...(description && { description }),
    ...(content && { requestBody: { required: optionalBody === undefined, content } }),
  });
}

/** Header of all calls that store something. */
export function idempotencyKey(what: string): MethodDecorator {
  return optionalHeader('Idempotency-Key', `1 to 255 printable ASCII characters. ${what}`);
}

/** Optional query parameters by name. */
export function parameters(byName: Readonly<Record<string, Schema>>): MethodDecorator {
  const each = Object.entries(byName).map(([name, { description, ...schema }]) =>
    ApiQuery({ name, required: false, schema, ...(typeof description === 'string' && { description }) }),
  );
  return applyDecorators(...each);
}

export const PAGE_PARAMETERS: Readonly<Record<string, Schema>> = {
  limit: { type: 'integer', minimum: 1, maximum: 200, default: 50 },
  cursor: { type: 'string', description: '`page.nextCursor` of the page before' },
};

export function optionalHeader(name: string, description: string): MethodDecorator {
  return ApiHeader({ name, required: false, description, schema: { type: 'string' } });
}
