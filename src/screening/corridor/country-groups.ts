// Which countries belong together, and since when: the customs union, the hubs, the partners of a regime. Sets by date, never one "allied" flag.

/** One row of data/territory-groups.csv; `from` inclusive and `to` exclusive, `YYYY-MM-DD`, empty for always. */
export interface CountryGroupRow {
  group: string;
  country: string;
  from: string;
  to: string;
}

export type CountryGroup =
  'customs_union' | 'same_region' | 'trading_hub' | 'eu' | 'eu_partner' | 'far_east' | 'caspian_road';

export class CountryGroups {
  private readonly groups = new Map<string, Map<string, CountryGroupRow>>();

  constructor(rows: readonly CountryGroupRow[]) {
    for (const row of rows) {
      const members = this.groups.get(row.group) ?? new Map<string, CountryGroupRow>();
      this.groups.set(row.group, members.set(row.country, row));
    }
  }

  /** Whether the country belongs to the group on that day; an absent country belongs to none. */
  has(group: CountryGroup, country: string | null | undefined, on: string): boolean {
    if (!country) return false;
    const row = this.groups.get(group)?.get(country);
    return row !== undefined && row.from <= on && (row.to === '' || on < row.to);
  }

  /** Countries other than Russia, Belarus and Kazakhstan through which goods have been led to Russia. */
  isThirdCountryOfConcern(country: string | null | undefined, on: string): boolean {
    if (!country || isRussianSide(country) || country === 'KZ') return false;
    return (
      this.has('customs_union', country, on) ||
      this.has('same_region', country, on) ||
      this.has('trading_hub', country, on)
    );
  }
}

/** Russia, and Belarus as one customs area with it under mirrored bans. */
export function isRussianSide(country: string | null | undefined): boolean {
  return country === 'RU' || country === 'BY';
}
