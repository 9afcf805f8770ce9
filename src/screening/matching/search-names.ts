// Finds the listed names that a name may stand for: words that are alike first, then a bound on the score, then the full comparison.
import { BestOfEntries, type NameHit, type NamesFound } from './best-of-entries';
import { type AskedWhole, sumUp } from './asked-whole';
import { aloneWeight, AMONG_MANY, compareNames, CONFLICT, type WeighedName, weighName } from './compare-names';
import { forEachDeletionKey } from './deletion-keys';
import { askedWord, FlatWords } from './flat-words';
import { forEachUnder } from './key-table';
import { joinedSpellings, type ListIndexData, NAME_KINDS, weightsOf, wholeKey } from './list-index';
import type { NameToken } from './name-token';
import { mayBeJoined } from './possible-pairs';
import { INITIAL_WEIGHT } from './default-weights';
import { LOOSE, NAMESAKE, NameTally, type WordWorth } from './name-tally';
import { NameReading } from './read-name';
import { TextMemo } from '../normalise/text-memo';
import { compareJoined, compareTokens } from './token-likeness';
import { hasBonesOnly, keysOf, keysOfJoined, textKey, type TokenKeys } from './token-keys';
import { MOST_WEIGHT, type WordWeights } from './word-weights';

/** The same name: the bound must let it pass. */
const WHOLE = { weight: 1_000, alone: 1_000 };

interface AlikeWord {
  id: number;
  likeness: number;
}

/** What an asked word, or several written together, counts. */
interface AskedWorth {
  likeness: number;
  weight: number;
  alone: number;
}

/** Words whose alike listed words are kept: the same given names and trades come again and again. */
const KEPT_WORDS = 10_000;
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
  private readonly initialsOfName: Uint8Array;
  private readonly flat: FlatWords;
  private readonly alikeWords = new TextMemo<AlikeWord[]>(KEPT_WORDS);
  private readonly kept = new Map<number, WeighedName>();

  private readonly tally: NameTally;
  private readonly stampOfToken: Uint32Array;
  private tokenStamp = 0;
  /** Of the search that is going on. */
  private threshold = 0;

  constructor(
    readonly data: ListIndexData,
    weights?: WordWeights,
  ) {
    this.weights = weights ?? weightsOf(data);
    const names = data.nameStarts.length - 1;
    this.flat = new FlatWords(data.tokens);
    this.weightOfToken = Float32Array.from(data.tokens, (token) => this.weights.weigh(token));
    data.tokens.forEach(({ group }, id) => {
      if (group === undefined) return;
      const known = this.tokensByGroup.get(group);
      if (known === undefined) this.tokensByGroup.set(group, [id]);
      else known.push(id);
    });
    this.aloneOfName = new Float32Array(names);
    this.initialsOfName = new Uint8Array(names);
    for (let name = 0; name < names; name++) this.weighListed(name);
    this.tally = new NameTally(names);
    this.stampOfToken = new Uint32Array(data.tokens.length);
  }

  /** Every name that scores at least `threshold`, the best of each entry, best first. Nothing that a comparison with each name would find is left out. */
  find(reading: NameReading, threshold: number): NameHit[] {
    return this.findWithin(reading, threshold, Infinity).hits;
  }

  /** The same, giving up when the words of all names together were compared `most` times: names of common words resemble thousands. */
  findWithin(reading: NameReading, threshold: number, most: number): NamesFound {
    const asked = weighName(reading, (token) => this.weights.weigh(token));
    const whole = sumUp(asked);
    this.threshold = threshold;
    this.gather(asked);
    const best = new BestOfEntries(threshold);
    let left = most;
    for (const name of this.tally.touched) {
      if (!this.mayReach(name, whole)) continue;
      const listed = this.listedName(name);
      const compared = compareNames(asked, listed, AMONG_MANY, this.tally.mayBeJoined(name));
      best.take({ ...compared, name, entry: this.data.entryOfName[name] ?? 0, listed: listed.reading });
      left -= reading.tokens.length * listed.reading.tokens.length;
      if (left < 0) break;
    }
    return { hits: best.ranked(), isComplete: left >= 0 };
  }

  /** The same by comparing with every name: for tests and as the yardstick of the benchmark. */
  findByBruteForce(reading: NameReading, threshold: number): NameHit[] {
    const asked = weighName(reading, (token) => this.weights.weigh(token));
    const best = new BestOfEntries(threshold);
    for (let name = 0; name < this.aloneOfName.length; name++) {
      const listed = this.listedName(name);
      const compared = compareNames(asked, listed, AMONG_MANY);
      best.take({ ...compared, name, entry: this.data.entryOfName[name] ?? 0, listed: listed.reading });
    }
    return best.ranked();
  }

  private weighListed(name: number): void {
    const { nameStarts, nameTokens, tokens } = this.data;
    let alone = 0;
    for (let at = nameStarts[name] ?? 0; at < (nameStarts[name + 1] ?? 0); at++) {
      const id = nameTokens[at] ?? 0;
      const part = tokens[id]?.part;
      if (part === 'core') alone += aloneWeight('core', this.weightOfToken[id] ?? 0);
      if (part === 'initial') this.initialsOfName[name] = (this.initialsOfName[name] ?? 0) + 1;
    }
    this.aloneOfName[name] = alone;
  }

  /** Sums up, for each name that shares a word, the most that the shared words can count. */
  private gather({ reading, weights }: WeighedName): void {
    this.tally.begin();
    const { tokens } = reading;
    forEachDeletionKey(wholeKey(tokens), 0, (key) =>
      forEachUnder(this.data.joined, key, (name) => this.loosen(name, tokens.length, WHOLE)),
    );
    tokens.forEach((token, unit) => {
      if (token.part === 'core' || (!reading.hasCore && (token.part === 'generic' || token.part === 'number')))
        this.gatherWord(token, unit, weights[unit] ?? 0);
    });
    for (const { from, count, token } of reading.joined()) {
      let [weight, alone] = [0, 0];
      for (let at = from; at < from + count; at++) {
        weight += weights[at] ?? 0;
        alone += aloneWeight(tokens[at]?.part, weights[at] ?? 0);
      }
      this.gatherJoined(token, tokens.length + from * 3 + count, { weight, alone });
    }
    tokens.forEach((token, unit) => {
      if (token.part !== 'core' && token.part !== 'initial')
        this.gatherNamesakes(token, unit, { weight: weights[unit] ?? 0, hasCore: reading.hasCore });
    });
  }

  private gatherWord(token: NameToken, unit: number, weight: number): void {
    const worth = { weight, alone: aloneWeight(token.part, weight) };
    for (const { id, likeness } of this.alikeTo(token)) this.addPostings(id, unit, { likeness, ...worth });
    if (!mayBeJoined(token)) return;
    const loosen = (name: number): void => this.loosen(name, unit, worth);
    for (const word of joinedSpellings(token))
      forEachDeletionKey(word, 1, (key) => forEachUnder(this.data.joined, key, loosen));
    forEachDeletionKey(textKey(token), 0, (key) => forEachUnder(this.data.joined, key, loosen));
    // One of two words that are compared by consonants is written without vowels.
    for (const side of hasBonesOnly(token) ? '-=' : '-')
      if (token.boneClass !== '')
        forEachDeletionKey(`${side}${token.boneClass}`, 0, (key) => forEachUnder(this.data.joined, key, loosen));
  }

  /** A common word or number may be somebody's name: `Two`, `Bank`. A particle weighs too little to be looked for beside telling words. */
  private gatherNamesakes(
    token: NameToken,
    unit: number,
    { weight, hasCore }: { weight: number; hasCore: boolean },
  ): void {
    const { tokens } = this.data;
    const onlyTouched = token.part === 'particle' && hasCore;
    for (const { id, likeness } of this.alikeTo(token)) {
      if (tokens[id]?.part !== 'core') continue;
      const listedWeight = this.weightOfToken[id] ?? 0;
      const gain = this.gainOf(Math.min(weight, listedWeight), likeness);
      const worth: WordWorth = { gain, askedAlone: 0, listedAlone: aloneWeight('core', listedWeight) };
      this.forEachBearer(id, (name) => {
        if (onlyTouched && !this.tally.isTouched(name)) return;
        this.tally.add(name, unit, worth);
        this.tally.loosen(name, NAMESAKE);
      });
    }
  }

  /** Nothing is known of the name's words that stand alone. */
  private loosen(name: number, unit: number, { weight, alone }: { weight: number; alone: number }): void {
    this.tally.add(name, unit, { gain: this.gainOf(weight, 1), askedAlone: alone, listedAlone: 0 });
    this.tally.loosen(name, LOOSE);
  }

  private alikeTo(token: NameToken): AlikeWord[] {
    return this.alikeWords.get(`${token.part} ${token.group ?? ''} ${token.text}`, () =>
      this.findAlike(token, keysOf(token), compareTokens),
    );
  }

  private gatherJoined(token: NameToken, unit: number, worth: { weight: number; alone: number }): void {
    const alike = this.findAlike(token, keysOfJoined(token), (joined, listed) =>
      mayBeJoined(listed) ? compareJoined(joined, listed) : undefined,
    );
    for (const { id, likeness } of alike) {
      this.addPostings(id, unit, { likeness, ...worth });
      this.forEachBearer(id, (name) => this.tally.markJoined(name));
    }
  }

  private forEachBearer(id: number, visit: (name: number) => void): void {
    const { postingStarts, postings } = this.data;
    const end = postingStarts[id + 1] ?? 0;
    for (let at = postingStarts[id] ?? 0; at < end; at++) visit(postings[at] ?? 0);
  }

  /** Listed words that are alike, each once. */
  private findAlike(token: NameToken, keys: TokenKeys, compare: typeof compareTokens): AlikeWord[] {
    const found: AlikeWord[] = [];
    const stamp = ++this.tokenStamp;
    const look = (id: number): void => {
      if (this.stampOfToken[id] === stamp) return;
      this.stampOfToken[id] = stamp;
      const listed = this.data.tokens[id];
      const likeness = listed && compare(token, listed)?.likeness;
      if (likeness !== undefined) found.push({ id, likeness });
    };
    const asked = askedWord(token);
    const lookAtLetters = (id: number): void => {
      if (this.flat.mayBeAlike(asked, id)) look(id);
    };
    if (token.group !== undefined) this.tokensByGroup.get(token.group)?.forEach(look);
    keys.spelling((key) => forEachUnder(this.data.spelling, key, lookAtLetters));
    const bones = hasBonesOnly(token) ? this.data.bones : this.data.bonesOnly;
    keys.bones((key) => forEachUnder(bones, key, look));
    return found;
  }

  private addPostings(id: number, unit: number, { likeness, weight, alone }: AskedWorth): void {
    const listedWeight = this.weightOfToken[id] ?? 0;
    const worth: WordWorth = {
      gain: this.gainOf(Math.min(weight, listedWeight), likeness),
      askedAlone: alone,
      listedAlone: aloneWeight(this.data.tokens[id]?.part, listedWeight),
    };
    this.forEachBearer(id, (name) => this.tally.add(name, unit, worth));
  }

  /**
   * What a pair adds towards the threshold: a score reaches it where what is matched, times what the threshold leaves of 1, is at least what
   * speaks against, times the threshold. A pair that takes more than it gives is as good as none.
   */
  private gainOf(weight: number, likeness: number): number {
    const { threshold } = this;
    const gain = likeness * (1 - threshold) - AMONG_MANY.unlike * (1 - likeness) * threshold;
    return gain > 0 ? weight * gain : 0;
  }

  /** False only where no comparison can reach the threshold. */
  private mayReach(name: number, asked: AskedWhole): boolean {
    const looseness = this.tally.loosenessOf(name);
    // Without a word that tells one bearer from another only a name of the same kind can be meant.
    if (!asked.hasCore && (this.aloneOfName[name] ?? 0) > 0 && looseness === 0) return false;
    const initials = this.initialsOfName[name] ?? 0;
    const askedLeft = Math.max(0, asked.alone - this.tally.askedOf(name) - initials * MOST_WEIGHT);
    const listedLeft =
      asked.hasInitial || looseness === LOOSE
        ? 0
        : Math.max(0, (this.aloneOfName[name] ?? 0) - this.tally.listedOf(name));
    const gain = this.tally.gainOf(name) + this.gainOf(asked.others + initials * INITIAL_WEIGHT, 1);
    // Words of no weight of their own may stand alone beside those: only what is certain counts against the name.
    const extra = Math.max(0, Math.abs(askedLeft - listedLeft) - asked.others);
    const against = CONFLICT * Math.min(askedLeft, listedLeft) + AMONG_MANY.extra * extra;
    return gain >= against * this.threshold - SLACK;
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
