// Puts the parts of a condition in the order in which they are asked soonest to an end; the answer does not depend on it.
import type { Condition } from './condition';

/** How often each question is asked by the conditions, at any depth. */
function countUses(conditions: readonly Condition[]): Map<number, number> {
  const uses = new Map<number, number>();
  const visit = (condition: Condition): void => {
    if (condition.kind === 'leaf') uses.set(condition.leaf, (uses.get(condition.leaf) ?? 0) + 1);
    else if (condition.kind === 'not') visit(condition.part);
    else condition.parts.forEach(visit);
  };
  conditions.forEach(visit);
  return uses;
}

/**
 * Questions that few rules ask come first: they are what a rule is about, and mostly answered no, which settles an "and" at once.
 * Parts that are made of others come last.
 */
export function orderConditions(conditions: readonly Condition[]): Condition[] {
  const uses = countUses(conditions);
  const weight = (condition: Condition): number => {
    const question = condition.kind === 'not' ? condition.part : condition;
    return question.kind === 'leaf' ? (uses.get(question.leaf) ?? 0) : Number.MAX_SAFE_INTEGER;
  };
  const order = (condition: Condition): Condition => {
    if (condition.kind === 'leaf') return condition;
    if (condition.kind === 'not') return { kind: 'not', part: order(condition.part) };
    const parts = condition.parts.map(order);
    return {
      kind: condition.kind,
      parts: condition.kind === 'or' ? parts : parts.sort((a, b) => weight(a) - weight(b)),
    };
  };
  return conditions.map(order);
}
