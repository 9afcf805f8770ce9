// Checks a condition against the declared facts: unknown names with the nearest right one, wrong types, anything that is not yes or no.
import type { Environment } from '@marcbachmann/cel-js';
import type { FactGroup } from '../facts/fact-group';
import { type ExpressionNode, factsUsed, namesUsed, treeOf } from './expression';
import { nearestName } from './nearest-name';
import type { ProblemList } from './problem-list';
import type { RuleParameter } from './ruleset';

export type GroupIndex = ReadonlyMap<string, FactGroup>;

/** The checked tree of a condition, or undefined where something is wrong (and then in the list). */
export function checkCondition(
  when: string,
  parameters: Readonly<Record<string, RuleParameter>>,
  context: { environment: Environment; groups: GroupIndex; list: ProblemList },
): ExpressionNode | undefined {
  const { groups, list } = context;
  const before = list.problems.length;
  const environment = context.environment.clone();
  for (const [name, { value }] of Object.entries(parameters)) environment.registerVariable(name, celType(value));
  const tree = parseTree(environment, when, list);
  if (!tree) return undefined;
  for (const { group, field, at } of factsUsed(tree, new Set(groups.keys()))) checkFact(`${group}.${field}`, groups, (message) => list.addInText(['when'], when, at, message));
  const used = new Set(namesUsed(tree));
  for (const name of used) checkName(name, when, parameters, context);
  for (const name of Object.keys(parameters)) {
    if (!used.has(name)) list.add(['parameters', name], `\`parameters.${name}\` is not used in \`when\``);
  }
  if (list.problems.length > before) return undefined;
  return checkTypes(environment, when, list) ? tree : undefined;
}

function celType(value: RuleParameter['value']): string {
  if (typeof value === 'number') return 'double';
  return typeof value === 'boolean' ? 'bool' : 'string';
}

function parseTree(environment: Environment, when: string, list: ProblemList): ExpressionNode | undefined {
  try {
    return treeOf(environment, when);
  } catch (error) {
    report(error, when, list);
    return undefined;
  }
}

function checkTypes(environment: Environment, when: string, list: ProblemList): boolean {
  const result = environment.check(when);
  if (!result.valid) {
    report(result.error, when, list);
    return false;
  }
  if (result.type !== 'bool') {
    list.addInText(['when'], when, 0, `\`when\` must be a yes-or-no condition, but is of type ${result.type ?? 'unknown'}`);
    return false;
  }
  return true;
}

function report(error: unknown, when: string, list: ProblemList): void {
  const message = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
  const range = error instanceof Error && 'range' in error ? (error.range as { start?: number } | undefined) : undefined;
  list.addInText(['when'], when, range?.start ?? 0, message);
}

/** Says what is wrong with a fact path, naming the nearest right one. */
export function checkFact(path: string, groups: GroupIndex, report: (message: string) => void): void {
  const [group = '', field = ''] = path.split('.');
  if (groups.get(group)?.fields[field] && path.split('.').length === 2) return;
  const inGroup = groups.has(group) ? nearestName(field, Object.keys(groups.get(group)?.fields ?? {})) : undefined;
  const all = [...groups.values()].flatMap(({ name, fields }) => Object.keys(fields).map((key) => `${name}.${key}`));
  const near = inGroup === undefined ? nearestName(path, all) : `${group}.${inGroup}`;
  report(`unknown fact \`${path}\`${near ? `: did you mean \`${near}\`?` : ''}`);
}

function checkName(
  name: string,
  when: string,
  parameters: Readonly<Record<string, RuleParameter>>,
  { groups, list }: { groups: GroupIndex; list: ProblemList },
): void {
  if (groups.has(name) || name in parameters) return;
  const near = nearestName(name, [...groups.keys(), ...Object.keys(parameters)]);
  list.addInText(['when'], when, Math.max(0, when.indexOf(name)), `unknown name \`${name}\`${near ? `: did you mean \`${near}\`?` : ''}`);
}
