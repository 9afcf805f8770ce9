// A condition taken apart into questions joined by and, or and not. Rules that ask the same question share it.
import type { Environment } from '@marcbachmann/cel-js';
import type { FactValues } from '../facts/fact-group';
import {
  childrenOf,
  dottedPair,
  type ExpressionNode,
  factAskedByKnown,
  factsUsed,
  isNode,
  operandsOf,
} from './expression';
import { isFactKnown } from './fact-value';
import { writeExpression, type WrittenFrom } from './write-expression';

/** One question without `&&`, `||` or `!` at its top. */
export interface Leaf {
  /** Facts that the question needs. */
  needs: readonly FactPath[];
  /** Asked only when every needed fact is there. Anything but true and false means that the question could not be answered. */
  ask(values: FactValues): unknown;
  /** The question is about one fact, and answers undefined itself where that is not there: nothing needs to be looked up before. */
  plain: PlainQuestion | undefined;
}

/** A question about one fact: most are, and they are answered without the engine and without a look-up by the group's name. */
export interface PlainQuestion {
  /** Number of the group among the groups of facts. */
  group: number;
  field: string;
  /** Undefined where the fact is not there, or is of no use. */
  answer(value: unknown): unknown;
}

export interface FactPath {
  group: string;
  field: string;
  path: string;
}

/** A node of a condition. Conditions that are written alike are one node, so that each is decided once a record. */
export interface Condition {
  kind: 'question' | 'not' | 'and' | 'or';
  /** Nodes it is made of, by number; empty for a question. */
  parts: readonly number[];
  /** The question itself, where it is one. */
  leaf: Leaf | undefined;
}

/** Collects the distinct questions of all rules of a set, and what is made of them. */
export class ConditionTable {
  readonly nodes: Condition[] = [];
  private readonly byText = new Map<string, number>();

  constructor(
    private readonly environment: Environment,
    private readonly groups: ReadonlySet<string>,
  ) {}

  /** Takes a checked tree apart; thresholds are replaced by their literals. Returns the number of its node. */
  build(node: ExpressionNode, from: WrittenFrom): number {
    for (const operator of ['&&', '||'] as const) {
      if (node.op !== operator) continue;
      const parts = operandsOf(node, operator).map((part) => this.build(part, from));
      return this.join(operator === '&&' ? 'and' : 'or', parts);
    }
    if (node.op === '!_' && isNode(node.args)) return this.join('not', [this.build(node.args, from)]);
    return this.leafFor(node, from);
  }

  /**
   * Puts the parts of each "and" in the order in which they come soonest to an end: questions that many conditions ask come first, since they
   * are answered once and settle the rest for nothing; what is itself made of parts comes last. The answer does not depend on the order.
   */
  order(): void {
    const uses = new Map<number, number>();
    for (const { parts } of this.nodes) for (const part of parts) uses.set(part, (uses.get(part) ?? 0) + 1);
    const weight = (number: number): number => {
      const node = this.nodes[number];
      const [inner] = node?.kind === 'not' ? node.parts : [number];
      const simple = inner !== undefined && this.nodes[inner]?.kind === 'question';
      return simple ? (uses.get(number) ?? 0) : -1;
    };
    this.nodes.forEach((node) => {
      if (node.kind === 'and') node.parts = [...node.parts].sort((a, b) => weight(b) - weight(a));
    });
  }

  private join(kind: 'not' | 'and' | 'or', parts: readonly number[]): number {
    return this.add(`${kind} ${parts.join(' ')}`, () => ({ kind, parts, leaf: undefined }));
  }

  private add(text: string, make: () => Condition): number {
    const present = this.byText.get(text);
    if (present !== undefined) return present;
    this.byText.set(text, this.nodes.length);
    return this.nodes.push(make()) - 1;
  }

  private leafFor(node: ExpressionNode, from: WrittenFrom): number {
    const text = writeExpression(node, from);
    return this.add(`ask ${text}`, () => ({ kind: 'question', parts: [], leaf: this.makeLeaf(node, text, from) }));
  }

  private makeLeaf(node: ExpressionNode, text: string, from: WrittenFrom): Leaf {
    const asked = factAskedByKnown(node);
    if (asked) return { needs: [], ask: (values) => isFactKnown(values, asked), plain: undefined };
    const needs = distinctPaths(node, this.groups);
    const plain = plainQuestion(node, from.literals, [...this.groups]);
    if (plain) return { needs, ask: () => undefined, plain };
    const run = this.environment.parse(text);
    return { needs, ask: (values): unknown => run(values), plain: undefined };
  }
}

/** A bare fact, or a fact compared with a text, a number or with true and false: nearly all questions are that, and need no engine. */
function plainQuestion(
  node: ExpressionNode,
  literals: WrittenFrom['literals'],
  groups: readonly string[],
): PlainQuestion | undefined {
  const bare = dottedPair(node);
  if (bare) return { group: groups.indexOf(bare.group), field: bare.field, answer: (value) => value };
  const [left, right] = childrenOf(node);
  const compared = left && dottedPair(left);
  const literal = right && literalValue(right, literals);
  const answer = literal === undefined ? undefined : comparisonWith(node.op, literal);
  return compared && answer && { group: groups.indexOf(compared.group), field: compared.field, answer };
}

function comparisonWith(operator: string, literal: string | number | boolean): PlainQuestion['answer'] | undefined {
  if (typeof literal === 'number') {
    const holds = COMPARISONS[operator];
    return holds && ((value) => (typeof value !== 'number' || Number.isNaN(value) ? undefined : holds(value, literal)));
  }
  if (operator !== '==' && operator !== '!=') return undefined;
  const wanted = operator === '==';
  return (value) => (value === undefined ? undefined : (value === literal) === wanted);
}

const COMPARISONS: Readonly<Partial<Record<string, (value: number, bound: number) => boolean>>> = {
  '>=': (value, bound) => value >= bound,
  '>': (value, bound) => value > bound,
  '<=': (value, bound) => value <= bound,
  '<': (value, bound) => value < bound,
};

/** What stands on the right of a comparison: written out, or a threshold of the rule by its name. */
function literalValue(
  { op, args }: ExpressionNode,
  literals: WrittenFrom['literals'],
): string | number | boolean | undefined {
  if (op === 'value')
    return typeof args === 'string' || typeof args === 'boolean' || typeof args === 'number' ? args : undefined;
  const threshold = op === 'id' && typeof args === 'string' ? Number(literals.get(args)) : Number.NaN;
  return Number.isNaN(threshold) ? undefined : threshold;
}

function distinctPaths(node: ExpressionNode, groups: ReadonlySet<string>): FactPath[] {
  const found = new Map<string, FactPath>();
  for (const { group, field } of factsUsed(node, groups))
    found.set(`${group}.${field}`, { group, field, path: `${group}.${field}` });
  return [...found.values()];
}
