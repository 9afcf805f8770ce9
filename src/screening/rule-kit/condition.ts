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
import { factValue, isFactKnown } from './fact-value';
import { writeExpression, type WrittenFrom } from './write-expression';

/** One question without `&&`, `||` or `!` at its top. */
export interface Leaf {
  /** Facts that the question needs. */
  needs: readonly FactPath[];
  /** Asked only when every needed fact is there. Anything but true and false means that the question could not be answered. */
  ask(values: FactValues): unknown;
  /** The question is about one fact, and answers undefined itself where that is not there: nothing needs to be looked up before. */
  asksOneFact: boolean;
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

  /** Takes a checked tree apart; thresholds are replaced by their literals. */
  build(node: ExpressionNode, from: WrittenFrom): Condition {
    for (const operator of ['&&', '||'] as const) {
      if (node.op !== operator) continue;
      const parts = operandsOf(node, operator).map((part) => this.build(part, from));
      return { kind: operator === '&&' ? 'and' : 'or', parts };
    }
    if (node.op === '!_' && isNode(node.args)) return { kind: 'not', part: this.build(node.args, from) };
    return { kind: 'leaf', leaf: this.leafFor(node, from) };
  }

  private leafFor(node: ExpressionNode, from: WrittenFrom): number {
    const text = writeExpression(node, from);
    const present = this.byText.get(text);
    if (present !== undefined) return present;
    this.byText.set(text, this.leaves.length);
    return this.leaves.push(this.makeLeaf(node, text)) - 1;
  }

  private makeLeaf(node: ExpressionNode, text: string): Leaf {
    const asked = factAskedByKnown(node);
    if (asked) return { needs: [], ask: (values) => isFactKnown(values, asked), asksOneFact: false };
    const needs = distinctPaths(node, this.groups);
    const plain = plainQuestion(node);
    if (plain) return { needs, ask: plain, asksOneFact: true };
    const run = this.environment.parse(text);
    return { needs, ask: (values): unknown => run(values), asksOneFact: false };
  }
}

/** A bare fact, or a fact compared with a text or with true and false: most questions are that, and need no engine. */
function plainQuestion(node: ExpressionNode): Leaf['ask'] | undefined {
  const fact = dottedPair(node);
  if (fact) return (values) => factValue(values, fact.group, fact.field);
  if (node.op !== '==' && node.op !== '!=') return undefined;
  const [left, right] = childrenOf(node);
  const compared = left && dottedPair(left);
  const literal = right?.op === 'value' ? right.args : undefined;
  if (!compared || (typeof literal !== 'string' && typeof literal !== 'boolean')) return undefined;
  const { group, field } = compared;
  const wanted = node.op === '==';
  return (values) => {
    const value = factValue(values, group, field);
    return value === undefined ? undefined : (value === literal) === wanted;
  };
}

function distinctPaths(node: ExpressionNode, groups: ReadonlySet<string>): FactPath[] {
  const found = new Map<string, FactPath>();
  for (const { group, field } of factsUsed(node, groups))
    found.set(`${group}.${field}`, { group, field, path: `${group}.${field}` });
  return [...found.values()];
}
