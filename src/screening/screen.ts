// The core in one call: read the request, answer the facts, run the rules, judge. Synchronous, pure, cannot fail on data.
import type { Assessment, CorridorAnalysis, GoodsAssessment, Severity, Versions } from './assessment';
import { explainCorridor } from './corridor/explain-corridor';
import { answerFacts, RecordFactSource } from './facts/record-facts';
import { readRecord } from './facts/read-record';
import type { LineReading, ReadRecord } from './facts/record-shape';
import { valueOf } from './normalise/reading';
import type { Reference } from './reference';
import type { Ruleset } from './rule-kit/ruleset';
import { runRules } from './rule-kit/run-rules';
import type { TradeRequest } from './trade-request';
import { judge } from './verdict';

/** Changes when the same input, rules, lists and reference data could give another answer. */
export const ENGINE_VERSION = '1.0.0';

/** Everything that an assessment is pinned to. */
export interface ScreeningKit {
  ruleset: Ruleset;
  reference: Reference;
  versions: Versions;
  /** Date of the newest list entry, or null where no list is loaded. */
  listsAsOf: string | null;
}

/**
 * Screens one checked request by the law of its `requestedAt`.
 * @param screenedAt RFC 3339 UTC, the only part of the answer that is not derived from request and kit.
 */
export function screen(request: TradeRequest, kit: ScreeningKit, screenedAt: string): Assessment {
  const record = readRecord(request, kit.reference);
  const outcome = runRules(kit.ruleset, answerFacts(record), new RecordFactSource(record), record.on);
  const open = outcome.undetermined.map((rule) => severityOf(kit.ruleset, rule.rule));
  const { verdict, score } = judge(outcome.hits, outcome.mitigations, open);
  return {
    reference: request.reference,
    verdict,
    score,
    corridor: summariseCorridor(record),
    goods: record.lines.map(summariseLine),
    hits: outcome.hits,
    mitigations: outcome.mitigations,
    undetermined: outcome.undetermined,
    versions: kit.versions,
    listsAsOf: kit.listsAsOf,
    screenedAt,
  };
}

function severityOf(ruleset: Ruleset, id: string): Severity {
  return ruleset.rules.find((rule) => rule.id === id)?.severity ?? 'high';
}

/** The corridor analysis of a request as it is answered. */
export function summariseCorridor(record: ReadRecord): CorridorAnalysis {
  const { kind, path, likelyDestination, confidence } = record.corridor;
  return {
    kind,
    path,
    likelyDestination,
    confidence,
    explanation: explainCorridor(record.corridor, record.reference.countries, record.ties),
  };
}

const IDENTIFIED_BY = ['hs_code', 'description'] as const;

/** One goods line as it is answered. */
export function summariseLine({ index, code, goods }: LineReading): GoodsAssessment {
  const digits = valueOf(code)?.digits;
  return {
    line: index,
    hsCode: digits === undefined ? null : digits.slice(0, 6),
    categories: goods.categories.map((finding) => finding.category),
    chplTier: goods.chplTier ?? goods.chplByText,
    identifiedBy: IDENTIFIED_BY.filter((how) => goods.categories.some((finding) => finding.identifiedBy.includes(how))),
    contradiction: goods.contradiction,
  };
}
