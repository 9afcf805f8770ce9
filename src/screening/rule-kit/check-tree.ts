// Walks the tree of a condition and refuses what a rule may not say: unknown names with the nearest right one, facts that would slip past
// the reading of what a rule needs, and calls without a bound on their time.
import type { FactGroup } from '../facts/fact-group';
import { type Call, callOf, childrenOf, dottedPair, type ExpressionNode, factAskedByKnown } from './expression';
import { nearestName } from './nearest-name';

export type GroupIndex = ReadonlyMap<string, FactGroup>;

/** What a condition may name. */
export interface NamesInScope {
  groups: GroupIndex;
  parameters: ReadonlySet<string>;
}

/** `at` is the offset in the condition. */
export type ReportAt = (at: number, message: string) => void;

const OPERATORS = new Set([
  'value',
  'id',
  'list',
  '.',
  '[]',
  '?:',
  '!_',
  '-_',
  '&&',
  '||',
  '==',
  '!=',
  '<',
  '<=',
  '>',
  '>=',
  'in',
  '+',
  '-',
  '*',
  '/',
  '%',
]);
const FUNCTIONS = new Set(['known', 'size', 'double', 'int', 'string']);
/** Over the items of a list: `goods.categories.exists(c, c.startsWith("b"))`. */
const MACROS = new Set(['exists', 'all', 'exists_one']);
/** `matches` is left out: the engine hands the pattern to a backtracking matcher, and one bad pattern stops the service. */
const METHODS = new Set([...MACROS, 'size', 'contains', 'startsWith', 'endsWith', 'lowerAscii', 'upperAscii']);

interface Place {
  /** Names of list items of the macro around, if any. */
  items: ReadonlySet<string>;
  /** Whether the node is joined to the whole condition by `&&`, `||` and `!` only. */
  isTerm: boolean;
}

/**
 * Reports every fault of the tree.
 * @returns the thresholds that the condition uses.
 */
export function checkTree(tree: ExpressionNode, names: NamesInScope, report: ReportAt): Set<string> {
  const check = new TreeCheck(names, report);
  check.walk(tree, { items: new Set(), isTerm: true });
  return check.used;
}

class TreeCheck {
  readonly used = new Set<string>();

  constructor(
    private readonly names: NamesInScope,
    private readonly report: ReportAt,
  ) {}

  walk(node: ExpressionNode, place: Place): void {
    const call = callOf(node);
    const pair = dottedPair(node);
    if (call) return this.checkCall(node, call, place);
    if (pair && !place.items.has(pair.group) && !this.names.parameters.has(pair.group)) {
      checkFact(`${pair.group}.${pair.field}`, this.names.groups, (message) => this.report(pair.at, message));
    } else if (node.op === 'id') this.checkName(String(node.args), node.start, place);
    else if (!OPERATORS.has(node.op)) this.report(node.start, `\`${node.op}\` may not be used in a rule`);
    else {
      const isTerm = place.isTerm && (node.op === '&&' || node.op === '||' || node.op === '!_');
      for (const child of childrenOf(node)) this.walk(child, { ...place, isTerm });
    }
  }

  private checkCall(node: ExpressionNode, { name, target, args }: Call, place: Place): void {
    const known = target ? METHODS : FUNCTIONS;
    const inside = { ...place, isTerm: false };
    if (!known.has(name)) {
      this.report(
        node.start,
        `\`${name}\` may not be called in a rule${suggestion(name, known)}; there are ${[...known].join(', ')}`,
      );
      return;
    }
    if (name === 'known') this.checkKnown(node, place);
    if (target) this.walk(target, inside);
    if (target && MACROS.has(name)) this.checkMacro(node, args, place);
    else for (const arg of args) this.walk(arg, inside);
  }

  private checkKnown(node: ExpressionNode, place: Place): void {
    if (!factAskedByKnown(node)) this.report(node.start, '`known` asks for one fact, such as known(group.field)');
    else if (!place.isTerm)
      this.report(node.start, '`known(…)` stands only beside `&&`, `||` and `!`, not inside another question');
  }

  private checkMacro(node: ExpressionNode, [item, ...rest]: ExpressionNode[], place: Place): void {
    const name = item?.op === 'id' ? String(item.args) : '';
    if (place.items.size > 0) this.report(node.start, 'a question over a list may not stand inside another one');
    else if (name === '') this.report(node.start, 'a question over a list names its item first: exists(item, …)');
    else if (this.names.groups.has(name) || this.names.parameters.has(name)) {
      this.report(item?.start ?? node.start, `\`${name}\` is already the name of a group of facts or a parameter`);
    }
    for (const part of rest) this.walk(part, { items: new Set([...place.items, name]), isTerm: false });
  }

  private checkName(name: string, at: number, place: Place): void {
    const { groups, parameters } = this.names;
    if (place.items.has(name)) return;
    if (parameters.has(name)) {
      this.used.add(name);
      return;
    }
    const [field] = Object.keys(groups.get(name)?.fields ?? {});
    // A group by itself, as in goods["value"], would hide from us which fact is needed.
    if (field !== undefined)
      this.report(at, `\`${name}\` is a group of facts: name one of them, such as \`${name}.${field}\``);
    else this.report(at, `unknown name \`${name}\`${suggestion(name, [...groups.keys(), ...parameters])}`);
  }
}

function suggestion(name: string, candidates: Iterable<string>): string {
  const near = nearestName(name, candidates);
  return near === undefined ? '' : `: did you mean \`${near}\`?`;
}

/** Says what is wrong with a fact path, naming the nearest right one. */
export function checkFact(path: string, groups: GroupIndex, report: (message: string) => void): void {
  const [group = '', field = '', ...more] = path.split('.');
  const fields = groups.get(group)?.fields;
  if (fields && Object.hasOwn(fields, field) && more.length === 0) return;
  const inGroup = fields && nearestName(field, Object.keys(fields));
  const all = [...groups.values()].flatMap((each) => Object.keys(each.fields).map((key) => `${each.name}.${key}`));
  const near = inGroup === undefined ? nearestName(path, all) : `${group}.${inGroup}`;
  report(`unknown fact \`${path}\`${near === undefined ? '' : `: did you mean \`${near}\`?`}`);
}
