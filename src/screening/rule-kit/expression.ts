// The tree of a condition as the expression engine gives it, and what can be read off it: facts, calls, parts joined by `&&` and `||`.
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

/** `size(x)` has no target, `x.contains("y")` has one. */
export interface Call {
  name: string;
  target: ExpressionNode | undefined;
  args: ExpressionNode[];
}

export function isNode(value: unknown): value is ExpressionNode {
  return typeof value === 'object' && value !== null && 'op' in value && 'args' in value;
}

/** Children of a node in order. */
export function childrenOf(node: ExpressionNode): ExpressionNode[] {
  const found: ExpressionNode[] = [];
  const collect = (value: unknown): void => {
    if (isNode(value)) found.push(value);
    else if (Array.isArray(value)) value.forEach(collect);
  };
  collect(node.args);
  return found;
}

/** The node read as `name.field`, whatever the name stands for; undefined where it is anything else. */
export function dottedPair(node: ExpressionNode): FactUse | undefined {
  if (node.op !== '.' || !Array.isArray(node.args)) return undefined;
  const [target, field] = node.args as [unknown, unknown];
  if (!isNode(target) || target.op !== 'id' || typeof target.args !== 'string' || typeof field !== 'string')
    return undefined;
  return { group: target.args, field, at: node.end - field.length };
}

/** The node read as a call of a function or method; undefined where it is none. */
export function callOf(node: ExpressionNode): Call | undefined {
  if (!Array.isArray(node.args)) return undefined;
  const [name, ...rest] = node.args as [unknown, ...unknown[]];
  const target = node.op === 'rcall' ? rest[0] : undefined;
  const args = node.op === 'rcall' ? rest[1] : node.op === 'call' ? rest[0] : undefined;
  if (typeof name !== 'string' || !Array.isArray(args)) return undefined;
  return { name, target: isNode(target) ? target : undefined, args: args.filter(isNode) };
}

/** Every `group.field` of the tree whose group is known; nested access (`goods.value.x`) counts its first two steps. */
export function factsUsed(node: ExpressionNode, groups: ReadonlySet<string>): FactUse[] {
  const pair = dottedPair(node);
  if (pair && groups.has(pair.group)) return [pair];
  return childrenOf(node).flatMap((child) => factsUsed(child, groups));
}

/** The fact whose presence `known(group.field)` asks for; undefined for any other node. */
export function factAskedByKnown(node: ExpressionNode): FactUse | undefined {
  const call = callOf(node);
  const [fact, ...more] = call?.args ?? [];
  return call?.name === 'known' && !call.target && fact && more.length === 0 ? dottedPair(fact) : undefined;
}

/** Operands of a chain of one operator (`&&` or `||`) at the top of the tree, left to right. */
export function operandsOf(node: ExpressionNode, operator: '&&' | '||'): ExpressionNode[] {
  if (node.op !== operator) return [node];
  return childrenOf(node).flatMap((child) => operandsOf(child, operator));
}

/** The tree of an expression. Throws what the engine throws for a syntax error. */
export function treeOf(environment: Environment, expression: string): ExpressionNode {
  return environment.parse(expression).ast;
}
