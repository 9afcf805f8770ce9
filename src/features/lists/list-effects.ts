// What a version would open and close: which parties of stored requests it newly names, and which it no longer does.
// Comparing names is not the lists' business: whoever can do it is asked.
import { Injectable } from '@nestjs/common';
import type { ListedSet } from '../../screening/matching/list-entry';

export interface ListEffect {
  /** Stored requests whose parties only the later version names. */
  opens: number;
  /** Stored requests whose parties only the earlier version names. */
  closes: number;
  /** How many requests were looked at. */
  looked: number;
}

export type FindListEffect = (before: readonly ListedSet[], after: readonly ListedSet[]) => Promise<ListEffect>;

@Injectable()
export class ListEffects {
  private find: FindListEffect | undefined;

  /** Given once at start by the part that compares names. */
  use(find: FindListEffect): void {
    this.find = find;
  }

  /** Null where nobody can tell. */
  of(before: readonly ListedSet[], after: readonly ListedSet[]): Promise<ListEffect | null> {
    return this.find === undefined ? Promise.resolve(null) : this.find(before, after);
  }
}
