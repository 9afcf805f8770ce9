// Identifiers of records: UUID version 7, so that they sort by the time they were made.
import { v7 } from 'uuid';

export function newId(): string {
  return v7();
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/iu;

/** Whether a text could be one of our identifiers. */
export function isId(text: string): boolean {
  return UUID.test(text);
}
