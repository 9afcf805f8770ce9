// What every reader of a list format is given and gives.
import type { ListDescription } from '../../../screening/matching/list-entry';
import type { CountryIndex } from '../../../screening/normalise/country';
import type { ReadList } from './entry-collector';
import type { ListText } from './list-text';

export interface ReaderContext {
  countries: CountryIndex;
  /** The list that a file is which does not say so itself; without it the file's name must do. */
  list?: ListDescription | undefined;
}

/** The files that belong together: for most formats only the first. */
export interface ListParts {
  main: ListText;
  /** OFAC's files beside `sdn.csv`, by what they hold. */
  others: readonly { format: string; text: ListText }[];
}

export type ListReader = (parts: ListParts, context: ReaderContext) => Promise<ReadList>;
