// The answers of one record to the questions of a rule set, with three values: true, false, open.
import type { FactValues } from '../facts/fact-group';
import type { Condition, Leaf } from './condition';
import { isFactKnown } from './fact-value';

const UNASKED = 0;
const TRUE = 1;
const FALSE = 2;
const OPEN = 3;

/** Answers of one record: each question is asked at most once, and never while a fact that it needs is missing. */
export class Answers {
  private readonly states: Uint8Array;
  private errors: Map<number, string> | undefined;

  constructor(
    private readonly leaves: readonly Leaf[],
    private readonly values: FactValues,
  ) {
    this.states = new Uint8Array(leaves.length);
  }

  /** True, false, or undefined where what is known leaves the answer open (Kleene's logic: one false part settles an "and"). */
  decide(condition: Condition): boolean | undefined {
    if (condition.kind === 'leaf') return this.answer(condition.leaf);
    if (condition.kind === 'not') {
      const inner = this.decide(condition.part);
      return inner === undefined ? undefined : !inner;
    }
    const decisive = condition.kind === 'or';
    let open = false;
    for (const part of condition.parts) {
      // Most parts are single questions: asked here without another call.
      const answer = part.kind === 'leaf' ? this.answer(part.leaf) : this.decide(part);
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
    for (const need of this.leaves[condition.leaf]?.needs ?? [])
      if (!isFactKnown(this.values, need)) paths.add(need.path);
    const error = this.errors?.get(condition.leaf);
    if (error !== undefined) errors.add(error);
  }

  private answer(index: number): boolean | undefined {
    let state = this.states[index];
    if (state === UNASKED) {
      state = this.ask(index);
      this.states[index] = state;
    }
    return state === OPEN ? undefined : state === TRUE;
  }

  private ask(index: number): number {
    const leaf = this.leaves[index];
    if (leaf === undefined) return OPEN;
    if (!leaf.asksOneFact) for (const need of leaf.needs) if (!isFactKnown(this.values, need)) return OPEN;
    try {
      const answer = leaf.ask(this.values);
      if (answer === true) return TRUE;
      if (answer === undefined && leaf.asksOneFact) return OPEN;
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
