// The answers of one record to the questions of a rule set, with three values: true, false, open.
import type { FactValues } from '../facts/fact-group';
import type { Condition, Leaf } from './condition';
import { isFactKnown } from './fact-value';

type Facts = Readonly<Record<string, unknown>>;

const NOTHING: Facts = {};
const UNASKED = 0;
const TRUE = 1;
const FALSE = 2;
const OPEN = 3;

/**
 * Answers of one record: each condition is decided at most once, and no question is asked while a fact that it needs is missing.
 * The states are lent from the caller, who screens one record after the other.
 */
export class Answers {
  private errors: Map<number, string> | undefined;
  /** The facts of each group, by the number of the group. */
  private readonly facts: readonly Facts[];

  constructor(
    private readonly nodes: readonly Condition[],
    private readonly values: FactValues,
    private readonly states: Uint8Array,
    groups: readonly string[],
  ) {
    states.fill(UNASKED);
    this.facts = groups.map((group) => (values[group] ?? NOTHING) as Facts);
  }

  /** True, false, or undefined where what is known leaves the answer open (Kleene's logic: one false part settles an "and"). */
  decide(number: number): boolean | undefined {
    const state = this.stateOf(number);
    return state === OPEN ? undefined : state === TRUE;
  }

  /** Facts and runtime errors that keep the condition open. */
  openBecause(number: number): { paths: string[]; errors: string[] } {
    const paths = new Set<string>();
    const errors = new Set<string>();
    this.collectOpen(number, paths, errors);
    return { paths: [...paths], errors: [...errors] };
  }

  private collectOpen(number: number, paths: Set<string>, errors: Set<string>): void {
    const node = this.nodes[number];
    if (!node || this.stateOf(number) !== OPEN) return;
    for (const part of node.parts) this.collectOpen(part, paths, errors);
    for (const need of node.leaf?.needs ?? []) if (!isFactKnown(this.values, need)) paths.add(need.path);
    const error = this.errors?.get(number);
    if (error !== undefined) errors.add(error);
  }

  private stateOf(number: number): number {
    const kept = this.states[number];
    if (kept !== UNASKED && kept !== undefined) return kept;
    const node = this.nodes[number];
    const state = node === undefined ? OPEN : node.leaf ? this.ask(number, node.leaf) : this.combine(node);
    this.states[number] = state;
    return state;
  }

  private combine({ kind, parts }: Condition): number {
    if (kind === 'not') {
      const inner = this.stateOf(parts[0] ?? -1);
      return inner === OPEN ? OPEN : inner === TRUE ? FALSE : TRUE;
    }
    const decisive = kind === 'or' ? TRUE : FALSE;
    // What other rules have asked already costs nothing and often settles it.
    for (const part of parts) if (this.states[part] === decisive) return decisive;
    let open = false;
    for (const part of parts) {
      const state = this.stateOf(part);
      if (state === decisive) return decisive;
      if (state === OPEN) open = true;
    }
    return open ? OPEN : decisive === TRUE ? FALSE : TRUE;
  }

  private ask(index: number, leaf: Leaf): number {
    const { plain } = leaf;
    if (plain) {
      const answer = plain.answer(this.facts[plain.group]?.[plain.field]);
      if (answer === true) return TRUE;
      if (answer === false) return FALSE;
      return answer === undefined ? OPEN : this.noteError(index, 'the answer is neither yes nor no');
    }
    for (const need of leaf.needs) if (!isFactKnown(this.values, need)) return OPEN;
    try {
      const answer = leaf.ask(this.values);
      if (answer === true) return TRUE;
      return answer === false ? FALSE : this.noteError(index, 'the answer is neither yes nor no');
    } catch (error) {
      // What the engine cannot evaluate is never "no".
      return this.noteError(
        index,
        error instanceof Error ? (error.message.split('\n')[0] ?? '') : 'cannot be evaluated',
      );
    }
  }

  private noteError(index: number, message: string): number {
    this.errors ??= new Map();
    this.errors.set(index, message);
    return OPEN;
  }
}
