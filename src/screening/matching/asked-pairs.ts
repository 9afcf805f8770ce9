// Which words of the asked name each listed word is alike to: the pairs of any listed name are read off here and not compared again.
import type { Pairing } from './align-names';
import type { AlikeWord } from './alike-words';
import type { NameToken } from './name-token';
import type { NameReading } from './read-name';
import { Stamps } from './stamps';
import { compareTokens } from './token-likeness';
import { isToTheLetter } from './possible-pairs';

/** A word of the asked name, or several neighbours written together. */
export interface AskedUnit {
  left: number;
  leftCount: number;
  weight: number;
  /** What it counts when it has no partner. */
  alone: number;
  isCore: boolean;
  alike: readonly AlikeWord[];
}

/** Fields of a listed word: in which search it was put, its first pair, and (as a fraction) what it counts that has no partner. */
const STAMP = 0;
const FIRST = 1;
const ALONE = 2;
const FIELDS = 4;

export class AskedPairs {
  /** Side by side, for one look into memory a word. */
  private readonly fields: Int32Array;
  private readonly fractions: Float32Array;
  private readonly stamps = new Stamps(() => this.wipeStamps());
  private readonly next: number[] = [];
  private readonly unitOfPair: number[] = [];
  private readonly gainOfPair: number[] = [];
  private readonly wordOfPair: AlikeWord[] = [];
  private count = 0;
  private units: readonly AskedUnit[] = [];

  /** @param alone what `aloneOf` answers, for each listed word */
  constructor(alone: ArrayLike<number>) {
    this.fields = new Int32Array(FIELDS * alone.length);
    this.fractions = new Float32Array(this.fields.buffer);
    for (let id = 0; id < alone.length; id++) this.fractions[FIELDS * id + ALONE] = alone[id] ?? 0;
  }

  private wipeStamps(): void {
    for (let at = STAMP; at < this.fields.length; at += FIELDS) this.fields[at] = 0;
  }

  /** Forgets the search before. @param gainOf what a pair adds towards the threshold */
  begin(units: readonly AskedUnit[], gainOf: (unit: AskedUnit, word: AlikeWord) => number): void {
    this.stamps.next();
    this.count = 0;
    this.units = units;
    // Backwards: the pairs of a listed word then come in the order of the asked words.
    for (let at = units.length - 1; at >= 0; at--) {
      const unit = units[at];
      for (const word of unit?.alike ?? []) if (unit !== undefined) this.put(at, word, gainOf(unit, word));
    }
  }

  private put(unit: number, word: AlikeWord, gain: number): void {
    const { id } = word;
    const pair = this.count++;
    this.next[pair] = this.first(id);
    this.unitOfPair[pair] = unit;
    this.gainOfPair[pair] = gain;
    this.wordOfPair[pair] = word;
    this.fields[FIELDS * id + STAMP] = this.stamps.current;
    this.fields[FIELDS * id + FIRST] = pair;
  }

  /** First pair of a listed word; -1: none. */
  first(token: number): number {
    return this.fields[FIELDS * token + STAMP] === this.stamps.current
      ? (this.fields[FIELDS * token + FIRST] ?? -1)
      : -1;
  }

  aloneOf(token: number): number {
    return this.fractions[FIELDS * token + ALONE] ?? 0;
  }

  after(pair: number): number {
    return this.next[pair] ?? -1;
  }

  unitOf(pair: number): number {
    return this.unitOfPair[pair] ?? 0;
  }

  gainOf(pair: number): number {
    return this.gainOfPair[pair] ?? 0;
  }

  /** What `possiblePairs` would find between the asked name and a listed one of whose words none are written together. */
  pairsWith(asked: NameReading, listed: NameReading, ids: readonly number[]): Pairing[] {
    const pairs: Pairing[] = [];
    const toTheLetter = asked.isPinyin && listed.isPinyin;
    for (let right = 0; right < ids.length; right++) {
      for (let pair = this.first(ids[right] ?? 0); pair >= 0; pair = this.after(pair)) {
        const [unit, word] = [this.units[this.unitOf(pair)], this.wordOfPair[pair]];
        if (unit === undefined || word === undefined) continue;
        const { likeness, how, strength } = word.found;
        if (toTheLetter && !isToTheLetter(word.found)) continue;
        pairs.push({ likeness, how, strength, left: unit.left, leftCount: unit.leftCount, right, rightCount: 1 });
      }
      const word = listed.tokens[right];
      if (word !== undefined) pairInitials(asked, { word, right }, pairs);
    }
    return pairs.length < 2 ? pairs : pairs.sort(byPlace);
  }
}

/** Initials meet most words, and are not looked up. */
function pairInitials(asked: NameReading, { word, right }: { word: NameToken; right: number }, pairs: Pairing[]): void {
  if (word.part !== 'initial' && !asked.hasInitial) return;
  asked.tokens.forEach((token, left) => {
    const found = token.part === 'initial' || word.part === 'initial' ? compareTokens(token, word) : undefined;
    if (found !== undefined) pairs.push({ ...found, left, leftCount: 1, right, rightCount: 1 });
  });
}

/** The order in which a comparison word by word finds them: of equals the first is taken. */
function byPlace(a: Pairing, b: Pairing): number {
  const isJoined = Number(a.leftCount > 1) - Number(b.leftCount > 1);
  if (isJoined !== 0) return isJoined;
  return a.leftCount > 1
    ? a.right - b.right || a.left - b.left || a.leftCount - b.leftCount
    : a.left - b.left || a.right - b.right;
}
