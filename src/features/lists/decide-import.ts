// What becomes of a content that was read: the table of cases.

/** A version may hold this part fewer entries than the one before; more looks like a file that is not whole. */
export const LARGEST_SHRINK = 0.2;

export interface ImportCase {
  /** Entries and content of the version in use; undefined where there is none. */
  active: { entries: number; contentHash: string } | undefined;
  found: { entries: number; contentHash: string };
  /** An officer accepts a list that has become much smaller. */
  force: boolean;
  /** Whether a good version is taken into use at once. */
  activate: boolean;
}

export type ImportDecision =
  { outcome: 'unchanged' } | { outcome: 'active' } | { outcome: 'candidate' } | { outcome: 'refused'; reason: string };

export function decideImport({ active, found, force, activate }: ImportCase): ImportDecision {
  if (active?.contentHash === found.contentHash) return { outcome: 'unchanged' };
  if (active && !force && found.entries < active.entries * (1 - LARGEST_SHRINK)) {
    const percent = Math.round((1 - found.entries / active.entries) * 100);
    const reason = `${found.entries} entries are ${percent} % fewer than the ${active.entries} in use; more than ${LARGEST_SHRINK * 100} % looks like a file that is not whole`;
    return { outcome: 'refused', reason };
  }
  return { outcome: activate ? 'active' : 'candidate' };
}
