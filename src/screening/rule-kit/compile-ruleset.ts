// Rule files become a set of rules that is ready to run, or a list of everything that is wrong with them.
import type { Environment } from '@marcbachmann/cel-js';
import type { FactGroup } from '../facts/fact-group';
import { checkCondition } from './check-expression';
import { checkFact, type GroupIndex } from './check-tree';
import { ConditionTable } from './condition';
import { compileTemplate, namesInTemplate, strayBraces } from './explain-template';
import { createFactEnvironment } from './fact-environment';
import { ProblemList } from './problem-list';
import { readRuleFields, type RuleFields } from './read-rule-fields';
import type { RuleProblem, RuleSource } from './rule-source';
import type { CompiledRule, RuleParameter, Ruleset } from './ruleset';

export type Compilation = { ruleset: Ruleset } | { problems: RuleProblem[] };

interface Workshop {
  environment: Environment;
  groups: GroupIndex;
  conditions: ConditionTable;
}

/**
 * Checks and compiles all rule files together.
 * @returns the set, or every problem of every file; a set with one bad file does not exist.
 */
export function compileRuleset(sources: readonly RuleSource[], factGroups: readonly FactGroup[]): Compilation {
  const environment = createFactEnvironment(factGroups);
  const groups = new Map(factGroups.map((group) => [group.name, group]));
  const workshop: Workshop = {
    environment,
    groups,
    conditions: new ConditionTable(environment, new Set(groups.keys())),
  };
  const rules: CompiledRule[] = [];
  const problems: RuleProblem[] = [];
  for (const source of [...sources].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    const list = new ProblemList(source);
    checkId(source, sources, list);
    const rule = compileRule(source, list, workshop);
    problems.push(...list.problems);
    if (rule) rules.push(rule);
  }
  if (problems.length > 0) return { problems };
  workshop.conditions.order();
  return { ruleset: { rules, conditions: workshop.conditions.nodes, groups: [...groups.keys()] } };
}

/** `group/name`, as it stands in assessments, addresses and stored history. */
const RULE_ID = /^[a-z0-9]+(?:-[a-z0-9]+)*\/[a-z0-9]+(?:-[a-z0-9]+)*$/u;

function checkId(source: RuleSource, sources: readonly RuleSource[], list: ProblemList): void {
  if (!RULE_ID.test(source.id))
    list.add([], `the id \`${source.id}\` must be group/name in small letters, digits and hyphens`);
  if (sources.some((other) => other !== source && other.id === source.id))
    list.add([], `there are two rules with the id \`${source.id}\``);
}

function compileRule(source: RuleSource, list: ProblemList, workshop: Workshop): CompiledRule | undefined {
  const fields = readRuleFields(source.content, list);
  const tree = fields.when === '' ? undefined : checkCondition(fields.when, fields.parameters, { ...workshop, list });
  checkPaths(fields, workshop.groups, list);
  if (!tree || list.problems.length > 0) return undefined;
  const literals = new Map(Object.entries(fields.parameters).map(([name, parameter]) => [name, literalOf(parameter)]));
  return {
    ...fields,
    id: source.id,
    file: source.file,
    condition: workshop.conditions.build(tree, { source: fields.when, literals }),
    explain: compileTemplate(fields.explain.trim(), fields.parameters),
  };
}

/** A threshold as it stands in an expression; whole numbers are written as doubles, since all facts are. */
function literalOf({ value }: RuleParameter): string {
  if (typeof value === 'number') return doubleOf(value);
  return typeof value === 'string' ? JSON.stringify(value) : String(value);
}

function doubleOf(value: number): string {
  const text = String(value);
  return /[.e]/u.test(text) ? text : `${text}.0`;
}

function checkPaths(fields: RuleFields, groups: GroupIndex, list: ProblemList): void {
  fields.evidence.forEach((path, index) =>
    checkFact(path, groups, (message) => list.add(['evidence', index], message)),
  );
  for (const { name, at } of namesInTemplate(fields.explain)) {
    if (Object.hasOwn(fields.parameters, name)) continue;
    checkFact(name, groups, (message) => list.addInText(['explain'], at + 1, message));
  }
  for (const at of strayBraces(fields.explain))
    list.addInText(['explain'], at, 'a brace without its partner; `{{` and `}}` stand for braces in the text');
}
