// Finds the listed names that a name may stand for: words that are alike first, then a bound on the score, then the full comparison.
import { aloneWeight, AMONG_MANY, compareNames, CONFLICT, type NameComparison, type WeighedName, weighName } from './compare-names';
import { forEachDeletionKey } from './deletion-keys';
import { forEachUnder } from './key-table';
import { joinedSpellings, type ListIndexData, NAME_KINDS, weightsOf } from './list-index';
import type { NameToken } from './name-token';
import { mayBeJoined } from './possible-pairs';
import { NameReading } from './read-name';
import { compareJoined, compareTokens } from './token-likeness';
import { hasBonesOnly, keysOf } from './token-keys';
import type { WordWeights } from './word-weights';

export interface NameHit extends NameComparison {
  /** Place of the name in the index. */
  name: number;
  /** Place of its entry. */
  entry: number;
  listed: NameReading;
}

/** Readings of listed names that are kept. */
const KEPT_NAMES = 20_000;
/** Rounding of 32-bit sums. */
const SLACK = 1e-4;

export class NameSearch {
  readonly weights: WordWeights;
  private readonly weightOfToken: Float32Array;
  private readonly tokensByGroup = new Map<string, number[]>();
  /** Alone weight of the core words of each name. */
  private readonly aloneOfName: Float32Array;
  private readonly hasInitial: Uint8Array;
  private readonly kept = new Map<number, WeighedName>();

  // What is gathered for one search; a name's fields are of this search when its stamp is.
  private readonly stampOfName: Uint32Array;
  private readonly matchedOfName: Float32Array;
  private readonly askedOfName: Float32Array;
  private readonly listedOfName: Float32Array;
  private readonly unitOfName: Uint8Array;
  private readonly bestOfUnit: Float32Array;
  private readonly looseOfName: Uint8Array;
  private readonly stampOfToken: Uint32Array;
  private stamp = 0;
  private tokenStamp = 0;
  private touched: number[] = [];

  constructor(
    readonly data: ListIndexData,
    weights?: WordWeights,
  ) {
    this.weights = weights ?? weightsOf(data);
    const names = data.nameStarts.length - 1;
    this.weightOfToken = Float32Array.from(data.tokens, (token) => this.weights.weigh(token));
    data.tokens.forEach(({ group }, id) => {
      if (group === undefined) return;
      const known = this.tokensByGroup.get(group);
      if (known === undefined) this.tokensByGroup.set(group, [id]);
      else known.push(id);
    });
    this.aloneOfName = new Float32Array(names);
    this.hasInitial = new Uint8Array(names);
    for (let name = 0; name < names; name++) this.weighListed(name);
    this.stampOfName = new Uint32Array(names);
    this.matchedOfName = new Float32Array(names);
    this.askedOfName = new Float32Array(names);
    this.listedOfName = new Float32Array(names);
    this.unitOfName = new Uint8Array(names);
    this.bestOfUnit = new Float32Array(names);
    this.looseOfName = new Uint8Array(names);
    this.stampOfToken = new Uint32Array(data.tokens.length);
  }

  /** Every name that scores at least `threshold`, the best of each entry, best first. Nothing that a comparison with each name would find is left out. */
  find(reading: NameReading, threshold: number): NameHit[] {
    const asked = weighName(reading, (token) => this.weights.weigh(token));
    this.gather(asked);
    const best = new Map<number, NameHit>();
    for (const name of this.touched) {
      if (this.boundOf(name, asked) < threshold - SLACK) continue;
      const entry = this.data.entryOfName[name] ?? 0;
      const listed = this.listedName(name);
      const compared = compareNames(asked, listed, AMONG_MANY);
      const known = best.get(entry);
      if (compared.score >= threshold && (known === undefined || known.score < compared.score))
        best.set(entry, { ...compared, name, entry, listed: listed.reading });
    }
    return [...best.values()].sort((a, b) => b.score - a.score || a.entry - b.entry);
  }

  /** The same by comparing with every name: for tests and as the yardstick of the benchmark. */
  findByBruteForce(reading: NameReading, threshold: number): NameHit[] {
    const asked = weighName(reading, (token) => this.weights.weigh(token));
    const best = new Map<number, NameHit>();
    for (let name = 0; name < this.aloneOfName.length; name++) {
      const listed = this.listedName(name);
      const compared = compareNames(asked, listed, AMONG_MANY);
      const entry = this.data.entryOfName[name] ?? 0;
      const known = best.get(entry);
      if (compared.score >= threshold && (known === undefined || known.score < compared.score))
        best.set(entry, { ...compared, name, entry, listed: listed.reading });
    }
    return [...best.values()].sort((a, b) => b.score - a.score || a.entry - b.entry);
  }

  private weighListed(name: number): void {
    const { nameStarts, nameTokens, tokens } = this.data;
    let alone = 0;
    for (let at = nameStarts[name] ?? 0; at < (nameStarts[name + 1] ?? 0); at++) {
      const id = nameTokens[at] ?? 0;
      const part = tokens[id]?.part;
      if (part === 'core') alone += aloneWeight('core', this.weightOfToken[id] ?? 0);
      if (part === 'initial') this.hasInitial[name] = 1;
    }
    this.aloneOfName[name] = alone;
  }

  /** Sums up, for each name that shares a word, the most that the shared words can count. */
  private gather({ reading, weights }: WeighedName): void {
    this.stamp++;
    this.touched = [];
    const { tokens } = reading;
    tokens.forEach((token, unit) => {
      if (token.part === 'core' || (!reading.hasCore && token.part === 'generic')) this.gatherWord(token, unit, weights[unit] ?? 0);
    });
    for (const { from, count, token } of reading.joined()) {
      let [weight, alone] = [0, 0];
      for (let at = from; at < from + count; at++) {
        weight += weights[at] ?? 0;
        alone += aloneWeight(tokens[at]?.part, weights[at] ?? 0);
      }
      this.gatherJoined(token, tokens.length + from * 3 + count, { weight, alone });
    }
  }

  private gatherWord(token: NameToken, unit: number, weight: number): void {
    this.forEachAlike(token, (id, listed) => {
      const found = compareTokens(token, listed);
      if (found !== undefined) this.addPostings(id, unit, { likeness: found.likeness, weight, alone: aloneWeight(token.part, weight) });
    });
    if (!mayBeJoined(token)) return;
    for (const word of joinedSpellings(token)) forEachDeletionKey(word, 1, (key) => forEachUnder(this.data.joined, key, (name) => this.loosen(name)));
    if (!hasBonesOnly(token) && token.bones.length > 2)
      forEachDeletionKey(`-${token.bones}`, 1, (key) => forEachUnder(this.data.joined, key, (name) => this.loosen(name)));
  }

  private gatherJoined(token: NameToken, unit: number, worth: { weight: number; alone: number }): void {
    this.forEachAlike(token, (id, listed) => {
      if (!mayBeJoined(listed)) return;
      const found = compareJoined(token, listed);
      if (found) this.addPostings(id, unit, { likeness: found.likeness, ...worth });
    });
  }

  /** Visits tokens that may be alike, each once. */
  private forEachAlike(token: NameToken, visit: (id: number, listed: NameToken) => void): void {
    const stamp = ++this.tokenStamp;
    const once = (id: number): void => {
      if (this.stampOfToken[id] === stamp) return;
      this.stampOfToken[id] = stamp;
      const listed = this.data.tokens[id];
      if (listed !== undefined) visit(id, listed);
    };
    if (token.group !== undefined) this.tokensByGroup.get(token.group)?.forEach(once);
    const keys = keysOf(token);
    keys.spelling((key) => forEachUnder(this.data.spelling, key, once));
    if (hasBonesOnly(token)) keys.bones((key) => forEachUnder(this.data.bones, key, once));
    else keys.bones((key) => forEachUnder(this.data.bonesOnly, key, once));
  }

  private addPostings(id: number, unit: number, { likeness, weight, alone }: { likeness: number; weight: number; alone: number }): void {
    const { postingStarts, postings } = this.data;
    const listedWeight = this.weightOfToken[id] ?? 0;
    const worth = Math.min(weight, listedWeight) * likeness;
    const listedAlone = aloneWeight(this.data.tokens[id]?.part, listedWeight);
    for (let at = postingStarts[id] ?? 0; at < (postingStarts[id + 1] ?? 0); at++) this.add(postings[at] ?? 0, unit, { worth, alone, listedAlone });
  }

  private add(name: number, unit: number, { worth, alone, listedAlone }: { worth: number; alone: number; listedAlone: number }): void {
    this.touch(name);
    this.listedOfName[name] = (this.listedOfName[name] ?? 0) + listedAlone;
    const sameUnit = this.unitOfName[name] === unit + 1;
    const before = sameUnit ? (this.bestOfUnit[name] ?? 0) : 0;
    if (!sameUnit) this.askedOfName[name] = (this.askedOfName[name] ?? 0) + alone;
    if (worth > before) {
      this.matchedOfName[name] = (this.matchedOfName[name] ?? 0) + worth - before;
      this.bestOfUnit[name] = worth;
    } else if (!sameUnit) this.bestOfUnit[name] = 0;
    this.unitOfName[name] = unit + 1;
  }

  /** A name whose words may be one of the asked ones when written together: it is compared without a bound. */
  private loosen(name: number): void {
    this.touch(name);
    this.looseOfName[name] = 1;
  }

  private touch(name: number): void {
    if (this.stampOfName[name] === this.stamp) return;
    this.stampOfName[name] = this.stamp;
    this.matchedOfName[name] = 0;
    this.askedOfName[name] = 0;
    this.listedOfName[name] = 0;
    this.unitOfName[name] = 0;
    this.bestOfUnit[name] = 0;
    this.looseOfName[name] = 0;
    this.touched.push(name);
  }

  /** No comparison can score more. */
  private boundOf(name: number, { reading, weights }: WeighedName): number {
    if (this.looseOfName[name] === 1) return 1;
    let [others, alone] = [0, 0];
    for (let at = 0; at < weights.length; at++) {
      const token = reading.tokens[at];
      if (token?.part === 'core') alone += aloneWeight('core', weights[at] ?? 0);
      else others += weights[at] ?? 0;
    }
    const hasInitial = this.hasInitial[name] === 1;
    const askedLeft = hasInitial ? 0 : Math.max(0, alone - (this.askedOfName[name] ?? 0));
    const initials = hasInitial ? Math.max(0, alone - (this.askedOfName[name] ?? 0)) : 0;
    const listedLeft = reading.tokens.some(({ part }) => part === 'initial')
      ? 0
      : Math.max(0, (this.aloneOfName[name] ?? 0) - (this.listedOfName[name] ?? 0));
    const matched = (this.matchedOfName[name] ?? 0) + others + initials;
    // Words of no weight of their own may stand alone beside those: only what is certain counts against the name.
    const conflict = Math.min(askedLeft, listedLeft);
    const extra = Math.max(0, Math.abs(askedLeft - listedLeft) - others);
    return matched / (matched + CONFLICT * conflict + AMONG_MANY.extra * extra);
  }

  private listedName(name: number): WeighedName {
    const known = this.kept.get(name);
    if (known !== undefined) return known;
    const reading = this.readListed(name);
    const weighed = { reading, weights: reading.tokens.map((token) => this.weights.weigh(token)) };
    if (this.kept.size >= KEPT_NAMES) this.kept.clear();
    this.kept.set(name, weighed);
    return weighed;
  }

  private readListed(name: number): NameReading {
    const { nameStarts, nameTokens, tokens, formOfName, legalForms, kindOfName } = this.data;
    const words: NameToken[] = [];
    for (let at = nameStarts[name] ?? 0; at < (nameStarts[name + 1] ?? 0); at++) {
      const token = tokens[nameTokens[at] ?? 0];
      if (token !== undefined) words.push(token);
    }
    return new NameReading({
      tokens: words,
      legalForm: legalForms[formOfName[name] ?? -1],
      kind: NAME_KINDS[kindOfName[name] ?? 0] ?? 'unknown',
      whole: words.map(({ text }) => text).join(' '),
    });
  }
}
