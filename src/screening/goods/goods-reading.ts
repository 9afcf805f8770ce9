// What the goods of one line turned out to be: the answer of the goods reader, in the words that facts and rules use.
import type { Disguise } from './disguise';
import type { ChplTier, Contradiction, GoodsCategory } from '../assessment';

/** A stretch of the description that says something. Offsets are UTF-16 code units of the description as received, end exclusive. */
export interface TextSpan {
  start: number;
  end: number;
  text: string;
  /** What it was read as, in words for an officer. */
  note: string;
}

export interface CategoryFinding {
  category: GoodsCategory;
  identifiedBy: ('hs_code' | 'description')[];
  /** 0..1; our own judgement of the kind of evidence, not a measured probability. */
  confidence: number;
  spans: TextSpan[];
  /** Why the code belongs to the category, or null where only the text does. */
  codeNote: string | null;
}

export const MEASURES = [
  'export_ban',
  'transit_ban',
  'import_ban',
  'clause',
  'country_ban_kg',
  'due_diligence',
  'export_control',
  'luxury',
] as const;

/**
 * What a listing does: `export_ban` no supply to Russia, `transit_ban` not through Russia, `import_ban` not from Russia, `clause` the
 * contract must forbid re-export, `country_ban_kg` no supply to Kyrgyzstan, `due_diligence` risk assessment by the seller,
 * `export_control` licence under US or UK rules, `luxury` only above a value.
 */
export type Measure = (typeof MEASURES)[number];

/** A legal listing that covers the line on the day asked for. */
export interface Listing {
  instrument: string;
  reference: string;
  measure: Measure;
  /** `YYYY-MM-DD`, first day; null: since before all records. */
  from: string | null;
  /** `YYYY-MM-DD`, last day; null: still in force. */
  to: string | null;
  certainty: 'sourced' | 'from_memory' | 'own_judgement';
  note: string;
}

export interface GoodsReading {
  categories: CategoryFinding[];
  /** Tier of the code on the Common High Priority List; null where the code is not on it, or is no full subheading. */
  chplTier: ChplTier | null;
  /** A bare heading (such as 8482) some of whose subheadings are listed. */
  chplPossible: boolean;
  /** The text names goods whose own code is listed, whatever the given code says. */
  chplByText: ChplTier | null;
  /** A code beside listed ones under the same heading, where a small change of code leaves the list. */
  neighbourOfListed: boolean;
  listings: Listing[];
  contradiction: Contradiction | null;
  /** Everyday goods named under a code of a category or of the high-priority list: "cotton shirts" under 8482.10. */
  ordinaryUnderListedCode: string | null;
  /** Wording that names nothing ("spare parts"), and nothing more specific beside it. */
  genericWording: { text: string } | null;
  /** The code that replaces the given one, where that had ended on the day. */
  endedCode: string | null;
  /** Words of aviation: models, carriers, certificates, aircraft parts. */
  aviationContext: boolean;
  hasReleaseCertificateText: boolean;
  /** Aircraft part numbers in the text, as written. */
  partNumbers: string[];
  /** A bearing designation of the Soviet and Russian standard (GOST). */
  gostDesignation: boolean;
  /** Words and numbers of goods that were written so that a search does not find them, or misspelt. */
  disguises: readonly Disguise[];
  foreignBrand: string | null;
  russianMaker: string | null;
  /** Declared value by kilogram of net (else gross) weight, in the declared currency. */
  valuePerKg: number | null;
  /** Against wide bands of ours; null without value, weight, a currency of like size to the euro, or a band. */
  valuePerKgBand: 'below' | 'within' | 'above' | null;
  /** Metals, ores, uranium and oil that Kazakhstan itself produces and sells. */
  naturalKazakhExport: boolean;
}
