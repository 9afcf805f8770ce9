// A compiled rule and a compiled set of rules: plain data and conditions that are ready to run.
import type { LegalBasis, Severity } from '../assessment';
import type { Condition } from './condition';
import type { ExplainTemplate } from './explain-template';

/** What a rule's own test expects of the rule. */
export type RuleOutcome = 'hit' | 'quiet' | 'undetermined';

export interface RuleTest {
  name: string;
  expect: RuleOutcome;
  /** A partial trade request. */
  record: Record<string, unknown>;
  /** Lists that the record is screened against; absent: none is wanted. */
  lists: RuleTestLists | undefined;
  line: number | undefined;
}

/** Entries of a list that stands in the test itself. */
export interface RuleTestLists {
  /** `ready` where nothing is said. */
  use: 'ready' | 'stale' | 'failed';
  entries: readonly RuleTestEntry[];
}

export interface RuleTestEntry {
  name: string;
  measure: 'asset_freeze' | 'export_control' | 'other';
  country?: string;
  registrationNumber?: string;
  address?: string;
}

/** A named threshold that an officer may change. */
export interface RuleParameter {
  value: number | string | boolean;
  unit: string | undefined;
  description: string;
}

export interface CompiledRule {
  id: string;
  file: string;
  title: string;
  description: string;
  severity: Severity;
  /** Negative: a mitigation. */
  points: number;
  when: string;
  /** Number of its node among the conditions of the set. */
  condition: number;
  explain: ExplainTemplate;
  /** Fact paths whose fields are shown. */
  evidence: readonly string[];
  legalBasis: LegalBasis[];
  /** `YYYY-MM-DD`; from inclusive, to exclusive; empty strings where open. */
  effectiveFrom: string;
  effectiveTo: string;
  parameters: Readonly<Record<string, RuleParameter>>;
  tests: readonly RuleTest[];
}

export interface Ruleset {
  /** Ordered by id, so that the order of files does not matter. */
  rules: readonly CompiledRule[];
  /** What the rules ask, taken apart: each node is decided at most once a record. */
  conditions: readonly Condition[];
  /** Names of the groups of facts, in the order that questions number them by. */
  groups: readonly string[];
}
