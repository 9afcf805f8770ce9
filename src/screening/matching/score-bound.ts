// The most that a listed name could score, from the words it shares with the asked name: what cannot reach the threshold is not compared.
import type { AskedPairs, AskedUnit } from './asked-pairs';
import { aloneWeight, AMONG_MANY, CONFLICT, type WeighedName } from './compare-names';
import { MOST_JOINED } from './joined-words';
import type { ListIndexData } from './list-index';
import type { NameToken } from './name-token';
import { isConsonantal } from './script-of';
import { Stamps } from './stamps';
import { compareTokens } from './token-likeness';

/** Rounding of sums. */
const SLACK = 1e-6;
/** A name of the longest that is compared, and all its neighbours written together. */
const MOST_UNITS = 128;

/** Words written together lose a letter where they meet, and may differ in one more; groups of letters may sound as one. */
const MOST_LETTERS_APART = 4;

/** In place of what a listed word counts that has no partner. */
const OTHER = 0;
const INITIAL = -1;

/** The name that is asked for. */
export interface AskedName extends Required<WeighedName> {
  /** Single words first, by their places; then neighbours written together. */
  units: readonly AskedUnit[];
  /** What its core words count when none has a partner. */
  alone: number;
}

/**
 * What a pair adds towards the threshold, or takes: a score reaches it where what is matched, times what the threshold leaves of 1, is at least
 * what speaks against, times the threshold.
 */
export function netTowards(threshold: number, weight: number, likeness: number): number {
  return weight * (likeness * (1 - threshold) - AMONG_MANY.unlike * (1 - likeness) * threshold);
}

/** A pair that takes more than it gives is as good as none. */
export function gainTowards(threshold: number, weight: number, likeness: number): number {
  return Math.max(0, netTowards(threshold, weight, likeness));
}

/** Of each core word what it counts when it has no partner; else `OTHER` or `INITIAL`. */
export function aloneOfTokens(tokens: readonly NameToken[], weightOfToken: Float64Array): Float64Array {
  return Float64Array.from(tokens, ({ part }, id) =>
    part === 'core' ? aloneWeight(part, weightOfToken[id] ?? 0) : part === 'initial' ? INITIAL : OTHER,
  );
}

export class ScoreBound {
  private readonly lengthOfToken: Uint16Array;
  /** What each word of the listed name counts that has no partner. */
  private readonly leftAt: number[] = [];
  private readonly stampOfUnit = new Uint32Array(MOST_UNITS);
  private readonly bestOfUnit = new Float64Array(MOST_UNITS);
  private readonly stamps = new Stamps(() => this.stampOfUnit.fill(0));
  /** Of the name that is looked at. */
  private gain = 0;
  private askedLeft = 0;
  private listedLeft = 0;
  private hasInitials = false;
  /** Asked words that share a word that tells one bearer from another. */
  private told = 0;

  constructor(
    private readonly data: Pick<ListIndexData, 'tokens' | 'nameStarts' | 'nameTokens'>,
    private readonly weightOfToken: Float64Array,
    private readonly pairs: AskedPairs,
  ) {
    this.lengthOfToken = Uint16Array.from(data.tokens, lengthOf);
  }

  /** False only where no comparison can reach the threshold. @param loose bit set of asked words that may be several listed ones */
  mayReach(name: number, asked: AskedName, threshold: number, loose: number): boolean {
    const { nameStarts, nameTokens } = this.data;
    this.stamps.next();
    this.gain = 0;
    this.askedLeft = asked.alone;
    this.told = 0;
    let listedLeft = 0;
    let hasListedCore = false;
    let hasInitials = asked.reading.hasInitial;
    const end = nameStarts[name + 1] ?? 0;
    const start = nameStarts[name] ?? 0;
    for (let at = start; at < end; at++) {
      const id = nameTokens[at] ?? 0;
      const alone = this.pairs.aloneOf(id);
      if (alone !== OTHER) hasListedCore = true;
      const isMatched = this.addPairs(id, asked, alone > 0);
      if (alone === INITIAL) hasInitials = true;
      const meetsInitial = (alone === INITIAL || asked.reading.hasInitial) && this.addInitials(id, asked, threshold);
      const left = alone > 0 && !isMatched && !meetsInitial ? alone : 0;
      this.leftAt[at - start] = left;
      listedLeft += left;
    }
    if (loose !== 0) listedLeft -= this.addLoose(loose, asked, { threshold, start, end });
    else if (this.told === 0 && (asked.reading.hasCore || hasListedCore)) return false;
    this.listedLeft = listedLeft;
    this.hasInitials = hasInitials;
    return this.gain >= this.against(loose) * threshold - SLACK;
  }

  /** What at least speaks against the name. */
  private against(loose: number): number {
    const { listedLeft } = this;
    const askedLeft = Math.max(0, this.askedLeft);
    // A single shared word beside other telling ones of the asked name counts little.
    const isBesideOne = loose === 0 && this.told <= 1 && !this.hasInitials && askedLeft > listedLeft;
    const extra = isBesideOne ? AMONG_MANY.extraBesideOne : AMONG_MANY.extra;
    return CONFLICT * Math.min(askedLeft, listedLeft) + extra * Math.abs(askedLeft - listedLeft);
  }

  private addPairs(token: number, { units }: AskedName, isCore: boolean): boolean {
    let pair = this.pairs.first(token);
    if (pair < 0) return false;
    for (; pair >= 0; pair = this.pairs.after(pair)) {
      const at = this.pairs.unitOf(pair);
      const unit = units[at];
      if (unit !== undefined) this.add(at, unit, this.pairs.gainOf(pair), isCore || unit.isCore);
    }
    return true;
  }

  private add(at: number, unit: AskedUnit, gain: number, isTelling: boolean): void {
    if (isTelling) this.told += unit.leftCount;
    if (this.stampOfUnit[at] !== this.stamps.current) {
      this.stampOfUnit[at] = this.stamps.current;
      this.bestOfUnit[at] = gain;
      this.askedLeft -= unit.alone;
      this.gain += gain;
      return;
    }
    const before = this.bestOfUnit[at] ?? 0;
    if (gain <= before) return;
    this.bestOfUnit[at] = gain;
    this.gain += gain - before;
  }

  private addInitials(id: number, { reading, units }: AskedName, threshold: number): boolean {
    const listed: NameToken | undefined = this.data.tokens[id];
    if (listed === undefined) return false;
    let meets = false;
    reading.tokens.forEach((token, at) => {
      if (token.part !== 'initial' && listed.part !== 'initial') return;
      const [found, unit] = [compareTokens(token, listed), units[at]];
      if (found === undefined || unit === undefined) return;
      meets = true;
      const weight = Math.min(unit.weight, this.weightOfToken[id] ?? 0);
      this.add(at, unit, gainTowards(threshold, weight, found.likeness), false);
    });
    return meets;
  }

  /** Words that may be several listed ones; answers the most that these count when they have no partner. */
  private addLoose(
    loose: number,
    { units, reading }: AskedName,
    { threshold, start, end }: { threshold: number; start: number; end: number },
  ): number {
    let covered = 0;
    for (let at = 0; at < reading.tokens.length; at++) {
      const [unit, token] = [units[at], reading.tokens[at]];
      if (unit === undefined || token === undefined || (loose & (1 << at)) === 0) continue;
      this.gain += gainTowards(threshold, unit.weight, 1);
      this.askedLeft -= unit.alone;
      covered += this.mostCovered(lengthOf(token), start, end);
    }
    return covered;
  }

  /** The most that neighbouring listed words count which together are about as long as one word. */
  private mostCovered(length: number, start: number, end: number): number {
    let most = 0;
    for (let first = start; first < end; first++) {
      let [letters, left] = [0, 0];
      for (let at = first; at < end && at < first + MOST_JOINED; at++) {
        const own = this.lengthOfToken[this.data.nameTokens[at] ?? 0] ?? 0;
        letters += own;
        left += this.leftAt[at - start] ?? 0;
        const isAsLong = length === 0 || own === 0 || Math.abs(letters - length) <= MOST_LETTERS_APART;
        if (at > first && isAsLong && left > most) most = left;
      }
    }
    return most;
  }
}

/** Letters of a word as it sounds; 0 where it has no vowels, so that its length says nothing. */
function lengthOf({ script, sounds, text }: NameToken): number {
  return isConsonantal(script) ? 0 : (sounds[0]?.length ?? text.length);
}
