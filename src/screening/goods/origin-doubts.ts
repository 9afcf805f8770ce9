// Goods that a country does not make or may not export: a declared origin there needs proof.

/** One row of data/origin-doubts.csv. */
export interface OriginDoubtRow {
  country: string;
  hs_prefix: string;
}

export class OriginDoubts {
  private readonly prefixes = new Map<string, string[]>();

  constructor(rows: readonly OriginDoubtRow[]) {
    for (const { country, hs_prefix } of rows)
      this.prefixes.set(country, [...(this.prefixes.get(country) ?? []), hs_prefix]);
  }

  /** Whether goods of this code are hardly ever made in the country; false where either is unknown. */
  doubts(country: string | undefined, digits: string | undefined): boolean {
    if (country === undefined || digits === undefined) return false;
    return this.prefixes.get(country)?.some((prefix) => digits.startsWith(prefix)) === true;
  }
}
