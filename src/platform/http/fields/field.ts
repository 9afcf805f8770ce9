// The decorator that gives a field of a body its kind: class-validator does the checking, the kind says what is wrong.
import { ValidateBy, ValidateNested, type ValidationArguments } from 'class-validator';
import type { FieldKind } from './field-kind';

export interface FieldDeclaration {
  kind: FieldKind;
  required: boolean;
}

const declared = new WeakMap<object, Map<string, FieldDeclaration>>();

/** Declares a field. An absent or null field is fine unless it is `required`. */
export function Field(kind: FieldKind, options: { required?: boolean } = {}): PropertyDecorator {
  const required = options.required ?? false;
  return (prototype, key) => {
    const name = String(key);
    fieldsOf(prototype.constructor).set(name, { kind, required });
    if (kind.nested) ValidateNested()(prototype, key);
    ValidateBy({
      name: 'field',
      validator: {
        validate: (value: unknown) => (value === undefined ? !required : kind.problems(value, '').length === 0),
        defaultMessage: (args?: ValidationArguments) => fieldMessage(kind, args?.value),
      },
    })(prototype, key);
  };
}

/** Fields of a class by name, in the order of their declaration. */
export function fieldsOf(target: object): Map<string, FieldDeclaration> {
  let fields = declared.get(target);
  if (fields === undefined) {
    fields = new Map();
    declared.set(target, fields);
  }
  return fields;
}

function fieldMessage(kind: FieldKind, value: unknown): string {
  return value === undefined ? 'is required' : (kind.problems(value, '')[0]?.detail ?? 'is not valid');
}
