// Finds the listed names that a name may stand for: words that are alike first, then a bound on the score, then the full comparison.
import { AlikeWords, type AlikeWord } from './alike-words';
import { AskedPairs, type AskedUnit } from './asked-pairs';
import { BestOfEntries, type NameHit, type NamesFound } from './best-of-entries';
import {
  aloneWeight,
  AMONG_MANY,
  compareByPairs,
  compareNames,
  type NameComparison,
  type WeighedName,
} from './compare-names';
import { forEachDeletionKey } from './deletion-keys';
import { forEachUnder } from './key-table';
import { joinedSpellings, type ListIndexData, NAME_KINDS, weightsOf, wholeKey } from './list-index';
import type { NameToken } from './name-token';
import { mayBeJoined, pairsOfWrittenApart } from './possible-pairs';
import { NameReading } from './read-name';
import { aloneOfTokens, type AskedName, gainTowards, ScoreBound } from './score-bound';
import { planTouching } from './plan-touching';
import { hasBonesOnly, textKey } from './token-keys';
import { TouchedNames } from './touched-names';
import type { WordWeights } from './word-weights';

/** Readings of listed names that are kept. */
const KEPT_NAMES = 20_000;

export class NameSearch {
  readonly weights: WordWeights;
  private readonly weightOfToken: Float64Array;
  private readonly words: AlikeWords;
  private readonly pairs: AskedPairs;
  private readonly bound: ScoreBound;
  private readonly touched: TouchedNames;
  private readonly kept = new Map<number, WeighedName>();

  constructor(
    readonly data: ListIndexData,
    weights?: WordWeights,
  ) {
    this.weights = weights ?? weightsOf(data);
    this.weightOfToken = Float64Array.from(data.tokens, (token) => this.weights.weigh(token));
    this.words = new AlikeWords(data);
    this.pairs = new AskedPairs(aloneOfTokens(data.tokens, this.weightOfToken));
    this.bound = new ScoreBound(data, this.weightOfToken, this.pairs);
    this.touched = new TouchedNames(data.nameStarts.length - 1);
  }

  /** Every name that scores at least `threshold`, the best of each entry, best first. Nothing that a comparison with each name would find is left out. */
  find(reading: NameReading, threshold: number): NameHit[] {
    return this.findWithin(reading, threshold, Infinity).hits;
  }

  /** The same, giving up when the words of all names together were compared `most` times: names of common words resemble thousands. */
  findWithin(reading: NameReading, threshold: number, most: number): NamesFound {
    const asked = this.ask(reading);
    const gainOf = (unit: AskedUnit, { id, found }: AlikeWord): number =>
      gainTowards(threshold, Math.min(unit.weight, this.weightOfToken[id] ?? 0), found.likeness);
    this.pairs.begin(asked.units, gainOf);
    this.touchNames(asked, threshold);
    const best = new BestOfEntries(threshold);
    let left = most;
    for (const name of this.touched.names) {
      const compared = this.compare(name, asked, threshold);
      if (compared === undefined) continue;
      best.take(compared);
      left -= reading.tokens.length * compared.listed.tokens.length;
      if (left < 0) break;
    }
    return { hits: best.ranked(), isComplete: left >= 0 };
  }

  /** Undefined where the name cannot reach the threshold. */
  private compare(name: number, asked: AskedName, threshold: number): NameHit | undefined {
    const isSame = this.touched.isSame(name);
    const loose = this.touched.looseWords(name);
    if (!isSame && !this.bound.mayReach(name, asked, threshold, loose)) return undefined;
    const listed = this.listedName(name);
    if (isSame) return this.hit(name, listed, compareNames(asked, listed, AMONG_MANY));
    const apart =
      loose === 0
        ? []
        : pairsOfWrittenApart(asked.reading, listed.reading, asked.reading.isPinyin && listed.reading.isPinyin);
    // Words that only met under one key are not written apart after all.
    if (loose !== 0 && apart.length === 0 && !this.bound.mayReach(name, asked, threshold, 0)) return undefined;
    const pairs = [...this.pairs.pairsWith(asked.reading, listed.reading, this.tokensOf(name)), ...apart];
    return this.hit(name, listed, compareByPairs(pairs, { asked, listed, tuning: AMONG_MANY }));
  }

  private hit(name: number, { reading }: WeighedName, { score, telling, alignment }: NameComparison): NameHit {
    return { score, telling, alignment, name, entry: this.data.entryOfName[name] ?? 0, listed: reading };
  }

  private bearerOf(name: number): Pick<NameReading, 'legalForm' | 'kind'> {
    const { formOfName, legalForms, kindOfName } = this.data;
    return { legalForm: legalForms[formOfName[name] ?? -1], kind: NAME_KINDS[kindOfName[name] ?? 0] ?? 'unknown' };
  }

  /** The same by comparing with every name: for tests and as the yardstick of the benchmark. */
  findByBruteForce(reading: NameReading, threshold: number): NameHit[] {
    const asked = this.weighAsked(reading);
    const best = new BestOfEntries(threshold);
    for (let name = 0; name + 1 < this.data.nameStarts.length; name++) {
      const listed = this.listedName(name);
      best.take(this.hit(name, listed, compareNames(asked, listed, AMONG_MANY)));
    }
    return best.ranked();
  }

  private weighAsked(reading: NameReading): Required<WeighedName> {
    return {
      reading,
      weights: reading.tokens.map((token) => this.weights.weigh(token)),
      borne: reading.tokens.map((token) => this.weights.isBorne(token)),
    };
  }

  private ask(reading: NameReading): AskedName {
    const { tokens } = reading;
    const { weights, borne } = this.weighAsked(reading);
    const single = tokens.map((token, left): AskedUnit => {
      const weight = weights[left] ?? 0;
      return {
        left,
        leftCount: 1,
        weight,
        alone: token.part === 'core' ? aloneWeight(token.part, weight) : 0,
        isCore: token.part === 'core',
        alike: token.part === 'initial' ? [] : this.words.of(token),
      };
    });
    const joined = reading.joined().map(({ from, count, token }): AskedUnit => {
      const parts = single.slice(from, from + count);
      return {
        left: from,
        leftCount: count,
        weight: parts.reduce((sum, { weight }) => sum + weight, 0),
        alone: parts.reduce((sum, { alone }) => sum + alone, 0),
        isCore: parts[0]?.isCore === true,
        alike: this.words.ofJoined(token),
      };
    });
    return {
      reading,
      weights,
      borne,
      units: [...single, ...joined.filter(({ alike }) => alike.length > 0)],
      alone: single.reduce((sum, { alone }) => sum + alone, 0),
    };
  }

  /** Comes across every name that may reach the threshold. */
  private touchNames(asked: AskedName, threshold: number): void {
    this.touched.begin();
    const { tokens, hasCore } = asked.reading;
    forEachDeletionKey(wholeKey(tokens), 0, (key) =>
      forEachUnder(this.data.joined, key, (name) => this.touched.markSame(name)),
    );
    tokens.forEach((token, at) => {
      if (token.part === 'core' || (!hasCore && (token.part === 'generic' || token.part === 'number')))
        this.touchJoined(token, at);
    });
    const touching = asked.units.map((unit) => ({
      unit,
      // Without a telling word on either side only the same kind of name can be meant.
      words:
        unit.isCore || !hasCore ? unit.alike : unit.alike.filter(({ id }) => this.data.tokens[id]?.part === 'core'),
    }));
    const plan = planTouching(touching, asked, {
      threshold,
      weightOfToken: this.weightOfToken,
      postingStarts: this.data.postingStarts,
    });
    for (const id of plan.words) this.touchBearers(id, false);
    for (const id of plan.besideInitials) this.touchBearers(id, true);
  }

  /** Names in which neighbouring words together may be the asked word. */
  private touchJoined(token: NameToken, at: number): void {
    if (!mayBeJoined(token)) return;
    const { joined } = this.data;
    const loosen = (name: number): void => this.touched.loosen(name, at);
    for (const word of joinedSpellings(token)) forEachDeletionKey(word, 1, (key) => forEachUnder(joined, key, loosen));
    forEachDeletionKey(textKey(token), 0, (key) => forEachUnder(joined, key, loosen));
    // One of two words that are compared by consonants is written without vowels.
    for (const side of hasBonesOnly(token) ? '-=' : '-')
      if (token.boneClass !== '')
        forEachDeletionKey(`${side}${token.boneClass}`, 0, (key) => forEachUnder(joined, key, loosen));
  }

  /** @param onlyWithInitials an initial may stand for what else the asked name says */
  private touchBearers(id: number, onlyWithInitials: boolean): void {
    const { postingStarts, initialEnds, postings } = this.data;
    const end = onlyWithInitials ? (initialEnds[id] ?? 0) : (postingStarts[id + 1] ?? 0);
    for (let at = postingStarts[id] ?? 0; at < end; at++) this.touched.touch(postings[at] ?? 0);
  }

  private tokensOf(name: number): number[] {
    const { nameStarts, nameTokens } = this.data;
    const ids: number[] = [];
    const end = nameStarts[name + 1] ?? 0;
    for (let at = nameStarts[name] ?? 0; at < end; at++) ids.push(nameTokens[at] ?? 0);
    return ids;
  }

  private listedName(name: number): WeighedName {
    const known = this.kept.get(name);
    if (known !== undefined) return known;
    const reading = this.readListed(name);
    const weighed = { reading, weights: this.tokensOf(name).map((id) => this.weightOfToken[id] ?? 0) };
    if (this.kept.size >= KEPT_NAMES) this.kept.clear();
    this.kept.set(name, weighed);
    return weighed;
  }

  private readListed(name: number): NameReading {
    const { tokens } = this.data;
    const words: NameToken[] = [];
    for (const id of this.tokensOf(name)) {
      const token = tokens[id];
      if (token !== undefined) words.push(token);
    }
    return new NameReading({
      ...this.bearerOf(name),
      tokens: words,
      whole: words.map(({ text }) => text).join(' '),
    });
  }
}
