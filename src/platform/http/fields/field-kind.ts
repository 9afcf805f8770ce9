// What a field may hold: one object a kind, that reads the value, says what is wrong with it and describes itself in JSON Schema.
import type { FieldError } from '../../errors/errors';
import { nearestName } from '../../config/nearest-name';
import { stepInto } from './json-pointer';

export type JsonSchema = Readonly<Record<string, unknown>>;
type DtoClass = new () => object;

export interface FieldKind {
  /** The value as it is kept: numbers out of text, days out of times. What cannot be read is handed back as it is. */
  prepare(value: unknown): unknown;
  /** Everything wrong with a prepared value; an empty list where it is fine. Absent values are never asked about. */
  problems(value: unknown, pointer: string): readonly FieldError[];
  readonly schema: JsonSchema;
  /** Class of the object, or of every object in the list. */
  readonly nested?: { of: () => DtoClass; list: boolean; min: number; max: number };
}

const FINE: readonly FieldError[] = [];
// PostgreSQL stores neither NUL nor half of a surrogate pair as text.
const NOT_STORABLE = /[\0\p{Cs}]/u;
const CONTROL = /\p{Cc}/u;
/** They turn the direction of writing: a name with them shows as another one. */
const TURNS_WRITING = /[\u202a-\u202e\u2066-\u2069]/u;
const BELOW_SPACE_OR_SURROGATE = /[\0\ud800-\udfff]/;

export interface TextLimits {
  max: number;
  /** One line that shows as it is, without control characters, and not blank. */
  oneLine?: boolean;
  pattern?: { matches: RegExp; code: string; detail: string };
  description?: string;
}

/** Text of at most `max` characters. Blank text is as good as absent and is dropped by the reader, save where `oneLine` asks for something. */
export function text(limits: TextLimits): FieldKind {
  return {
    prepare: (value) => value,
    problems: (value, pointer) => textProblems(value, pointer, limits),
    schema: {
      type: 'string',
      maxLength: limits.max,
      ...(limits.pattern && { pattern: limits.pattern.matches.source }),
      ...(limits.description && { description: limits.description }),
    },
  };
}

function textProblems(value: unknown, pointer: string, limits: TextLimits): readonly FieldError[] {
  const wrong = (code: string, detail: string): FieldError[] => [{ pointer, code, detail }];
  if (typeof value !== 'string') return wrong('invalid_type', `must be text, not ${typeName(value)}`);
  if (value.length > limits.max)
    return wrong('too_long', `has ${value.length} characters, at most ${limits.max} are allowed`);
  if (BELOW_SPACE_OR_SURROGATE.test(value) && NOT_STORABLE.test(value)) {
    return wrong('invalid_character', 'holds a NUL character or half of a surrogate pair');
  }
  if (limits.oneLine && value.trim() === '') return wrong('blank', 'must not be blank');
  if (limits.oneLine && CONTROL.test(value)) return wrong('invalid_character', 'must not hold control characters');
  if (limits.oneLine && TURNS_WRITING.test(value))
    return wrong('invalid_character', 'must not hold characters that turn the direction of writing');
  if (limits.pattern && !limits.pattern.matches.test(value)) return wrong(limits.pattern.code, limits.pattern.detail);
  return FINE;
}

/** One of a closed set of words; a wrong one is answered with the nearest right one. */
export function oneOf(words: readonly string[]): FieldKind {
  return {
    prepare: (value) => value,
    problems: (value, pointer) => {
      if (typeof value === 'string' && words.includes(value)) return FINE;
      const near = typeof value === 'string' && value.length < 100 ? nearestName(value, words) : null;
      const hint = near === null ? '' : `: did you mean ${near}?`;
      return [{ pointer, code: 'not_allowed', detail: `must be one of ${words.join(', ')}${hint}` }];
    },
    schema: { type: 'string', enum: words },
  };
}

/** true or false; the words `true` and `false` are read too. */
export function flag(): FieldKind {
  return {
    prepare: (value) => (value === 'true' ? true : value === 'false' ? false : value),
    problems: (value, pointer) =>
      typeof value === 'boolean'
        ? FINE
        : [{ pointer, code: 'invalid_type', detail: `must be true or false, not ${typeName(value)}` }],
    schema: { type: 'boolean' },
  };
}

/** A list of at most `max` values of one kind. */
export function listOf(kind: FieldKind, max: number): FieldKind {
  return {
    prepare: (value) => (Array.isArray(value) ? value.map((item: unknown) => kind.prepare(item)) : value),
    problems: (value, pointer) => {
      if (!Array.isArray(value))
        return [{ pointer, code: 'invalid_type', detail: `must be a list, not ${typeName(value)}` }];
      if (value.length > max) return [tooMany(pointer, value.length, max)];
      const found = value.flatMap((item: unknown, index) => kind.problems(item, stepInto(pointer, index)));
      return found.length === 0 ? FINE : found;
    },
    schema: { type: 'array', maxItems: max, items: kind.schema },
  };
}

/** An object of a class with fields of its own. */
export function objectOf(of: () => DtoClass): FieldKind {
  return { ...NESTED, schema: {}, nested: { of, list: false, min: 0, max: 1 } };
}

/** A list of `min` to `max` objects of a class with fields of its own. */
export function objectsOf(of: () => DtoClass, limits: { min: number; max: number }): FieldKind {
  return {
    ...NESTED,
    problems: (value, pointer) => {
      if (!Array.isArray(value)) return FINE;
      if (value.length > limits.max) return [tooMany(pointer, value.length, limits.max)];
      if (value.length < limits.min) return [{ pointer, code: 'too_few', detail: `needs at least ${limits.min}` }];
      return FINE;
    },
    schema: { minItems: limits.min, maxItems: limits.max },
    nested: { of, list: true, ...limits },
  };
}

const NESTED = { prepare: (value: unknown) => value, problems: () => FINE };

function tooMany(pointer: string, count: number, max: number): FieldError {
  return { pointer, code: 'too_many', detail: `holds ${count}, at most ${max} are allowed` };
}

/** What a JSON value is, in words. */
export function typeName(value: unknown): string {
  if (value === null || value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  return (
    { object: 'an object', string: 'text', number: 'a number', boolean: 'true or false' }[typeof value as string] ??
    typeof value
  );
}
