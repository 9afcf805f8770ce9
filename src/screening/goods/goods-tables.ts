// Rows of the data files the goods reader is built from: plain objects, one property a column, all text as it stands in the file.

/** data/chpl.csv: the Common High Priority List. */
export interface ChplRow {
  hs6: string;
  tier: string;
  meaning: string;
}

/** data/goods-families.csv: which codes belong to which family of goods. `condition` empty: the code alone is enough. */
export interface GoodsFamilyRow {
  /** A goods category of the assessment, or empty for families that matter only otherwise. */
  category: string;
  /** Finer name, such as `aircraft_parts_conditional` or `crm2020_tungsten`. */
  family: string;
  /** Digits at the front of the code: 2 to 8. */
  hs_prefix: string;
  /** `` or `text`: counts only when the text speaks of the same category. */
  condition: string;
  /** `yes` where Kazakhstan produces and exports such goods. */
  kazakh_export: string;
  meaning: string;
}

/** data/vocabulary.csv: words of goods descriptions. */
export interface VocabularyRow {
  /** `bearings`, `aircraft_parts`, …, or `evasive`. */
  category: string;
  /** ISO 639-1, or `mul`. */
  lang: string;
  term: string;
  kind: string;
  /** Six digits (or a heading) where the term names goods of that code; empty otherwise. */
  hs: string;
}

/** data/listings.csv: dated legal listings by code or category. */
export interface ListingRow {
  instrument: string;
  reference: string;
  measure: string;
  hs_prefix: string;
  category: string;
  from: string;
  to: string;
  certainty: string;
  note: string;
}

/** Everything the goods reader needs, one property a file. */
export interface GoodsTables {
  chpl: ChplRow[];
  families: GoodsFamilyRow[];
  vocabulary: VocabularyRow[];
  listings: ListingRow[];
}
