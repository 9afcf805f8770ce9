// The entries of a file as they are read: several lists where the file holds several, and what had to be left out.
import type { ListDescription, ListedSet, ListEntry } from '../../../screening/matching/list-entry';
import type { EntryBuilder } from './entry-builder';
import { ListFileError } from './list-file-error';

const MOST_ENTRIES = 5_000_000;
/** So many left-out entries are named one by one. */
const NAMED_PROBLEMS = 20;

export interface ReadList {
  sets: ListedSet[];
  /** What was left out, in sentences; the last says how many more. */
  problems: string[];
}

export class EntryCollector {
  /** Day of this version, where the file tells it. */
  asOf: string | undefined;
  private readonly lists = new Map<string, { list: ListDescription; entries: Map<string, ListEntry> }>();
  private readonly problems: string[] = [];
  private skipped = 0;
  private count = 0;

  constructor(private readonly file: string) {}

  /**
   * @param where `row 17` or the like, for the report on what was left out
   * @throws ListFileError above the largest number of entries
   */
  add(list: ListDescription, builder: EntryBuilder, { id, where }: { id?: string | undefined; where: string }): void {
    const entry = builder.build(id);
    if (!entry) {
      this.skip(`${where}: left out, ${builder.fault ?? 'unreadable'}`);
      return;
    }
    this.count += 1;
    if (this.count > MOST_ENTRIES)
      throw new ListFileError('too_large', this.file, `more than ${MOST_ENTRIES} entries are not read`);
    const found = this.lists.get(list.source) ?? { list, entries: new Map<string, ListEntry>() };
    this.lists.set(list.source, found);
    this.keep(found.entries, entry);
  }

  skip(problem: string): void {
    this.skipped += 1;
    if (this.skipped <= NAMED_PROBLEMS) this.problems.push(problem);
  }

  /** Two entries of one number are told apart; the same entry twice is one. */
  private keep(entries: Map<string, ListEntry>, entry: ListEntry): void {
    let { id } = entry;
    for (let again = 2; entries.has(id); again++) {
      if (JSON.stringify({ ...entries.get(id), id: '' }) === JSON.stringify({ ...entry, id: '' })) return;
      id = `${entry.id}-${again}`;
    }
    entries.set(id, id === entry.id ? entry : { ...entry, id });
  }

  /** @throws ListFileError where nothing was found */
  done(expected: string): ReadList {
    if (this.lists.size === 0) {
      const [first] = this.problems;
      const reason = `the file holds no entry${first === undefined ? '' : ` (${first})`}`;
      throw new ListFileError('no_entries', this.file, reason, { expected });
    }
    const { asOf } = this;
    const sets = [...this.lists.values()].map(({ list, entries }) => {
      return { list: asOf === undefined ? list : { ...list, asOf }, entries: [...entries.values()] };
    });
    const more = this.skipped - this.problems.length;
    return { sets, problems: more > 0 ? [...this.problems, `and ${more} more left out`] : this.problems };
  }
}
