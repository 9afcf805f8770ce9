// The most that a listed name could score, from the words it shares with the asked name: what cannot reach the threshold is not compared.
import type { AskedPairs, AskedUnit } from './asked-pairs';
import { aloneWeight, AMONG_MANY, CONFLICT } from './compare-names';
import type { ListIndexData } from './list-index';
import type { NameToken } from './name-token';
import type { NameReading } from './read-name';
import { compareTokens } from './token-likeness';

/** Rounding of sums. */
const SLACK = 1e-6;
/** A name of the longest that is compared, and all its neighbours written together. */
const MOST_UNITS = 128;

const OTHER = 0;
const CORE = 1;
const INITIAL = 2;

/** The name that is asked for. */
export interface AskedName {
  reading: NameReading;
  weights: readonly number[];
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

export class ScoreBound {
  private readonly partOfToken: Uint8Array;
  private readonly aloneOfToken: Float64Array;
  private readonly stampOfUnit = new Uint32Array(MOST_UNITS);
  private readonly bestOfUnit = new Float64Array(MOST_UNITS);
  private stamp = 0;
  /** Of the name that is looked at. */
  private gain = 0;
  private askedLeft = 0;
  /** Asked words that share a word that tells one bearer from another. */
  private told = 0;

  constructor(
    private readonly data: Pick<ListIndexData, 'tokens' | 'nameStarts' | 'nameTokens'>,
    private readonly weightOfToken: Float64Array,
    private readonly pairs: AskedPairs,
  ) {
    this.partOfToken = Uint8Array.from(data.tokens, ({ part }) =>
      part === 'core' ? CORE : part === 'initial' ? INITIAL : OTHER,
    );
    this.aloneOfToken = Float64Array.from(data.tokens, ({ part }, id) => aloneWeight(part, weightOfToken[id] ?? 0));
  }

  /** False only where no comparison can reach the threshold. @param loose bit set of asked words that may be several listed ones */
  mayReach(name: number, asked: AskedName, { threshold, loose }: { threshold: number; loose: number }): boolean {
    const { nameStarts, nameTokens } = this.data;
    this.stamp++;
    [this.gain, this.askedLeft, this.told] = [0, asked.alone, 0];
    let [listedLeft, hasListedCore, hasInitials] = [0, false, asked.reading.hasInitial];
    const end = nameStarts[name + 1] ?? 0;
    for (let at = nameStarts[name] ?? 0; at < end; at++) {
      const id = nameTokens[at] ?? 0;
      const part = this.partOfToken[id] ?? OTHER;
      if (part === INITIAL) hasInitials = true;
      if (part !== OTHER) hasListedCore = true;
      const isMatched = this.addPairs(id, asked, part === CORE);
      const meetsInitial =
        (part === INITIAL || asked.reading.hasInitial) && this.addInitials(id, asked, threshold);
      if (!isMatched && !meetsInitial && part === CORE) listedLeft += this.aloneOfToken[id] ?? 0;
    }
    if (loose !== 0) {
      this.addLoose(loose, asked, threshold);
      listedLeft = 0;
    } else if (this.told === 0 && (asked.reading.hasCore || hasListedCore)) return false;
    const askedLeft = Math.max(0, this.askedLeft);
    // A single shared word beside other telling ones of the asked name counts little.
    const isBesideOne = loose === 0 && this.told <= 1 && !hasInitials && askedLeft > listedLeft;
    const extra = isBesideOne ? AMONG_MANY.extraBesideOne : AMONG_MANY.extra;
    const against = CONFLICT * Math.min(askedLeft, listedLeft) + extra * Math.abs(askedLeft - listedLeft);
    return this.gain >= against * threshold - SLACK;
  }

  private addPairs(token: number, { units }: AskedName, isCore: boolean): boolean {
    let pair = this.pairs.first(token);
    if (pair < 0) return false;
    for (; pair >= 0; pair = this.pairs.after(pair)) {
      const at = this.pairs.unitOf(pair);
      const unit = units[at];
      if (unit !== undefined) this.add(at, unit, { gain: this.pairs.gainOf(pair), isTelling: isCore || unit.isCore });
    }
    return true;
  }

  private add(at: number, unit: AskedUnit, { gain, isTelling }: { gain: number; isTelling: boolean }): void {
    if (this.stampOfUnit[at] !== this.stamp) {
      this.stampOfUnit[at] = this.stamp;
      this.bestOfUnit[at] = 0;
      this.askedLeft -= unit.alone;
      if (isTelling) this.told += unit.leftCount;
    } else if (isTelling) this.told += unit.leftCount;
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
      this.add(at, unit, { gain: gainTowards(threshold, weight, found.likeness), isTelling: false });
    });
    return meets;
  }

  private addLoose(loose: number, { units }: AskedName, threshold: number): void {
    for (let at = 0; at < units.length && at < 31; at++) {
      const unit = units[at];
      if (unit === undefined || (loose & (1 << at)) === 0) continue;
      this.gain += gainTowards(threshold, unit.weight, 1);
      this.askedLeft -= unit.alone;
    }
  }
}
