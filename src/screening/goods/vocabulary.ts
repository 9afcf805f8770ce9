// The words of goods descriptions, compiled: which terms there are, what each says, and where in a text they stand.
import type { GoodsText } from './goods-text';
import type { VocabularyRow } from './goods-tables';
import { CLASS_OF, CYRILLIC, DIGIT, foldTerm, IDEOGRAPH, isAlphabetic, LATIN, SEPARATOR } from './letter-classes';
import { type KnownWord, NearWords } from './near-words';
import type { Term } from './term';
import { TermAutomaton, type TermSink } from './term-automaton';
import { TermGroups } from './term-groups';

const ANY_ENDING = 99;
/** Between the words of a group: anywhere near, or close by. */
const PLACES = / [+~] /u;
const CLOSE = ' ~ ';
const INFLECTION = 4;
/** Endings tried where a star stands inside a term of several words: the common case endings of Russian and Kazakh adjectives and nouns. */
const INNER_ENDINGS = [
  '',
  'ы',
  'и',
  'а',
  'я',
  'ый',
  'ий',
  'ая',
  'ое',
  'ые',
  'ие',
  'ого',
  'ых',
  'их',
  'ой',
  'ов',
  'ей',
  'ия',
  'ть',
  'ка',
  'ки',
  'ок',
  'ғы',
  'ғын',
];
const MAX_HITS = 512;

/** Where terms stand in a folded text; filled anew by each scan. */
export class HitList implements TermSink {
  readonly terms: Term[] = [];
  readonly starts = new Int32Array(MAX_HITS);
  readonly ends = new Int32Array(MAX_HITS);
  count = 0;
  private text: GoodsText | undefined;

  constructor(
    private readonly compiled: readonly Term[],
    private readonly groups: TermGroups,
  ) {}

  begin(text: GoodsText): void {
    this.text = text;
    this.count = 0;
    this.groups.begin();
  }

  /** Adds the groups of words that the text completed, after the scan. */
  finish(): void {
    this.groups.complete((term, start, end) => this.add(term, start, end));
  }

  onTerm(index: number, end: number): void {
    const term = this.compiled[index];
    const { text } = this;
    if (term === undefined || text === undefined || this.count >= MAX_HITS) return;
    const wordEnd = endOfWord(text, term, end);
    if (wordEnd < 0) return;
    const start = startOfTerm(text, term, end);
    if (!term.startsInside && isWordInside(text, start)) return;
    if (term.capitals && !isCapitals(text, start, end)) return;
    if (term.places === undefined) this.add(term, start, wordEnd);
    else this.groups.note(term.places, start, wordEnd);
  }

  private add(term: Term, start: number, end: number): void {
    if (this.count >= MAX_HITS) return;
    this.terms[this.count] = term;
    this.starts[this.count] = start;
    this.ends[this.count] = end;
    this.count += 1;
  }
}

/** End of the word if the term may end here, or -1. */
function endOfWord(text: GoodsText, term: Term, end: number): number {
  const last = text.classes[end - 1];
  if (last === IDEOGRAPH) return end;
  let at = end;
  if (last === DIGIT) return text.classes[end] === DIGIT ? -1 : end;
  while (at < text.length && isAlphabetic(text.classes[at]) && at - end <= term.ending) at += 1;
  if (at - end > term.ending) return -1;
  if (at > end && term.ending === 1) return isPluralEnding(text, end) ? at : -1;
  return text.classes[at] === DIGIT && term.kind !== 'core' ? -1 : at;
}

/** English plural of a term that has no stem form of its own. */
function isPluralEnding(text: GoodsText, end: number): boolean {
  return text.units[end] === 115;
}

function startOfTerm(text: GoodsText, term: Term, end: number): number {
  let at = end;
  for (let back = term.folded.length - 1; back >= 0; back -= 1) {
    if (CLASS_OF[term.folded.charCodeAt(back)] === SEPARATOR)
      while (at > 0 && text.classes[at - 1] === SEPARATOR) at -= 1;
    else at -= 1;
  }
  return at;
}

/** A letter or digit directly before: the term begins inside a word. A digit before a letter word is a boundary ("25kg"). */
function isWordInside(text: GoodsText, start: number): boolean {
  if (start === 0) return false;
  const first = text.classes[start];
  if (first === IDEOGRAPH) return false;
  const before = text.classes[start - 1];
  return first === DIGIT ? before === DIGIT || before === LATIN || before === CYRILLIC : isAlphabetic(before);
}

function isCapitals(text: GoodsText, start: number, end: number): boolean {
  const written = text.slice(start, end);
  return written === written.toUpperCase();
}

export class Vocabulary {
  readonly hits: HitList;
  /** Long words of goods, to be recognised with a slip in them. */
  readonly nearWords: NearWords;
  private readonly automaton: TermAutomaton;

  constructor(rows: readonly VocabularyRow[]) {
    const groups = rows.filter(isGroup);
    const words = rows.filter((row) => !isGroup(row)).flatMap(compile);
    const terms = [...words, ...wordsOfGroups(groups)];
    this.nearWords = new NearWords(longWords(terms));
    this.automaton = new TermAutomaton(terms.map((term) => term.folded));
    const named = groups.map((row) => ({ ...plainTerm(row), text: row.term.replaceAll('*', '') }));
    this.hits = new HitList(terms, new TermGroups(named, groups.map(sizeOfGroup), groups.map(isClose)));
  }

  /** Finds the terms of a text; the list is used again by the next call. */
  find(text: GoodsText): HitList {
    this.hits.begin(text);
    this.automaton.scan(text, this.hits);
    this.hits.finish();
    return this.hits;
  }
}

/** A word that only ever stands beside others must be this long to be told from everyday words such as "machine". */
const DISTINCT = 8;

/** The words that terms for goods are made of; the last one of a term takes the term's endings. */
function longWords(terms: readonly Term[]): Iterable<KnownWord> {
  const words = new Map<string, KnownWord>();
  for (const term of terms) {
    if (term.kind !== 'core' && term.kind !== 'product' && term.kind !== 'weak_core') continue;
    const parts = term.folded.split(' ');
    parts.forEach((folded, at) => {
      if (parts.length > 1 && (folded.length < DISTINCT || term.category === 'common_high_priority')) return;
      const ending = at === parts.length - 1 ? Math.min(term.ending, INFLECTION) : 0;
      const known = words.get(folded);
      if (known === undefined || known.ending < ending) words.set(folded, { folded, ending });
    });
  }
  return words.values();
}

/** `lathe* + numerically controlled|CNC`: words that together name goods, each place with its alternatives. */
function isGroup({ term }: VocabularyRow): boolean {
  return PLACES.test(term);
}

/** `tantal* ~ powder|pulver`: the words stand close to each other, as "powder of tantalum" does. */
function isClose({ term }: VocabularyRow): boolean {
  return term.includes(CLOSE);
}

function sizeOfGroup({ term }: VocabularyRow): number {
  return term.split(PLACES).length;
}

function plainTerm({ category, kind, hs }: VocabularyRow): Term {
  return { category, kind, hs, text: '', startsInside: false, ending: 0, capitals: false, folded: '' };
}

/** The words of all groups, each once, with the places it can take. */
function wordsOfGroups(groups: readonly VocabularyRow[]): Term[] {
  const words = new Map<string, Term[]>();
  groups.forEach((row, group) => {
    row.term.split(PLACES).forEach((alternatives, place) => {
      for (const written of alternatives.split('|')) {
        const terms = words.get(written) ?? compile({ category: '', lang: 'ru', kind: 'place', hs: '', term: written });
        words.set(written, terms);
        for (const term of terms) (term.places ??= []).push({ group, place });
      }
    });
  });
  return [...words.values()].flat();
}

function compile(row: VocabularyRow): Term[] {
  const startsInside = row.term.startsWith('*');
  const open = row.term.endsWith('**');
  const stem = row.term.endsWith('*');
  const written = row.term.replace(/^\*|\*+$/gu, '');
  const capitals = /^[A-ZА-Я]{2,5}s?$/u.test(written) && row.lang !== 'ru';
  return expand(written).flatMap((form) => {
    const folded = foldTerm(form);
    if (folded === '') return [];
    return [
      {
        category: row.category,
        kind: row.kind,
        hs: row.hs,
        text: written.replaceAll('*', ''),
        startsInside,
        ending: endingOf(open, stem, folded),
        capitals,
        folded,
      },
    ];
  });
}

function endingOf(open: boolean, stem: boolean, folded: string): number {
  if (open) return ANY_ENDING;
  if (stem) return INFLECTION;
  return folded.length >= 4 && CLASS_OF[folded.charCodeAt(folded.length - 1)] === LATIN ? 1 : 0;
}

/** A star inside stands for one of the common endings. */
function expand(written: string): string[] {
  const star = written.indexOf('*');
  if (star < 0) return [written];
  return INNER_ENDINGS.flatMap((ending) => expand(written.slice(0, star) + ending + written.slice(star + 1)));
}
