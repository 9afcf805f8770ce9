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
  for (const error of validateSync(value, OPTIONS)) explain(error, type, value, '', reader.errors);
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

/** class-validator says which field failed; the field's kind says why. */
function explain(error: ValidationError, type: object, instance: object, pointer: string, into: FieldError[]): void {
  const at = stepInto(pointer, error.property);
  const field = fieldsOf(type).get(error.property);
  const value: unknown = Reflect.get(instance, error.property);
  if (field === undefined) return;
  if (error.constraints?.field !== undefined && !into.some((known) => known.pointer === at)) {
    if (value === undefined) into.push({ pointer: at, code: 'required', detail: 'is required' });
    else into.push(...field.kind.problems(value, at));
  }
  if (field.kind.nested === undefined || error.children === undefined) return;
  for (const child of error.children)
    explainChild(child, { type: field.kind.nested.of(), value, at, list: field.kind.nested.list }, into);
}

interface Parent {
  type: object;
  value: unknown;
  at: string;
  list: boolean;
}

function explainChild(child: ValidationError, parent: Parent, into: FieldError[]): void {
  if (!parent.list) {
    if (typeof parent.value === 'object' && parent.value !== null)
      explain(child, parent.type, parent.value, parent.at, into);
    return;
  }
  const item: unknown = Array.isArray(parent.value) ? parent.value[Number(child.property)] : undefined;
  if (typeof item !== 'object' || item === null) return;
  for (const inner of child.children ?? [])
    explain(inner, parent.type, item, stepInto(parent.at, Number(child.property)), into);
}

function inOrder(errors: FieldError[]): FieldError[] {
  return errors.length < 2
    ? errors
    : [...errors].sort((a, b) => a.pointer.localeCompare(b.pointer, 'en', { numeric: true }));
}
