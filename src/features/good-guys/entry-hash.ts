// What a list says of an entry, as one hash: a decision about the entry falls when this changes.
import { fingerprint } from '../../platform/http/canonical-json';
import type { HashEntry } from '../../screening/matching/good-guy';
import type { ListEntry } from '../../screening/matching/list-entry';

/** Entries stay the same objects as long as their list does. */
const kept = new WeakMap<ListEntry, string>();

/** SHA-256, hex. The kind of the list is part of it: from a list of buyers to an asset freeze is a change. */
export const hashEntry: HashEntry = ({ measure }, entry) => {
  const known = kept.get(entry);
  if (known !== undefined) return known;
  const hash = fingerprint([measure, entry]);
  kept.set(entry, hash);
  return hash;
};
