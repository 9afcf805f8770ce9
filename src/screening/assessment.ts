// What goes out: the assessment of one trade request, as it is answered, stored, exported and sent.

export const VERDICTS = ['clear', 'review', 'hold'] as const;
export type Verdict = (typeof VERDICTS)[number];

export const CORRIDOR_KINDS = [
  'none',
  'direct_to_russia',
  'kazakhstan_to_russia',
  'third_country_to_russia',
  'transit_via_russia',
  'kazakhstan_final',
  'third_country_final',
  'middle_corridor',
  'northern_route_export',
  'russian_origin_masked',
  'eastbound',
  'undetermined',
] as const;
export type CorridorKind = (typeof CORRIDOR_KINDS)[number];

export const GOODS_CATEGORIES = [
  'bearings',
  'aircraft_parts',
  'rare_earths',
  'critical_raw_materials',
  'uranium',
  'common_high_priority',
  'oil',
] as const;
export type GoodsCategory = (typeof GOODS_CATEGORIES)[number];

export const SEVERITIES = ['info', 'low', 'medium', 'high', 'critical'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** Tier of the Common High Priority List. */
export type ChplTier = '1' | '2' | '3.A' | '3.B' | '4.A' | '4.B';

export interface Evidence {
  /** Path in the request as received, such as `route.places[2]`. */
  field: string;
  /** The value as the caller wrote it. */
  value: string;
  /** What it was read as, in words. */
  note?: string;
}

export interface LegalBasis {
  instrument: string;
  reference: string;
  /** How sure the fact is: read in a source, or from general knowledge and to be verified. */
  certainty: 'sourced' | 'from_memory' | 'own_judgement';
}

export interface Hit {
  rule: string;
  title: string;
  severity: Severity;
  points: number;
  explanation: string;
  legalBasis: LegalBasis[];
  evidence: Evidence[];
}

export interface Mitigation {
  rule: string;
  /** Negative; 0 for `parties/good-guy`, which says whom an officer's decision excused. */
  points: number;
  explanation: string;
}

export interface Undetermined {
  rule: string;
  missing: string[];
  reason: string;
}

export interface CorridorAnalysis {
  kind: CorridorKind;
  /** Countries in travel order, ISO 3166-1 alpha-2, neighbours never repeated. */
  path: string[];
  likelyDestination: string | null;
  /** 0..1. */
  confidence: number;
  explanation: string;
}

export interface Contradiction {
  /** Category the text speaks of, and what the code says instead. */
  textSays: GoodsCategory;
  codeSays: string;
  strength: 'weak' | 'medium' | 'strong';
  explanation: string;
}

export interface GoodsAssessment {
  line: number;
  /** The digits of the code, at most six, or null. */
  hsCode: string | null;
  categories: GoodsCategory[];
  chplTier: ChplTier | null;
  identifiedBy: ('hs_code' | 'description')[];
  contradiction: Contradiction | null;
}

export interface Versions {
  rules: string;
  lists: string;
  reference: string;
  engine: string;
}

export interface Assessment {
  reference: string;
  verdict: Verdict;
  /** 0..100. */
  score: number;
  corridor: CorridorAnalysis;
  goods: GoodsAssessment[];
  hits: Hit[];
  mitigations: Mitigation[];
  undetermined: Undetermined[];
  versions: Versions;
  /** Date of the newest list entry used, or null where no list is loaded. */
  listsAsOf: string | null;
  /** The only field that may differ when the same input is screened again with the same versions. */
  screenedAt: string;
}
