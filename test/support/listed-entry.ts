// An entry of a list for tests: nothing is known of it but what the test says.
import type { ListEntry } from '../../src/screening/matching/list-entry';

export function listedEntry(id: string, names: readonly string[], more: Partial<ListEntry> = {}): ListEntry {
  return {
    id,
    kind: 'unknown',
    names: names.map((text) => ({ text, weak: false })),
    programmes: [],
    addresses: [],
    countries: [],
    birthDates: [],
    identifiers: [],
    ...more,
  };
}
