// A condition taken apart into questions joined by and, or and not, and its evaluation with three answers: true, false, open.
import type { Environment } from '@marcbachmann/cel-js';
import { serialize } from '@marcbachmann/cel-js';
import type { FactValues } from '../facts/fact-group';
import { type ExpressionNode, factsUsed, isNode, operandsOf } from './expression';

/** One question without `&&`, `||` or `!` at its top. Rules that ask the same question share it. */
export interface Leaf {
  /** Facts that the question needs, `group.field`. */
  needs: readonly FactPath[];
  ask(values: FactValues): boolean;
}

export interface FactPath {
  group: string;
  field: string;
  path: string;
}

export type Condition =
  | { kind: 'leaf'; leaf: number }
  | { kind: 'not'; part: Condition }
  | { kind: 'and' | 'or'; parts: readonly Condition[] };

/** Collects the distinct questions of all rules of a set. */
export class LeafTable {
  readonly leaves: Leaf[] = [];
  private readonly byText = new Map<string, number>();

  constructor(
    private readonly environment: Environment,
    private readonly groups: ReadonlySet<string>,
  ) {}

  /** Takes a checked tree apart; parameters are replaced by their literals. */
  build(node: ExpressionNode, literals: ReadonlyMap<string, string>): Condition {
    for (const operator of ['&&', '||'] as const) {
      if (node.op !== operator) continue;
      const parts = operandsOf(node, operator).map((part) => this.build(part, literals));
      return { kind: operator === '&&' ? 'and' : 'or', parts };
    }
    if (node.op === '!_' && isNode(node.args)) return { kind: 'not', part: this.build(node.args, literals) };
    return { kind: 'leaf', leaf: this.leafFor(node, literals) };
  }

  private leafFor(node: ExpressionNode, literals: ReadonlyMap<string, string>): number {
    const text = serialize(withLiterals(node, literals) as never);
    const known = this.byText.get(text);
    if (known !== undefined) return known;
    const needs = distinctPaths(node, this.groups);
    const leaf: Leaf = { needs, ask: this.compile(node, text) };
    this.byText.set(text, this.leaves.length);
    return this.leaves.push(leaf) - 1;
  }

  private compile(node: ExpressionNode, text: string): Leaf['ask'] {
    const [fact] = factsUsed(node, this.groups);
    // A bare fact needs no engine: it is the field itself.
    if (node.op === '.' && fact) return (values) => Reflect.get(values[fact.group] ?? {}, fact.field) === true;
    const run = this.environment.parse(text);
    return (values) => run(values as Record<string, object>) === true;
  }
}

function distinctPaths(node: ExpressionNode, groups: ReadonlySet<string>): FactPath[] {
  const found = new Map<string, FactPath>();
  for (const { group, field } of factsUsed(node, groups)) found.set(`${group}.${field}`, { group, field, path: `${group}.${field}` });
  return [...found.values()];
}

/** A copy of the tree with parameter names replaced by ready-made text; the engine's writer prints names as they are. */
function withLiterals(node: unknown, literals: ReadonlyMap<string, string>): unknown {
  if (Array.isArray(node)) return node.map((part) => withLiterals(part, literals));
  if (!isNode(node)) return node;
  if (node.op === 'id' && typeof node.args === 'string') return { ...node, args: literals.get(node.args) ?? node.args };
  return { op: node.op, args: withLiterals(node.args, literals), start: node.start, end: node.end };
}

/** Answers of one record: each question is asked at most once. */
export class Answers {
  private static readonly UNASKED = 0;
  private static readonly TRUE = 1;
  private static readonly FALSE = 2;
  private static readonly OPEN = 3;
  private readonly states: Uint8Array;
  private errors: Map<number, string> | undefined;

  constructor(
    private readonly leaves: readonly Leaf[],
    private readonly values: FactValues,
  ) {
    this.states = new Uint8Array(leaves.length);
  }

  /** True, false, or undefined where what is known leaves the answer open (Kleene). */
  decide(condition: Condition): boolean | undefined {
    if (condition.kind === 'leaf') return this.answer(condition.leaf);
    if (condition.kind === 'not') {
      const inner = this.decide(condition.part);
      return inner === undefined ? undefined : !inner;
    }
    const decisive = condition.kind === 'or';
    let open = false;
    for (const part of condition.parts) {
      const answer = this.decide(part);
      if (answer === decisive) return decisive;
      if (answer === undefined) open = true;
    }
    return open ? undefined : !decisive;
  }

  /** Facts and runtime errors that keep the condition open. */
  openBecause(condition: Condition): { paths: string[]; errors: string[] } {
    const paths = new Set<string>();
    const errors = new Set<string>();
    this.collectOpen(condition, paths, errors);
    return { paths: [...paths], errors: [...errors] };
  }

  private collectOpen(condition: Condition, paths: Set<string>, errors: Set<string>): void {
    if (this.decide(condition) !== undefined) return;
    if (condition.kind === 'not') return this.collectOpen(condition.part, paths, errors);
    if (condition.kind !== 'leaf') return condition.parts.forEach((part) => this.collectOpen(part, paths, errors));
    for (const need of this.leaves[condition.leaf]?.needs ?? []) if (this.lacks(need)) paths.add(need.path);
    const error = this.errors?.get(condition.leaf);
    if (error !== undefined) errors.add(error);
  }

  private answer(index: number): boolean | undefined {
    let state = this.states[index];
    if (state === Answers.UNASKED) {
      state = this.ask(index);
      this.states[index] = state;
    }
    return state === Answers.OPEN ? undefined : state === Answers.TRUE;
  }

  private ask(index: number): number {
    const leaf = this.leaves[index];
    if (leaf === undefined) return Answers.OPEN;
    for (const need of leaf.needs) if (this.lacks(need)) return Answers.OPEN;
    try {
      return leaf.ask(this.values) ? Answers.TRUE : Answers.FALSE;
    } catch (error) {
      // What the engine cannot evaluate is never "no".
      this.errors ??= new Map();
      this.errors.set(index, error instanceof Error ? (error.message.split('\n')[0] ?? '') : 'cannot be evaluated');
      return Answers.OPEN;
    }
  }

  private lacks({ group, field }: FactPath): boolean {
    return Reflect.get(this.values[group] ?? {}, field) === undefined;
  }
}
