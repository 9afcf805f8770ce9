// Declared fields as JSON Schema, so that the published description says exactly what the door checks.
import { fieldsOf } from './field';
import type { FieldKind, JsonSchema } from './field-kind';

type DtoClass = new () => object;

/** Schema of a class with declared fields; nested classes stand inside it. */
export function schemaOf(type: DtoClass): JsonSchema {
  const fields = [...fieldsOf(type)];
  const required = fields.filter(([, field]) => field.required).map(([name]) => name);
  return {
    type: 'object',
    additionalProperties: false,
    ...(required.length > 0 && { required }),
    properties: Object.fromEntries(
      fields.map(([name, { kind, required: needed }]) => [
        name,
        needed ? schemaOfKind(kind) : orNull(schemaOfKind(kind)),
      ]),
    ),
  };
}

function schemaOfKind(kind: FieldKind): JsonSchema {
  if (kind.nested === undefined) return kind.schema;
  const item = schemaOf(kind.nested.of());
  if (!kind.nested.list) return item;
  return { type: 'array', minItems: kind.nested.min, maxItems: kind.nested.max, items: item };
}

/** Null means absent. */
function orNull(schema: JsonSchema): JsonSchema {
  if (Array.isArray(schema.oneOf)) return { ...schema, oneOf: [...(schema.oneOf as JsonSchema[]), { type: 'null' }] };
  if (Array.isArray(schema.enum))
    return { ...schema, type: [schema.type, 'null'], enum: [...(schema.enum as unknown[]), null] };
  return { ...schema, type: [schema.type, 'null'] };
}
