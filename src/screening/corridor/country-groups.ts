// Which countries belong together, and since when: the customs union, the hubs, the partners of a regime. Sets by date, never one "allied" flag.

/** One row of data/territory-groups.csv; `from` inclusive and `to` exclusive, `YYYY-MM-DD`, empty for always. */
export interface CountryGroupRow {
  group: string;
  country: string;
  from: string;
  to: string;
}

const GROUPS = ['customs_union', 'same_region', 'trading_hub', 'eu', 'eu_partner', 'far_east', 'caspian_road'] as const;

export type CountryGroup = (typeof GROUPS)[number];

/** The groups that a country belongs to on a day. */
export interface Memberships extends Readonly<Record<CountryGroup, boolean>> {
  /** A country other than Russia, Belarus and Kazakhstan through which goods have been led to Russia. */
  readonly concern: boolean;
}

const NONE = membershipsOf('', [], '');

export class CountryGroups {
  private readonly rows = new Map<string, CountryGroupRow[]>();
  /** Countries whose memberships are the same on every day: nearly all. */
  private readonly always = new Map<string, Memberships>();

  constructor(rows: readonly CountryGroupRow[]) {
    for (const row of rows) this.rows.set(row.country, [...(this.rows.get(row.country) ?? []), row]);
    for (const [country, own] of this.rows)
      if (own.every(({ from, to }) => from === '' && to === ''))
        this.always.set(country, membershipsOf(country, own, ''));
  }

  /** All groups of a country on that day; an absent country belongs to none. */
  of(country: string | null | undefined, on: string): Memberships {
    if (!country) return NONE;
    return this.always.get(country) ?? membershipsOf(country, this.rows.get(country) ?? [], on);
  }
}

function membershipsOf(country: string, rows: readonly CountryGroupRow[], on: string): Memberships {
  const held = new Set(rows.filter(({ from, to }) => from <= on && (to === '' || on < to)).map(({ group }) => group));
  const groups = Object.fromEntries(GROUPS.map((group) => [group, held.has(group)])) as Record<CountryGroup, boolean>;
  const led = groups.customs_union || groups.same_region || groups.trading_hub;
  return { ...groups, concern: led && !isRussianSide(country) && country !== 'KZ' };
}

/** Russia, and Belarus as one customs area with it under mirrored bans. */
export function isRussianSide(country: string | null | undefined): boolean {
  return country === 'RU' || country === 'BY';
}
