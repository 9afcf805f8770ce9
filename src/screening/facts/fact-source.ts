// Where a fact came from: asked only when a rule fired or could not be decided, so it may take its time.
import type { Evidence } from '../assessment';

export interface FactSource {
  /** Fields of the request that the fact rests on, with the values as received. */
  evidenceOf(path: string): Evidence[];
  /** Fields that would have to be there (or readable) to know the fact, and why it is not known. */
  missingFor(path: string): { fields: string[]; reason: string };
}
