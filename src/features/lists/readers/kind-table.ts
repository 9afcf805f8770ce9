// Words of a list to kinds of parties. Words come from outside: `constructor` is none, though every object has it.
import type { ListedKind } from '../../../screening/matching/list-entry';

/** The kind that a word stands for in a list, or undefined. */
export type KindTable = Readonly<Record<string, ListedKind>>;

export function kindOf(table: KindTable, word: string | undefined): ListedKind | undefined {
  return word !== undefined && Object.hasOwn(table, word) ? table[word] : undefined;
}
