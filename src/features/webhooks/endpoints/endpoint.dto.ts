// An endpoint as an administrator describes it, with everything that is checked before it is stored.
import { AppError, type FieldError } from '../../../platform/errors/errors';
import { Field } from '../../../platform/http/fields/field';
import {
  type FieldKind,
  flag,
  listOf,
  objectOf,
  oneOf,
  text,
  typeName,
} from '../../../platform/http/fields/field-kind';
import { stepInto } from '../../../platform/http/fields/json-pointer';
import { readFields } from '../../../platform/http/fields/read-fields';
import { ADAPTER_KINDS, type AdapterKind, type AdapterSettings } from '../adapters/adapter-settings';
import { AUTH_KINDS, AUTH_NEEDS, type AuthKind } from '../adapters/authentication';
import { LONGEST_TEMPLATE } from '../adapters/template';
import { EVENT_TYPES, type EventType } from '../events/event-types';

export const PAYLOADS = ['full', 'thin'] as const;
export const FORMATS = ['standard', 'cloudevents'] as const;

const MOST_HEADERS = 20;
const HEADER_NAME = /^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}$/u;
/** Printable ASCII, so that no line can be smuggled in. */
const HEADER_VALUE = /^[\x20-\x7e]{0,2000}$/u;
/** Set by us, or by the connection. */
const OWN_HEADERS =
  /^(?:webhook-.*|content-.*|host|connection|keep-alive|transfer-encoding|te|trailer|upgrade|expect|user-agent|proxy-.*)$/iu;

const secretText = (): FieldKind => text({ max: 4000, oneLine: true });
const word = (max: number): FieldKind => text({ max, oneLine: true });

/** Header names and values. */
function headerMap(): FieldKind {
  return {
    prepare: (value) => value,
    problems: (value, pointer) => headerProblems(value, pointer),
    schema: {
      type: 'object',
      maxProperties: MOST_HEADERS,
      additionalProperties: { type: 'string', maxLength: 2000 },
      description: 'Sent with every request. Values are never shown again.',
    },
  };
}

function headerProblems(value: unknown, pointer: string): FieldError[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return [{ pointer, code: 'invalid_type', detail: `must be an object, not ${typeName(value)}` }];
  const entries = Object.entries(value as Record<string, unknown>);
  if (entries.length > MOST_HEADERS)
    return [{ pointer, code: 'too_many', detail: `holds ${entries.length}, at most ${MOST_HEADERS} are allowed` }];
  return entries.flatMap(([name, content]): FieldError[] => {
    const at = stepInto(pointer, name.slice(0, 100));
    if (!HEADER_NAME.test(name)) return [{ pointer: at, code: 'invalid_name', detail: 'is no name of a header' }];
    if (OWN_HEADERS.test(name)) return [{ pointer: at, code: 'not_allowed', detail: 'is set by the sender itself' }];
    if (typeof content !== 'string' || !HEADER_VALUE.test(content))
      return [
        { pointer: at, code: 'invalid_value', detail: 'must be printable ASCII text of 2000 characters at most' },
      ];
    return [];
  });
}

export class AuthDto {
  @Field(oneOf(AUTH_KINDS), { required: true }) kind: AuthKind;
  @Field(secretText()) token?: string;
  @Field(word(500)) username?: string;
  @Field(secretText()) password?: string;
  @Field(
    text({
      max: 100,
      pattern: { matches: HEADER_NAME, code: 'invalid_name', detail: 'is no name of a header' },
      description: 'For `api_key` and `hmac`',
    }),
  )
  header?: string;
  @Field(word(2000)) tokenUrl?: string;
  @Field(word(500)) clientId?: string;
  @Field(secretText()) clientSecret?: string;
  @Field(word(500)) scope?: string;
  @Field(secretText()) secret?: string;
}

export class AdapterDto {
  @Field(oneOf(ADAPTER_KINDS), { required: true }) kind: AdapterKind;
  @Field(objectOf(() => AuthDto)) auth?: AuthDto;
  @Field(text({ max: LONGEST_TEMPLATE, description: 'Liquid: the body (`generic`) or the description of the case' }))
  template?: string;
  @Field(word(200)) contentType?: string;
  @Field(word(100)) table?: string;
  @Field(
    text({
      max: 50,
      pattern: { matches: /^[A-Z][A-Z0-9_]+$/u, code: 'invalid', detail: 'must be the key of a Jira project' },
    }),
  )
  project?: string;
  @Field(word(100)) issueType?: string;
  @Field(word(100)) externalIdField?: string;
  @Field(text({ max: 10, pattern: { matches: /^v\d{2,3}\.\d$/u, code: 'invalid', detail: 'must look like v61.0' } }))
  apiVersion?: string;
  @Field(word(100)) channel?: string;
}

/** All optional, since a change names only what it changes; what a new endpoint needs is asked for apart. */
export class EndpointDto {
  @Field(word(2000)) url?: string;
  @Field(listOf(oneOf(EVENT_TYPES), EVENT_TYPES.length)) eventTypes?: EventType[];
  @Field(oneOf(PAYLOADS)) payload?: (typeof PAYLOADS)[number];
  @Field(oneOf(FORMATS)) format?: (typeof FORMATS)[number];
  @Field(flag()) ordered?: boolean;
  @Field(text({ max: 500 })) description?: string;
  @Field(headerMap()) headers?: Record<string, string>;
  @Field(objectOf(() => AdapterDto)) adapter?: AdapterDto;
  @Field(flag()) enabled?: boolean;
  @Field(flag()) asymmetric?: boolean;
}

type NewEndpoint = EndpointDto & Required<Pick<EndpointDto, 'url' | 'eventTypes'>>;

/** What a new one cannot do without. */
export const NEW_ENDPOINT_NEEDS = ['url', 'eventTypes'] as const;

/** Systems in which a case is about one alert. */
const CASES_ONLY: ReadonlySet<AdapterKind> = new Set([
  'servicenow',
  'jira',
  'salesforce',
  'thehive',
  'hummingbird',
  'unit21',
  'marble',
]);

const NEEDS: Readonly<Partial<Record<AdapterKind, readonly (keyof AdapterDto)[]>>> = { jira: ['project'] };

/** @throws AppError 422 that names each field */
export function readNewEndpoint(body: unknown): NewEndpoint {
  const value = readEndpoint(body, (endpoint) => [
    ...NEW_ENDPOINT_NEEDS.filter((name) => endpoint[name] === undefined).map((name) => ({
      pointer: `/${name}`,
      code: 'required',
      detail: 'is required',
    })),
    ...checkTogether(endpoint),
  ]);
  return value as NewEndpoint;
}

/** @throws AppError 422 that names each field */
export function readEndpointChanges(body: unknown): EndpointDto {
  return readEndpoint(body, checkTogether);
}

function readEndpoint(body: unknown, check: (endpoint: EndpointDto) => FieldError[]): EndpointDto {
  const read = readFields(EndpointDto, allowAdapterName(body), check);
  if ('value' in read) return read.value;
  throw invalidFields(read.errors);
}

/** 422 that names each field and what is wrong with it. */
export function invalidFields(errors: FieldError[], code?: string): AppError {
  const named = errors.map(({ pointer, detail }) => `${pointer.slice(1) || 'the body'} ${detail}`).join('; ');
  return new AppError('invalid_request', named, { errors, ...(code !== undefined && { code }) });
}

/** `"adapter": "slack"` is short for `{"kind": "slack"}`. */
function allowAdapterName(body: unknown): unknown {
  if (typeof body !== 'object' || body === null || !('adapter' in body) || typeof body.adapter !== 'string')
    return body;
  return { ...body, adapter: { kind: body.adapter } };
}

function checkTogether({ eventTypes, adapter }: EndpointDto): FieldError[] {
  const errors: FieldError[] = [];
  const need = (pointer: string, kind: string): void => {
    errors.push({ pointer, code: 'required', detail: `is required for ${kind}` });
  };
  if (eventTypes?.length === 0) errors.push({ pointer: '/eventTypes', code: 'too_few', detail: 'needs at least one' });
  if (adapter === undefined) return errors;
  for (const name of NEEDS[adapter.kind] ?? []) if (adapter[name] === undefined) need(`/adapter/${name}`, adapter.kind);
  if (adapter.auth)
    for (const name of AUTH_NEEDS[adapter.auth.kind])
      if (adapter.auth[name] === undefined) need(`/adapter/auth/${name}`, adapter.auth.kind);
  return errors;
}

/** The event types that an adapter cannot make a case of. */
export function eventTypesWithoutCase(kind: AdapterKind, eventTypes: readonly string[]): string[] {
  return CASES_ONLY.has(kind) ? eventTypes.filter((type) => !type.startsWith('alert.') && type !== 'webhook.test') : [];
}

export function toSettings({ auth, ...settings }: AdapterDto): AdapterSettings {
  return { ...settings, auth: { ...(auth ?? { kind: 'none' as const }) } };
}
