// Runs a set of rules over the facts of one record: hits, mitigations, and what could not be decided, because.
import type { Evidence, Hit, Mitigation, Undetermined } from '../assessment';
import type { FactValues } from '../facts/fact-group';
import type { FactSource } from '../facts/fact-source';
import { Answers } from './answers';
import { renderTemplate } from './explain-template';
import type { CompiledRule, Ruleset } from './ruleset';

export interface RuleRun {
  hits: Hit[];
  mitigations: Mitigation[];
  undetermined: Undetermined[];
}

/**
 * Asks every rule that is in force on the day. Evidence and explanation are made only for rules that hit.
 * @param on day of the request, `YYYY-MM-DD`
 */
export function runRules(ruleset: Ruleset, values: FactValues, source: FactSource, on: string): RuleRun {
  const run: RuleRun = { hits: [], mitigations: [], undetermined: [] };
  const workplace = openWorkplace(ruleset);
  const answers = new Answers(ruleset.conditions, values, workplace.states, ruleset.groups);
  for (const rule of rulesInForce(ruleset, on, workplace)) {
    const answer = answers.decide(rule.condition);
    if (answer === false) continue;
    if (answer === undefined) run.undetermined.push(describeOpen(rule, answers, source));
    else if (rule.points < 0)
      run.mitigations.push({ rule: rule.id, points: rule.points, explanation: renderTemplate(rule.explain, values) });
    else run.hits.push(describeHit(rule, values, source));
  }
  return run;
}

/** What is kept of a set between records. */
interface Workplace {
  /** Rules in force by day: a stream asks about the same few hundred days again and again. */
  days: Map<string, readonly CompiledRule[]>;
  /** States of the conditions, lent to one record after the other. */
  states: Uint8Array;
}

const workplaces = new WeakMap<Ruleset, Workplace>();
const DAYS_KEPT = 2000;

function openWorkplace(ruleset: Ruleset): Workplace {
  const open = workplaces.get(ruleset);
  if (open) return open;
  const made: Workplace = { days: new Map(), states: new Uint8Array(ruleset.conditions.length) };
  workplaces.set(ruleset, made);
  return made;
}

function rulesInForce(ruleset: Ruleset, on: string, { days }: Workplace): readonly CompiledRule[] {
  let rules = days.get(on);
  if (!rules) {
    rules = ruleset.rules.filter(
      (rule) => on >= rule.effectiveFrom && (rule.effectiveTo === '' || on < rule.effectiveTo),
    );
    if (days.size >= DAYS_KEPT) days.clear();
    days.set(on, rules);
  }
  return rules;
}

function describeHit(rule: CompiledRule, values: FactValues, source: FactSource): Hit {
  return {
    rule: rule.id,
    title: rule.title,
    severity: rule.severity,
    points: rule.points,
    explanation: renderTemplate(rule.explain, values),
    legalBasis: rule.legalBasis,
    evidence: collectEvidence(rule, source),
  };
}

/** Each field once, in the order of the rule's facts. */
function collectEvidence(rule: CompiledRule, source: FactSource): Evidence[] {
  const evidence: Evidence[] = [];
  for (const path of rule.evidence) {
    for (const item of source.evidenceOf(path)) {
      if (!evidence.some(({ field }) => field === item.field)) evidence.push(item);
    }
  }
  return evidence;
}

function describeOpen(rule: CompiledRule, answers: Answers, source: FactSource): Undetermined {
  const { paths, errors } = answers.openBecause(rule.condition);
  const missing = new Set<string>();
  const reasons = new Set<string>(errors);
  for (const path of paths) {
    const { fields, reason } = source.missingFor(path);
    fields.forEach((field) => missing.add(field));
    reasons.add(reason);
  }
  return { rule: rule.id, missing: [...missing], reason: [...reasons].join('; ') };
}
