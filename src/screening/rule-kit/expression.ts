// The tree of a condition as the expression engine gives it, and what can be read off it: facts, parameters, parts joined by `&&` and `||`.
import type { Environment } from '@marcbachmann/cel-js';

/** A node of the engine's tree. */
export interface ExpressionNode {
  op: string;
  args: unknown;
  start: number;
  end: number;
}

/** A fact asked for by an expression. */
export interface FactUse {
  group: string;
  field: string;
  /** Offset of the field's name in the expression. */
  at: number;
}

export function isNode(value: unknown): value is ExpressionNode {
  return typeof value === 'object' && value !== null && 'op' in value && 'args' in value;
}

/** Children of a node in order. */
function childrenOf(node: ExpressionNode): ExpressionNode[] {
  const found: ExpressionNode[] = [];
  const collect = (value: unknown): void => {
    if (isNode(value)) found.push(value);
    else if (Array.isArray(value)) value.forEach(collect);
  };
  collect(node.args);
  return found;
}

/** Every `group.field` of the tree whose group is known; nested access (`goods.value.x`) counts its first two steps. */
export function factsUsed(node: ExpressionNode, groups: ReadonlySet<string>): FactUse[] {
  if (node.op === '.' && Array.isArray(node.args)) {
    const [target, field] = node.args as [unknown, unknown];
    if (isNode(target) && target.op === 'id' && typeof target.args === 'string' && groups.has(target.args) && typeof field === 'string') {
      return [{ group: target.args, field, at: node.end - field.length }];
    }
  }
  return childrenOf(node).flatMap((child) => factsUsed(child, groups));
}

/** Every bare name of the tree. */
export function namesUsed(node: ExpressionNode): string[] {
  if (node.op === 'id' && typeof node.args === 'string') return [node.args];
  return childrenOf(node).flatMap(namesUsed);
}

/** Operands of a chain of one operator (`&&` or `||`) at the top of the tree, left to right. */
export function operandsOf(node: ExpressionNode, operator: '&&' | '||'): ExpressionNode[] {
  if (node.op !== operator) return [node];
  return childrenOf(node).flatMap((child) => operandsOf(child, operator));
}

/** The tree of an expression. Throws what the engine throws for a syntax error. */
export function treeOf(environment: Environment, expression: string): ExpressionNode {
  return environment.parse(expression).ast as unknown as ExpressionNode;
}
