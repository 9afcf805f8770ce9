// The kinds of field that only the search for a party has: numbers within bounds, and what bears the name.
import { type FieldKind, oneOf, typeName } from '../../platform/http/fields/field-kind';
import { NAME_KIND_WORDS } from '../../screening/matching/match-names';

export interface NumberLimits {
  min: number;
  max: number;
  whole?: boolean;
  description: string;
}

export function numberWithin({ min, max, whole = false, description }: NumberLimits): FieldKind {
  const wanted = `must be ${whole ? 'a whole number' : 'a number'} from ${min} to ${max}`;
  return {
    prepare: (value) => value,
    problems: (value, pointer) => {
      if (typeof value !== 'number')
        return [{ pointer, code: 'invalid_type', detail: `${wanted}, not ${typeName(value)}` }];
      const isFine = value >= min && value <= max && (!whole || Number.isInteger(value));
      return isFine ? [] : [{ pointer, code: 'out_of_range', detail: `${wanted}, not ${value}` }];
    },
    schema: { type: whole ? 'integer' : 'number', minimum: min, maximum: max, description },
  };
}

/** Words of other systems for what bears a name are taken as well, in any case. */
export function nameKind(): FieldKind {
  const kind = oneOf(NAME_KIND_WORDS);
  return {
    ...kind,
    prepare: (value) => (typeof value === 'string' ? value.trim().toLowerCase() : value),
    schema: {
      ...kind.schema,
      description: 'What bears the name: person, company, vessel or unknown, or one of the other words',
    },
  };
}
