// Looks up a fact by name in the groups of one record, and says whether it is there to be asked.
import type { FactValues } from '../facts/fact-group';

/** Value of a fact, or undefined where the request does not say. */
export function factValue(values: FactValues, group: string, field: string): unknown {
  return (values[group] as Readonly<Record<string, unknown>> | undefined)?.[field];
}

/** Whether a fact is there to be asked; a number that is none counts as not there. */
export function isFactKnown(values: FactValues, { group, field }: { group: string; field: string }): boolean {
  const value = factValue(values, group, field);
  return value !== undefined && value !== null && !Number.isNaN(value);
}
