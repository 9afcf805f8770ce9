// A fact with everything that belongs to it: type and meaning for the rule writer, and the fields of the request that it rests on.
import type { Evidence } from '../assessment';
import type { FactField, FactGroup } from './fact-group';
import type { ReadRecord } from './record-shape';

export interface DeclaredFact extends FactField {
  /** Fields of the request that made the fact what it is, as received. Asked only when a rule fired. */
  evidence(record: ReadRecord): Evidence[];
  /** Fields that have to be there to know the fact; empty for facts that are always known. */
  needs: readonly string[];
  /** Why the fact is not known, where that is not for want of a field. */
  whyUnknown?(record: ReadRecord): string;
}

export interface DeclaredGroup extends FactGroup {
  fields: Readonly<Record<string, DeclaredFact>>;
  /** Answers all facts of the group for one record. */
  answer(record: ReadRecord): object;
}

/** A piece of evidence; without the member `note` where there is nothing to note. */
export function makeEvidence(field: string, value: string, note: string | undefined): Evidence {
  return note === undefined ? { field, value } : { field, value, note };
}

/** Evidence from one field of the request, empty where it is absent. */
export function fieldEvidence(field: string, value: unknown, note?: string): Evidence[] {
  if (value === undefined || value === null || value === '') return [];
  return [makeEvidence(field, typeof value === 'string' ? value : JSON.stringify(value), note)];
}
