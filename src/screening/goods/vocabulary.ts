// The words of goods descriptions, compiled: which terms there are, what each says, and where in a text they stand.
import { compileTerm, INFLECTION } from './compile-terms';
import type { GoodsText } from './goods-text';
import type { VocabularyRow } from './goods-tables';
import { HitList } from './hit-list';
import { type KnownWord, NearWords } from './near-words';
import type { Term } from './term';
import { TermAutomaton } from './term-automaton';
import { TermGroups } from './term-groups';

/** Between the words of a group: anywhere near, or close by. */
const PLACES = / [+~] /u;
const CLOSE = ' ~ ';

export class Vocabulary {
  readonly hits: HitList;
  /** Long words of goods, to be recognised with a slip in them. */
  readonly nearWords: NearWords;
  private readonly automaton: TermAutomaton;

  constructor(rows: readonly VocabularyRow[]) {
    const groups = rows.filter(isGroup);
    const words = rows.filter((row) => !isGroup(row)).flatMap(compileTerm);
    settleWordOrder(words);
    const terms = [...words, ...wordsOfGroups(groups)];
    this.nearWords = new NearWords(longWords(terms));
    this.automaton = new TermAutomaton(terms.map((term) => term.folded));
    const named = groups.map((row) => ({ ...plainTerm(row), text: row.term.replaceAll('*', '') }));
    this.hits = new HitList(terms, new TermGroups(named, groups.map(sizeOfGroup), groups.map(isClose)));
  }

  /** Whether the last text has a word of a group in the stretch, so that it is known and no slip. */
  isPlaceOfGroup(start: number, end: number): boolean {
    return this.hits.isPlaceOfGroup(start, end);
  }

  /** Finds the terms of a text; the list is used again by the next call. */
  find(text: GoodsText): HitList {
    this.hits.begin(text);
    this.automaton.scan(text, this.hits);
    this.hits.finish();
    return this.hits;
  }
}

/** A word that two languages spell alike ("kerosene", "kérosène") follows the stricter order, in which a noun behind takes it over. */
function settleWordOrder(words: readonly Term[]): void {
  const strict = new Set(words.filter(({ nounFirst }) => !nounFirst).map(({ category, folded }) => category + folded));
  for (const term of words) if (strict.has(term.category + term.folded)) term.nounFirst = false;
}

/** A word that only ever stands beside others must be this long to be told from everyday words such as "machine". */
const DISTINCT = 8;
const LEAST_WORD = 7;
/** Forms and types beside a noun ("concentrates", "manufactured"): shorter ones have neighbours in every language. */
const LEAST_PLACE = 10;
/** Names of elements in Latin letters may be shorter: they count only beside a form such as "concentrate". */
const LEAST_ELEMENT = 6;
/** "Niob", the first half of a compound, and letters of the second half. */
const SHORTEST_ELEMENT = 4;
const LEAST_SECOND = 4;
const LONGEST_CASE = 3;
const CYRILLIC_LETTER = /[\u0400-\u052f]/u;
const ELEMENT_GROUPS: ReadonlySet<string> = new Set(['critical_raw_materials', 'uranium']);

/** The words that terms for goods are made of; the last one of a term takes the term's endings. */
function longWords(terms: readonly Term[]): Iterable<KnownWord> {
  const words = new Map<string, KnownWord>();
  for (const term of terms) {
    if (term.places === undefined && term.kind !== 'core' && term.kind !== 'product' && term.kind !== 'weak_core')
      continue;
    const parts = term.folded.split(' ');
    parts.forEach((folded, at) => {
      if (folded.length < leastLetters(term, parts.length > 1)) return;
      if (parts.length > 1 && term.category === 'common_high_priority') return;
      const ending = at === parts.length - 1 ? Math.min(term.ending, INFLECTION) : 0;
      const known = words.get(folded);
      if (known === undefined || known.ending < ending) words.set(folded, { folded, ending });
    });
  }
  return withoutLongerForms(words, namesOfElements(terms));
}

function namesOfElements(terms: readonly Term[]): ReadonlySet<string> {
  return new Set(terms.filter(isElement).map(({ folded }) => folded));
}

/**
 * "Vanadiumpulver" beside "vanadium", "диоксидами" beside "диоксид": hundreds of longer forms would all be tried for every word that
 * begins as they do. The stem stands for its case forms.
 */
function withoutLongerForms(words: ReadonlyMap<string, KnownWord>, elements: ReadonlySet<string>): KnownWord[] {
  return [...words.values()].filter(({ folded }) => {
    for (let length = SHORTEST_ELEMENT; length <= folded.length - LEAST_SECOND; length += 1)
      if (elements.has(folded.slice(0, length))) return false;
    for (let length = folded.length - 1; length >= Math.max(LEAST_WORD, folded.length - LONGEST_CASE); length -= 1) {
      const stem = CYRILLIC_LETTER.test(folded) ? words.get(folded.slice(0, length)) : undefined;
      if (stem === undefined) continue;
      stem.ending = Math.max(stem.ending, folded.length - length);
      return false;
    }
    return true;
  });
}

function leastLetters(term: Term, isPart: boolean): number {
  if (term.places === undefined) return isPart ? DISTINCT : LEAST_WORD;
  return isElement(term) && !CYRILLIC_LETTER.test(term.folded) ? LEAST_ELEMENT : LEAST_PLACE;
}

/** The noun of a group for materials, one word. */
function isElement({ places, category, folded }: Term): boolean {
  return places !== undefined && category !== '' && !folded.includes(' ');
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
  return {
    category,
    kind,
    hs,
    text: '',
    startsInside: false,
    ending: 0,
    capitals: false,
    nounFirst: false,
    folded: '',
  };
}

/** The words of all groups, each once, with the places it can take. */
function wordsOfGroups(groups: readonly VocabularyRow[]): Term[] {
  const words = new Map<string, Term[]>();
  groups.forEach((row, group) => {
    row.term.split(PLACES).forEach((alternatives, place) => {
      for (const written of alternatives.split('|')) {
        const category = place === 0 && ELEMENT_GROUPS.has(row.category) ? row.category : '';
        const terms = words.get(written) ?? compileTerm({ category, lang: 'ru', kind: 'place', hs: '', term: written });
        words.set(written, terms);
        for (const term of terms) (term.places ??= []).push({ group, place });
      }
    });
  });
  return [...words.values()].flat();
}
