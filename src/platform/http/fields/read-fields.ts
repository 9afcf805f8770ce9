// Turns a parsed body into an instance of a class with declared fields, or into the list of everything that is wrong with it.
// Instances are built by hand: class-transformer's reflection costs more than all the checks together.
import { validateSync, type ValidationError } from 'class-validator';
import { nearestName } from '../../config/nearest-name';
import type { FieldError } from '../../errors/errors';
import { fieldsOf } from './field';
import { typeName } from './field-kind';
import { stepInto } from './json-pointer';

type DtoClass<T extends object> = new () => T;

/** Beyond this, a caller is served better by the first ones. */
const MAX_ERRORS = 100;
/** After one of these the instance does not have the types that it declares. */
const SHAPE_ERRORS: ReadonlySet<string> = new Set(['invalid_type', 'too_many', 'required']);
const OPTIONS = { forbidUnknownValues: false, validationError: { target: false, value: false } } as const;

/**
 * Reads `body` as a `type`. Null and blank text mean absent; unknown names are errors that offer the nearest right one.
 * @param checkMore rules that span several fields or need a table; called only where every field has the right kind.
 * @returns the instance, holding only declared fields, or at least one error.
 */
export function readFields<T extends object>(
  type: DtoClass<T>,
  body: unknown,
  checkMore: (value: T) => FieldError[] = () => [],
): { value: T } | { errors: FieldError[] } {
  const reader = new FieldReader();
  const value = reader.build(type, body, '');
  if (value === undefined) return { errors: reader.errors };
  for (const error of validateSync(value, OPTIONS))
    explain(error, { type, instance: value, pointer: '' }, reader.errors);
  if (!reader.errors.some(({ code }) => SHAPE_ERRORS.has(code))) reader.errors.push(...checkMore(value));
  return reader.errors.length === 0 ? { value } : { errors: inOrder(reader.errors).slice(0, MAX_ERRORS) };
}

class FieldReader {
  readonly errors: FieldError[] = [];

  build<T extends object>(type: DtoClass<T>, body: unknown, pointer: string): T | undefined {
    if (typeof body !== 'object' || body === null || Array.isArray(body)) {
      this.add(pointer, 'invalid_type', `must be an object, not ${typeName(body)}`);
      return undefined;
    }
    const instance = new type();
    const fields = fieldsOf(type);
    for (const [name, value] of Object.entries(body) as [string, unknown][]) {
      const field = fields.get(name);
      if (field === undefined) this.unknown(name, [...fields.keys()], pointer);
      else if (value !== null && value !== undefined) {
        const kept = field.kind.nested
          ? this.buildNested(field.kind.nested, value, stepInto(pointer, name))
          : field.kind.prepare(value);
        if (field.required || !isBlank(kept)) Reflect.set(instance, name, kept);
      }
    }
    return instance;
  }

  private buildNested(
    nested: { of: () => DtoClass<object>; list: boolean; max: number },
    value: unknown,
    pointer: string,
  ): unknown {
    if (!nested.list) return this.build(nested.of(), value, pointer);
    if (!Array.isArray(value)) {
      this.add(pointer, 'invalid_type', `must be a list, not ${typeName(value)}`);
      return undefined;
    }
    // A list that is refused for its length is not read.
    if (value.length > nested.max) return value.map(() => undefined);
    return value.map((item: unknown, index) => this.build(nested.of(), item, stepInto(pointer, index)));
  }

  private unknown(name: string, known: readonly string[], pointer: string): void {
    const near = name.length < 100 ? nearestName(name, known) : null;
    const hint = near === null ? '' : `: did you mean ${near}?`;
    this.add(stepInto(pointer, name.slice(0, 100)), 'unknown_field', `there is no such field${hint}`);
  }

  private add(pointer: string, code: string, detail: string): void {
    this.errors.push({ pointer, code, detail });
  }
}

function isBlank(value: unknown): boolean {
  return typeof value === 'string' && value.trim() === '' && !value.includes('\0');
}

/** An object that was read, and where it stands. */
interface Place {
  type: object;
  instance: object;
  pointer: string;
}

/** class-validator says which field failed; the field's kind says why. */
function explain(error: ValidationError, { type, instance, pointer }: Place, into: FieldError[]): void {
  const at = stepInto(pointer, error.property);
  const field = fieldsOf(type).get(error.property);
  const value: unknown = Reflect.get(instance, error.property);
  if (field === undefined) return;
  if (error.constraints?.field !== undefined && !into.some((known) => known.pointer === at)) {
    if (value === undefined) into.push({ pointer: at, code: 'required', detail: 'is required' });
    else into.push(...field.kind.problems(value, at));
  }
  const { nested } = field.kind;
  if (nested === undefined || error.children === undefined) return;
  for (const child of error.children) {
    if (nested.list) explainItem(child, { type: nested.of(), items: value, pointer: at }, into);
    else if (isObject(value)) explain(child, { type: nested.of(), instance: value, pointer: at }, into);
  }
}

function explainItem(
  error: ValidationError,
  list: { type: object; items: unknown; pointer: string },
  into: FieldError[],
): void {
  const index = Number(error.property);
  const item: unknown = Array.isArray(list.items) ? list.items[index] : undefined;
  if (!isObject(item)) return;
  const place = { type: list.type, instance: item, pointer: stepInto(list.pointer, index) };
  for (const child of error.children ?? []) explain(child, place, into);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function inOrder(errors: FieldError[]): FieldError[] {
  return errors.length < 2
    ? errors
    : [...errors].sort((a, b) => a.pointer.localeCompare(b.pointer, 'en', { numeric: true }));
}
