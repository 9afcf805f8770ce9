// Runs the test records inside the rule files: each rule is asked about its own records only.
import type { RuleOutcome, RuleTest, Ruleset } from './ruleset';

/** Answers what a rule says about a (partial) trade request; the caller screens it through the whole core. */
export type JudgeRecord = (
  test: Pick<RuleTest, 'record' | 'lists'>,
  rule: string,
) => { outcome: RuleOutcome; missing: string[] };

export interface RuleTestFailure {
  rule: string;
  file: string;
  test: RuleTest;
  got: RuleOutcome;
  missing: string[];
}

export interface RuleTestReport {
  rules: number;
  passed: number;
  failures: RuleTestFailure[];
}

/** Runs every test of every rule. */
export function runRuleTests(ruleset: Ruleset, judge: JudgeRecord): RuleTestReport {
  const report: RuleTestReport = { rules: ruleset.rules.length, passed: 0, failures: [] };
  for (const { id, file, tests } of ruleset.rules) {
    for (const test of tests) {
      const { outcome, missing } = judge(test, id);
      if (outcome === test.expect) report.passed += 1;
      else report.failures.push({ rule: id, file, test, got: outcome, missing });
    }
  }
  return report;
}
