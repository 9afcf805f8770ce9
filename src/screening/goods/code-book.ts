// What the code says: families, high-priority tiers and dated listings, looked up by the digits.
import type { ChplTier, GoodsCategory } from '../assessment';
import type { Listing, Measure } from './goods-reading';
import { MEASURES } from './goods-reading';
import type { ChplRow, GoodsFamilyRow, ListingRow } from './goods-tables';

export interface CodeFamily {
  category: GoodsCategory | '';
  /** The code counts only when the text speaks of the same category. */
  needsText: boolean;
  kazakhExport: boolean;
  meaning: string;
  prefix: string;
}

/** A listing of a code; with a category, only for goods of that category (ex codes). */
export interface CodedListing {
  listing: Listing;
  category: string;
}

const NO_LISTINGS: readonly Listing[] = [];
const CERTAINTIES = ['sourced', 'from_memory', 'own_judgement'] as const;
const TIERS = ['1', '2', '3.A', '3.B', '4.A', '4.B'] as const;

export class CodeBook {
  private readonly families = new Map<string, CodeFamily[]>();
  private readonly tiers = new Map<string, ChplTier>();
  private readonly listedHeadings = new Set<string>();
  private readonly byPrefix = new Map<string, CodedListing[]>();
  private readonly byCategory = new Map<string, Listing[]>();

  constructor(chpl: readonly ChplRow[], families: readonly GoodsFamilyRow[], listings: readonly ListingRow[]) {
    for (const row of chpl) {
      const tier = TIERS.find((known) => known === row.tier);
      if (tier) this.tiers.set(row.hs6, tier);
      this.listedHeadings.add(row.hs6.slice(0, 4));
      this.listedHeadings.add(row.hs6.slice(0, 5));
    }
    for (const row of families) append(this.families, row.hs_prefix, familyOf(row));
    for (const row of listings) this.addListing(row);
  }

  tierOf(hs6: string): ChplTier | null {
    return this.tiers.get(hs6) ?? null;
  }

  /** Whether some subheading of this heading is on the list. */
  hasListedBelow(digits: string): boolean {
    return this.listedHeadings.has(digits);
  }

  /** Families of a code, longest prefix first. */
  familiesOf(digits: string): CodeFamily[] {
    const found: CodeFamily[] = [];
    for (let size = Math.min(8, digits.length); size >= 2; size -= 1) {
      const families = this.families.get(digits.slice(0, size));
      if (families) found.push(...families);
    }
    return found;
  }

  /** All dated listings that any front part of the code carries, whatever the day. */
  listingsUnder(digits: string): CodedListing[] {
    const found: CodedListing[] = [];
    for (let size = Math.min(8, digits.length); size >= 2; size -= 1) {
      const listings = this.byPrefix.get(digits.slice(0, size));
      if (listings) found.push(...listings);
    }
    return found;
  }

  /** Listings of goods by category, for goods whose code may be another. */
  listingsFor(category: string): readonly Listing[] {
    return this.byCategory.get(category) ?? NO_LISTINGS;
  }

  private addListing(row: ListingRow): void {
    const measure = MEASURES.find((known) => known === row.measure);
    if (measure === undefined) return;
    const listing = listingOf(row, measure);
    if (row.hs_prefix === '') append(this.byCategory, row.category, listing);
    else append(this.byPrefix, row.hs_prefix, { listing, category: row.category });
  }
}

function append<T>(map: Map<string, T[]>, key: string, value: T): void {
  const known = map.get(key);
  if (known) known.push(value);
  else map.set(key, [value]);
}

function familyOf(row: GoodsFamilyRow): CodeFamily {
  return {
    category: row.category as GoodsCategory | '',
    needsText: row.condition === 'text',
    kazakhExport: row.kazakh_export === 'yes',
    meaning: row.meaning,
    prefix: row.hs_prefix,
  };
}

function listingOf(row: ListingRow, measure: Measure): Listing {
  return {
    instrument: row.instrument,
    reference: row.reference,
    measure,
    from: row.from || null,
    to: row.to || null,
    certainty: CERTAINTIES.find((known) => known === row.certainty) ?? 'from_memory',
    note: row.note,
  };
}

/** Whether a listing is in force on the day, both ends included. */
export function isInForce(listing: Listing, on: string): boolean {
  return (listing.from === null || listing.from <= on) && (listing.to === null || on <= listing.to);
}
