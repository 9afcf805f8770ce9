// Turns the findings of class-validator into field errors with JSON pointers; used for bodies and query parameters.
import { plainToInstance } from 'class-transformer';
import { validateSync, type ValidationError } from 'class-validator';
import { AppError, type FieldError } from '../errors/errors';
import { stepInto } from './fields/json-pointer';

type Constructor<T> = new () => T;

const UNKNOWN = 'whitelistValidation';

/** Every wrong field of an already built instance. */
export function findFieldErrors(instance: object): FieldError[] {
  const faults = validateSync(instance, {
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    stopAtFirstError: true,
  });
  return flatten(faults, '');
}

function flatten(faults: readonly ValidationError[], parent: string): FieldError[] {
  return faults.flatMap(({ property, constraints, children }) => {
    const pointer = stepInto(parent, property);
    const own = Object.entries(constraints ?? {}).map(([code, detail]) =>
      toFieldError(pointer, property, code, detail),
    );
    return [...own, ...flatten(children ?? [], pointer)];
  });
}

function toFieldError(pointer: string, property: string, code: string, detail: string): FieldError {
  if (code === UNKNOWN) return { pointer, code: 'unknown_field', detail: `there is no parameter ${property}` };
  return { pointer, code: codeName(code), detail };
}

/** `isInt` becomes `int`, `maxLength` `max_length`. */
function codeName(constraint: string): string {
  return constraint
    .replace(/^is(?=[A-Z])/u, '')
    .replace(/(?!^)[A-Z]/gu, (letter) => `_${letter}`)
    .toLowerCase();
}

/**
 * Query parameters as an instance of their class. Each is given once and says something.
 * @throws AppError 400 that names each unknown or wrong parameter
 */
export function readQuery<T extends object>(type: Constructor<T>, query: unknown): T {
  const given = { ...(typeof query === 'object' ? query : {}) };
  const unreadable = findUnreadable(given);
  if (unreadable.length > 0) throw refuseQuery(unreadable);
  const instance = plainToInstance(type, given, { exposeDefaultValues: true });
  const errors = findFieldErrors(instance).map((error) => ({
    ...error,
    code: error.code === 'unknown_field' ? 'unknown_parameter' : error.code,
  }));
  if (errors.length > 0) throw refuseQuery(errors);
  return instance;
}

/** PostgreSQL takes neither as text. */
const NOT_TEXT = /[\0\p{Cs}]/u;

function findUnreadable(given: Readonly<Record<string, unknown>>): FieldError[] {
  return Object.entries(given).flatMap(([name, value]): FieldError[] => {
    const fault = (code: string, detail: string): FieldError[] => [{ pointer: stepInto('', name), code, detail }];
    if (Array.isArray(value)) return fault('repeated', 'is given more than once');
    if (value === '') return fault('blank', 'must not be empty: leave it out');
    if (typeof value === 'string' && NOT_TEXT.test(value))
      return fault('invalid_character', 'holds a NUL character or half of a surrogate pair');
    return [];
  });
}

/** 400 that names each parameter and what is wrong with it. */
export function refuseQuery(errors: FieldError[]): AppError {
  const named = errors.map(({ pointer, detail }) => `${pointer.slice(1)}: ${detail}`).join('; ');
  return new AppError('unknown_parameter', named, {
    code: errors[0]?.code === 'unknown_parameter' ? 'unknown_parameter' : 'invalid_parameter',
    errors,
  });
}

/**
 * For calls that take no query parameter.
 * @throws AppError 400 that names each one
 */
export function refuseParameters(query: unknown): void {
  const names = Object.keys(typeof query === 'object' && query !== null ? query : {});
  if (names.length === 0) return;
  throw refuseQuery(
    names.map((name) => ({
      pointer: stepInto('', name),
      code: 'unknown_parameter',
      detail: `there is no parameter ${name}`,
    })),
  );
}
