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
/** Letters of the second half of a compound. */
const LEAST_SECOND = 4;
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
  return [...words.values()].filter((word) => !isCompoundOfKnown(word.folded, words));
}

/** "Vanadiumpulver" beside "vanadium": hundreds of compounds would all be tried for every word that begins as they do. */
function isCompoundOfKnown(folded: string, words: ReadonlyMap<string, KnownWord>): boolean {
  for (let length = LEAST_ELEMENT; length <= folded.length - LEAST_SECOND; length += 1)
    if (words.has(folded.slice(0, length))) return true;
  return false;
}

function leastLetters({ places, category, folded }: Term, isPart: boolean): number {
  if (places === undefined) return isPart ? DISTINCT : LEAST_WORD;
  const isElement = !isPart && category !== '' && /^[a-z]/u.test(folded);
  return isElement ? LEAST_ELEMENT : LEAST_PLACE;
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
