// Words with a known part in names: legal forms, titles, particles, words that many companies share, given names with their variants.
import { OneLetterOff } from '../normalise/one-letter-off';
import { lettersOf } from './letters-of';
import { PhrasesWithSlip } from './phrases-with-slip';
import { PinyinTable } from './pinyin';
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
  /** Separated by `|`. */
  variants: string;
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

/** Shorter words are taken for others by a slip. */
const LEAST_FORM_LETTERS = 5;
/** A single word is written out when it is as long. */
const LEAST_FORM_NAME = 7;
const NO_PINYIN = new PinyinTable([]);

/** Phrases by their words; the longest that fits counts. */
export class NameWords {
  private readonly phrases = new Map<string, KnownWord[]>();
  private readonly longest = new Map<string, number>();
  private readonly formWords = new OneLetterOff();
  private readonly formSounds = new Set<string>();
  private readonly formTexts = new OneLetterOff();
  private readonly formTextsAdded = new Set<string>();
  private readonly formsWithSlip = new PhrasesWithSlip<KnownWord>();
  private readonly givenBySound = new Map<string, string | null>();
  /** Words of Chinese names, which are written without blanks; the longest first. */
  readonly hanWords: readonly { text: string; word: KnownWord }[];

  constructor(rows: readonly NameWordRow[]) {
    for (const row of rows) for (const variant of row.variants.split('|')) this.add(variant, row);
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

  /** A legal form of several words that begins at `at` and has a slip in one of them. */
  formWithSlipAt(words: readonly string[], at: number): KnownWord | undefined {
    return this.formsWithSlip.find(words, at);
  }

  /** Group of a given name that sounds so, where only one does. */
  givenGroup(sounds: string): string | undefined {
    return this.givenBySound.get(sounds) ?? undefined;
  }

  /** Whether a word sounds like one of those that legal forms of several words are written out with. */
  soundsLikeForm(sounds: string): boolean {
    return this.formSounds.has(sounds);
  }

  /** The same but for a slip: only beside others of the kind, since names sound like such words (Mahmud, məhdud). */
  mayBeForm(sounds: string): boolean {
    if (sounds.length < LEAST_FORM_LETTERS) return false;
    return (
      this.formSounds.has(sounds) || (sounds.length > LEAST_FORM_LETTERS && this.formWords.find(sounds).length > 0)
    );
  }

  /** Whether a word is one slip away from a legal form of one long word: `compny`, `limied`. */
  isFormWithSlip(text: string): boolean {
    return text.length > LEAST_FORM_LETTERS && this.formTexts.find(text).length > 0;
  }

  private addForm(words: readonly string[]): void {
    const [only = '', ...others] = words;
    if (others.length > 0) for (const word of words) this.addFormWord(word, NO_PINYIN);
    else if (only.length >= LEAST_FORM_NAME && !this.formTextsAdded.has(only)) {
      this.formTextsAdded.add(only);
      this.formTexts.add(only);
    }
  }

  private addFormWord(word: string, pinyin: PinyinTable): void {
    const script = scriptOf(word);
    for (const sounds of soundsOfWord(lettersOf(word, script, pinyin))) {
      if (sounds.length < LEAST_FORM_LETTERS || this.formSounds.has(sounds)) continue;
      this.formSounds.add(sounds);
      if (sounds.length > LEAST_FORM_LETTERS) this.formWords.add(sounds);
    }
  }

  private add(variant: string, row: NameWordRow): void {
    const words = wordsOfName(variant).map(({ text: word }) => word);
    const text = words.join(' ');
    const first = words[0];
    if (first === undefined) return;
    if (row.class === 'legal_form') this.addForm(words);
    const word: KnownWord = {
      class: row.class,
      group: `${row.class === 'nickname' ? 'given' : row.class}:${row.canonical}`,
      kind: row.kind,
      length: words.length,
    };
    if (row.class === 'legal_form') this.formsWithSlip.add(words, word);
    const known = this.phrases.get(text) ?? [];
    // A word that stands twice in one class would only make its group doubtful.
    if (!known.some(({ class: other }) => other === row.class)) known.push(word);
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
