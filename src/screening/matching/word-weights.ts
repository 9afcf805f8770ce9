// How telling a word is in the lists that are loaded: the fewer entries bear it, the more.
import { defaultWeight } from './default-weights';
import type { NameToken } from './name-token';

const LEAST = 0.4;
const MOST_WEIGHT = 1.3;
const SHORTEST_WORD = 0.75;
const SHORT_WORD = 1;
const AT_ONE_IN_ONE = 0.3;
const GROWS = 0.095;
/** A short list says little about how common a word is. */
const LEAST_ENTRIES = 20_000;

/** What counts as the same word when its bearers are counted: spellings of one name fall together. */
export function wordClassOf(token: NameToken): string {
  return token.group ?? token.sounds[0] ?? token.text;
}

/** Words of few letters are alike by chance, however few bear them. */
function mostOf({ sounds, text }: NameToken): number {
  const length = sounds[0]?.length ?? text.length;
  return length <= 3 ? SHORTEST_WORD : length === 4 ? SHORT_WORD : MOST_WEIGHT;
}

export class WordWeights {
  private readonly entries: number;

  /**
   * @param bearers number of entries by word class
   * @param byList the same of each list by itself, by its name
   */
  constructor(
    private readonly bearers: ReadonlyMap<string, number>,
    entries: number,
    private readonly byList: ReadonlyMap<string, WordWeights> = new Map(),
  ) {
    this.entries = Math.max(entries, LEAST_ENTRIES);
  }

  /** How telling words are in one list: others that name the same parties make its words no more common. */
  inList(source: string): WordWeights {
    return this.byList.get(source) ?? this;
  }

  /** Whether a listed entry bears the word. */
  isBorne(token: NameToken): boolean {
    return token.part === 'core' && this.bearers.has(wordClassOf(token));
  }

  weigh(token: NameToken): number {
    if (token.part !== 'core') return defaultWeight(token);
    const bearers = this.bearers.get(wordClassOf(token)) ?? 0;
    const telling = AT_ONE_IN_ONE + GROWS * Math.log(this.entries / Math.max(1, bearers));
    const weight = Math.min(mostOf(token), Math.max(LEAST, telling));
    // A known given name may be rare on the lists and common in the world; short words are alike by chance.
    return bearers === 0 || token.group !== undefined || token.letters.length <= 2
      ? Math.min(weight, defaultWeight(token) * 1.1)
      : weight;
  }
}
