// Hits, mitigations and undetermined rules become one verdict: the precedence table, and nothing else decides.
import type { Hit, Mitigation, Severity, Verdict } from './assessment';

/** At or above: the request is held whatever the single signs are. Our own judgement, measured on the labelled cases. */
export const HOLD_SCORE = 80;
/** At or above: an officer looks. */
export const REVIEW_SCORE = 20;

export interface Judgement {
  verdict: Verdict;
  /** Sum of the points, mitigations taken off, cut to 0..100. */
  score: number;
}

/**
 * First line that holds wins:
 * 1. a critical hit                                   -> hold
 * 2. score >= HOLD_SCORE                              -> hold
 * 3. a high or medium hit                             -> review
 * 4. a high or critical rule that could not be decided -> review
 * 5. score >= REVIEW_SCORE                            -> review
 * 6. otherwise                                        -> clear
 * @param open severities of the rules that could not be decided
 * Mitigations only lower the score: they never undo lines 1, 3 and 4.
 */
export function judge(hits: readonly Hit[], mitigations: readonly Mitigation[], open: readonly Severity[]): Judgement {
  let points = 0;
  for (const hit of hits) points += hit.points;
  for (const mitigation of mitigations) points += mitigation.points;
  const score = Math.max(0, Math.min(100, Math.round(points)));
  if (hits.some((hit) => hit.severity === 'critical') || score >= HOLD_SCORE) {
    return { verdict: 'hold', score: Math.max(score, HOLD_SCORE) };
  }
  const mustLook = hits.some((hit) => hit.severity === 'high' || hit.severity === 'medium') || open.some(isGrave);
  if (mustLook || score >= REVIEW_SCORE) return { verdict: 'review', score: Math.max(score, REVIEW_SCORE) };
  return { verdict: 'clear', score };
}

function isGrave(severity: Severity): boolean {
  return severity === 'high' || severity === 'critical';
}
