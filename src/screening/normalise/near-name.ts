// How far two names are apart in single letters: only to offer the name that was probably meant, never to decide.

/**
 * Letters added, dropped, changed or swapped with their neighbour between two names; `limit + 1` where it would be more than `limit`.
 * Takes time in proportion to the product of the lengths, so callers bound them.
 */
export function lettersApart(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, column) => column)];
  for (let row = 1; row <= a.length; row++) {
    const current = nextRow(a, b, rows);
    if (Math.min(...current) > limit) return limit + 1;
    rows.push(current);
  }
  return rows[a.length]?.[b.length] ?? limit + 1;
}

function nextRow(a: string, b: string, rows: readonly number[][]): number[] {
  const row = rows.length;
  const before = rows[row - 1] ?? [];
  const current = [row];
  for (let column = 1; column <= b.length; column++) {
    const changed = (before[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1);
    let least = Math.min((before[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1, changed);
    const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
    if (swapped) least = Math.min(least, (rows[row - 2]?.[column - 2] ?? 0) + 1);
    current.push(least);
  }
  return current;
}

/**
 * The name nearest to a text: at most two letters away, one for short names; undefined where none is.
 * @param names pairs of a folded name and what it stands for.
 */
export function nearestName<T>(text: string, names: Iterable<readonly [string, T]>): T | undefined {
  if (text.length < 4 || text.length > 40) return undefined;
  let limit = text.length > 6 ? 2 : 1;
  let nearest: T | undefined;
  for (const [name, value] of names) {
    if (name.length < 4 || Math.abs(name.length - text.length) > limit || (name[0] !== text[0] && name[1] !== text[1]))
      continue;
    const apart = lettersApart(text, name, limit);
    if (apart > limit) continue;
    nearest = value;
    limit = apart - 1;
    if (limit < 1) break;
  }
  return nearest;
}
