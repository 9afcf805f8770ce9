// Checks a condition against the declared facts: syntax, names, types, and that the whole is a yes-or-no question.
import type { Environment } from '@marcbachmann/cel-js';
import { checkTree, type GroupIndex } from './check-tree';
import { type ExpressionNode, treeOf } from './expression';
import type { ProblemList } from './problem-list';
import type { RuleParameter } from './ruleset';

/** The checked tree of a condition, or undefined where something is wrong (and then in the list). */
export function checkCondition(
  when: string,
  parameters: Readonly<Record<string, RuleParameter>>,
  context: { environment: Environment; groups: GroupIndex; list: ProblemList },
): ExpressionNode | undefined {
  const { groups, list } = context;
  const before = list.problems.length;
  const environment = context.environment.clone();
  for (const [name, { value }] of Object.entries(parameters)) declareParameter(environment, name, celType(value), list);
  const tree = parseTree(environment, when, list);
  if (!tree) return undefined;
  const names = { groups, parameters: new Set(Object.keys(parameters)) };
  const used = checkTree(tree, names, (at, message) => list.addInText(['when'], at, message));
  for (const name of names.parameters) {
    if (!used.has(name)) list.add(['parameters', name], `\`parameters.${name}\` is not used in \`when\``);
  }
  if (list.problems.length > before) return undefined;
  return checkTypes(environment, when, list) ? tree : undefined;
}

function celType(value: RuleParameter['value']): string {
  if (typeof value === 'number') return 'double';
  return typeof value === 'boolean' ? 'bool' : 'string';
}

/** The engine refuses names of its own (`in`, `double`) and names of fact groups. */
function declareParameter(environment: Environment, name: string, type: string, list: ProblemList): void {
  try {
    environment.registerVariable(name, type);
  } catch {
    list.add(['parameters', name], `\`parameters.${name}\`: the name is taken by a group of facts or by the language`);
  }
}

function parseTree(environment: Environment, when: string, list: ProblemList): ExpressionNode | undefined {
  try {
    return treeOf(environment, when);
  } catch (error) {
    report(error, list);
    return undefined;
  }
}

function checkTypes(environment: Environment, when: string, list: ProblemList): boolean {
  const result = environment.check(when);
  if (!result.valid) {
    report(result.error, list);
    return false;
  }
  if (result.type !== 'bool') {
    list.addInText(['when'], 0, `\`when\` must be a yes-or-no condition, but is of type ${result.type ?? 'unknown'}`);
    return false;
  }
  return true;
}

function report(error: unknown, list: ProblemList): void {
  const message = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
  const range =
    error instanceof Error && 'range' in error ? (error.range as { start?: number } | undefined) : undefined;
  list.addInText(['when'], range?.start ?? 0, message);
}
