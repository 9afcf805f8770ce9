// Writes a part of a condition back as text, with thresholds filled in. Our own, since the engine's writer drops brackets
// (`1.0 - (2.0 - x)` becomes `1.0 - 2.0 - x`) and rounds numbers: a rule would then run another condition than the one that was checked.
import { callOf, childrenOf, type ExpressionNode, isNode } from './expression';

export interface WrittenFrom {
  /** The whole condition that the tree was read from: literals are copied from it as they stand. */
  source: string;
  /** Threshold names and the literals that stand for them. */
  literals: ReadonlyMap<string, string>;
}

/** The text of the node, every operation in brackets: equal trees give equal text, and the text reads back to the same tree. */
export function writeExpression(node: ExpressionNode, from: WrittenFrom): string {
  const write = (child: ExpressionNode): string => writeExpression(child, from);
  const call = callOf(node);
  if (call) return `${call.target ? `${write(call.target)}.` : ''}${call.name}(${call.args.map(write).join(', ')})`;
  const parts = childrenOf(node).map(write);
  const [first = '', second = '', third = ''] = parts;
  switch (node.op) {
    case 'value':
      return from.source.slice(node.start, node.end);
    case 'id':
      return from.literals.get(String(node.args)) ?? String(node.args);
    case 'list':
      return `[${parts.join(', ')}]`;
    case '.':
      return `${first}.${fieldName(node)}`;
    case '[]':
      return `${first}[${second}]`;
    case '!_':
    case '-_':
      return `(${node.op.charAt(0)}${first})`;
    case '?:':
      return `(${first} ? ${second} : ${third})`;
    default:
      return `(${first} ${node.op} ${second})`;
  }
}

function fieldName({ args }: ExpressionNode): string {
  const field: unknown = Array.isArray(args) ? args.find((part) => !isNode(part)) : '';
  return String(field);
}
