// The kinds of field that only a trade request has: amounts, days, goods codes, currencies.
import type { FieldError } from '../../platform/errors/errors';
import { type FieldKind, text, typeName } from '../../platform/http/fields/field-kind';
import { readDate } from '../../screening/normalise/date';
import { readNumber } from '../../screening/normalise/quantity';
import { valueOf } from '../../screening/normalise/reading';

const FINE: readonly FieldError[] = [];
/** Longest number that is looked at as text. */
const MAX_NUMBER_TEXT = 40;
/** Beyond them a year is a slip of the keyboard, and databases differ on how to store it. */
const FIRST_DAY = '1900-01-01';
const LAST_DAY = '2199-12-31';

/** A finite number of at least 0, written as a number or as text. */
export function amount(description: string): FieldKind {
  return {
    prepare: (value) =>
      typeof value === 'string' && value.length <= MAX_NUMBER_TEXT ? (valueOf(readNumber(value)) ?? value) : value,
    problems: (value, pointer) => {
      if (typeof value === 'string')
        return [{ pointer, code: 'not_a_number', detail: `${shorten(value)} is not a number` }];
      if (typeof value !== 'number')
        return [{ pointer, code: 'invalid_type', detail: `must be a number, not ${typeName(value)}` }];
      if (!Number.isFinite(value)) return [{ pointer, code: 'not_a_number', detail: 'is too large to be a number' }];
      return value >= 0 ? FINE : [{ pointer, code: 'negative', detail: `must be 0 or more, not ${value}` }];
    },
    schema: {
      description,
      oneOf: [
        { type: 'number', minimum: 0 },
        { type: 'string', maxLength: MAX_NUMBER_TEXT },
      ],
    },
  };
}

/** A real day, kept as `YYYY-MM-DD`; the time of an RFC 3339 time is left out. */
export function day(description: string): FieldKind {
  return {
    prepare: (value) =>
      typeof value === 'string' && value.length <= MAX_NUMBER_TEXT ? (valueOf(readDate(value)) ?? value) : value,
    problems: (value, pointer) => {
      if (typeof value !== 'string')
        return [{ pointer, code: 'invalid_type', detail: `must be a day as text, not ${typeName(value)}` }];
      const reading = readDate(value.slice(0, MAX_NUMBER_TEXT));
      if (reading.state === 'unreadable')
        return [{ pointer, code: 'invalid_date', detail: `${shorten(value)}: ${reading.reason}` }];
      if (reading.state === 'absent') return [{ pointer, code: 'invalid_date', detail: 'must not be blank' }];
      if (reading.value >= FIRST_DAY && reading.value <= LAST_DAY) return FINE;
      return [{ pointer, code: 'out_of_range', detail: `lies outside ${FIRST_DAY} to ${LAST_DAY}` }];
    },
    schema: { type: 'string', description, examples: ['2026-03-01'] },
  };
}

const SEPARATORS = /[\s.\u00a0\u202f/-]/gu;

/** A goods code: 4 to 10 digits once dots and spaces are taken out. Kept as it was written. */
export function goodsCode(): FieldKind {
  const limits = text({ max: 32 });
  return {
    prepare: (value) => value,
    problems: (value, pointer) => {
      if (typeof value === 'number')
        return [{ pointer, code: 'invalid_type', detail: 'must be text, so that leading zeros stay' }];
      const wrong = limits.problems(value, pointer);
      if (wrong.length > 0) return wrong;
      const digits = String(value).replace(SEPARATORS, '');
      if (!/^\d+$/u.test(digits))
        return [
          {
            pointer,
            code: 'invalid_hs_code',
            detail: `${shorten(String(value))} must be digits, with dots or spaces between them`,
          },
        ];
      if (digits.length >= 4 && digits.length <= 10) return FINE;
      return [{ pointer, code: 'invalid_hs_code', detail: `must have 4 to 10 digits, not ${digits.length}` }];
    },
    schema: {
      type: 'string',
      maxLength: 32,
      description: 'HS, CN or EAEU code, 4 to 10 digits',
      examples: ['8482.10.10'],
    },
  };
}

/** ISO 4217, three letters. */
export function currencyCode(): FieldKind {
  return text({
    max: 16,
    pattern: {
      matches: /^\s*[A-Za-z]{3}\s*$/u,
      code: 'invalid_currency',
      detail: 'must be the three letters of ISO 4217',
    },
  });
}

/** A country as people write it. Whether there is such a country is checked by the index of countries, not here. */
export function country(): FieldKind {
  return text({ max: 100, description: 'ISO 3166-1 alpha-2, or the name in English, Russian or Kazakh' });
}

function shorten(value: string): string {
  return JSON.stringify(value.length > 40 ? `${value.slice(0, 40)}…` : value);
}
