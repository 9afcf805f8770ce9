// Reads single values of a rule file and reports what is wrong with each.
import { nearestName } from './nearest-name';
import type { ProblemList } from './problem-list';
import type { ContentPath } from './rule-source';

export type Fields = Record<string, unknown>;

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Reports every key that is not known, with the nearest known one. */
export function rejectUnknownKeys(
  fields: Fields,
  known: readonly string[],
  path: ContentPath,
  list: ProblemList,
): void {
  for (const key of Object.keys(fields)) {
    if (known.includes(key)) continue;
    const near = nearestName(key, known);
    list.add(
      [...path, key],
      `unknown field \`${key}\`${near ? `: did you mean \`${near}\`?` : `; known are ${known.join(', ')}`}`,
    );
  }
}

/** A text that is not empty, or an empty one after a report. */
export function text(value: unknown, path: ContentPath, list: ProblemList): string {
  if (typeof value === 'string' && value.trim() !== '') return value;
  list.add(path, `\`${path.join('.')}\` must be a text that is not empty`);
  return '';
}

/** One of the allowed words, or undefined after a report. */
export function oneOf(
  value: unknown,
  allowed: readonly string[],
  path: ContentPath,
  list: ProblemList,
): string | undefined {
  if (typeof value === 'string' && allowed.includes(value)) return value;
  list.add(path, `\`${path.join('.')}\` must be one of ${allowed.join(', ')}`);
  return undefined;
}
