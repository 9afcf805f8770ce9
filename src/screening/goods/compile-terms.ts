// Makes terms out of rows of the vocabulary: stars become endings, letters are folded, models get their Cyrillic twins.
import type { VocabularyRow } from './goods-tables';
import { CLASS_OF, foldTerm, LATIN } from './letter-classes';
import type { Term } from './term';

const ANY_ENDING = 99;
export const INFLECTION = 4;
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

/** The forms of one row; none where nothing is left of it after folding. */
export function compileTerm(row: VocabularyRow): Term[] {
  const startsInside = row.term.startsWith('*');
  const open = row.term.endsWith('**');
  const stem = row.term.endsWith('*');
  const written = row.term.replace(/^\*|\*+$/gu, '');
  const capitals = /^[A-ZА-Я]{2,5}s?$/u.test(written) && row.lang !== 'ru';
  const isModel = row.kind === 'model' || row.kind === 'engine';
  return [...expand(written), ...(isModel ? cyrillicLooks(written) : [])].flatMap((form) => {
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
        nounFirst: NOUN_FIRST.has(row.lang),
        folded,
      },
    ];
  });
}

const LATIN_CAPITALS = 'ABCEHKMOPTX';
const CYRILLIC_CAPITALS = 'АВСЕНКМОРТХ';

/** `А320` typed on a Russian keyboard: no mixed script, since digits have none. */
function cyrillicLooks(written: string): string[] {
  const letters = [...written].filter((letter) => /[A-Za-z]/u.test(letter));
  if (letters.length === 0 || !letters.every((letter) => LATIN_CAPITALS.includes(letter))) return [];
  return [[...written].map((letter) => CYRILLIC_CAPITALS[LATIN_CAPITALS.indexOf(letter)] ?? letter).join('')];
}

function endingOf(open: boolean, stem: boolean, folded: string): number {
  if (open) return ANY_ENDING;
  if (stem) return INFLECTION;
  return folded.length >= 4 && CLASS_OF[folded.charCodeAt(folded.length - 1)] === LATIN ? 1 : 0;
}

/** Languages in Latin letters whose adjectives follow: a word behind the noun does not take it over. */
const NOUN_FIRST = new Set(['fr', 'es', 'pt', 'it', 'ro', 'vi']);

/** A star inside stands for one of the common endings. */
function expand(written: string): string[] {
  const star = written.indexOf('*');
  if (star < 0) return [written];
  return INNER_ENDINGS.flatMap((ending) => expand(written.slice(0, star) + ending + written.slice(star + 1)));
}
