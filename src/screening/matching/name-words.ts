// Words with a known part in names: legal forms, titles, particles, words that many companies share, given names with their variants.
import { scriptOf } from './script-of';
import { soundsOfWord } from './sounds-of-word';
import { wordsOfName } from './words-of-name';

/** A row of data/name-words.csv. */
export interface NameWordRow {
  class: WordClass;
  /** Name of the group of variants. */
  canonical: string;
  /** `company` or `person` where the word alone tells what bears the name. */
  kind: '' | 'company' | 'person';
  variants: string[];
}

export type WordClass = 'legal_form' | 'title' | 'particle' | 'generic' | 'number' | 'given' | 'nickname';

export interface KnownWord {
  class: WordClass;
  /** The same for all variants of one word, across languages. */
  group: string;
  kind: '' | 'company' | 'person';
  /** How many words of the name it takes. */
  length: number;
}

/** Phrases by their words; the longest that fits counts. */
export class NameWords {
  private readonly phrases = new Map<string, KnownWord[]>();
  private readonly longest = new Map<string, number>();
  private readonly givenBySound = new Map<string, string | null>();
  /** Words of Chinese names, which are written without blanks; the longest first. */
  readonly hanWords: readonly { text: string; word: KnownWord }[];

  constructor(rows: readonly NameWordRow[]) {
    for (const row of rows) for (const variant of row.variants) this.add(variant, row);
    // A pet form stands for the whole name, also where that has no row of its own.
    for (const row of rows) if (row.class === 'nickname') this.add(row.canonical, { ...row, class: 'given' });
    this.hanWords = [...this.phrases]
      .filter(([text]) => scriptOf(text) === 'han')
      .flatMap(([text, words]) => words.map((word) => ({ text, word })))
      .sort((a, b) => b.text.length - a.text.length);
  }

  /** All classes that the longest phrase beginning at `at` has; empty where none begins there. */
  phraseAt(words: readonly string[], at: number): readonly KnownWord[] {
    const first = words[at] ?? '';
    for (let length = this.longest.get(first) ?? 0; length > 0; length--) {
      const known = this.phrases.get(length === 1 ? first : words.slice(at, at + length).join(' '));
      if (known !== undefined && at + length <= words.length) return known;
    }
    return [];
  }

  /** Group of a given name that sounds so, where only one does. */
  givenGroup(sounds: string): string | undefined {
    return this.givenBySound.get(sounds) ?? undefined;
  }

  private add(variant: string, row: NameWordRow): void {
    const words = wordsOfName(variant).map(({ text: word }) => word);
    const text = words.join(' ');
    const first = words[0];
    if (first === undefined) return;
    const known = this.phrases.get(text) ?? [];
    // A word that stands twice in one class would only make its group doubtful.
    if (!known.some(({ class: other }) => other === row.class))
      known.push({
        class: row.class,
        group: `${row.class === 'nickname' ? 'given' : row.class}:${row.canonical}`,
        kind: row.kind,
        length: words.length,
      });
    this.phrases.set(text, known);
    this.longest.set(first, Math.max(this.longest.get(first) ?? 0, words.length));
    if (row.class === 'given' && words.length === 1 && scriptOf(text) === 'latin') this.addGiven(text, row.canonical);
  }

  private addGiven(text: string, canonical: string): void {
    for (const sounds of soundsOfWord(text)) {
      const known = this.givenBySound.get(sounds);
      this.givenBySound.set(
        sounds,
        known === undefined || known === `given:${canonical}` ? `given:${canonical}` : null,
      );
    }
  }
}
