// A name in words: folded, split at blanks and marks, runs of dotted letters put together.

const INVISIBLE = /[\p{Cf}\p{Cc}\ufe00-\ufe0f]+/gu;
const APOSTROPHES = /[’'‘`´ʼʻʹʺʾʿ״׳]/gu;
const BETWEEN = /[^\p{L}\p{M}\p{N}]+/u;
/** `S.A.`, `J. P.`, `о.О.О`: single letters with points between them. */
const DOTTED = /((?<![\p{L}\p{N}])(?:\p{L}\.[ -]?){2,}(?:\p{L}(?![\p{L}\p{N}]))?)/gu;
const PLAIN = /^[A-Za-z0-9 ]*$/u;
const PLAIN_WORD = /^[a-z0-9]*$/u;
/** Longer names are cut: no real one is so long, and work grows with length. */
export const LONGEST_NAME = 1000;

/** Letters that decomposition leaves as they are. */
const SPECIAL: Readonly<Record<string, string>> = {
  ı: 'i', ł: 'l', ø: 'o', đ: 'd', ð: 'd', þ: 'th', ß: 'ss', æ: 'ae', œ: 'oe', ə: 'a', ё: 'е', ŋ: 'n', ħ: 'h', ﷲ: 'لله', ς: 'σ',
}; // prettier-ignore
const SPECIAL_LETTERS = /[ıłøđðþßæœəёŋħﷲς]/gu;
/** One form for the letters that Arabic, Persian and Pashto write differently. */
const ARABIC: Readonly<Record<string, string>> = {
  ٱ: 'ا', ى: 'ی', ي: 'ی', ې: 'ی', ۍ: 'ی', ك: 'ک', ة: 'ه', ە: 'ه', ـ: '',
}; // prettier-ignore
const ARABIC_LETTERS = /[ٱىيېۍكةەـ]/gu;
const MARKS_ON_LETTERS = /(?<=[\p{Script=Latin}\p{Script=Greek}])\p{M}+/gu;
/** Stress on Cyrillic letters, points of Hebrew and Arabic, hamza. */
const LOOSE_MARKS = /(?<=\p{Script=Cyrillic})[\u0300\u0301]+|[\u0591-\u05c7\u064b-\u065f\u0670]+/gu;

/** The Arabic article, alone or behind "and", is written together with its word; God's name keeps it. */
const ARABIC_ARTICLE = /^و?ال(?!له$)(?=\p{L}{2})/u;
/** A short form behind the full name: `... (KTJ)`. */
const SHORT_FORM_BEHIND = /(?<=\S\s+)\((?:\p{Lu}{2,7})\)\s*$/u;

export interface WrittenWord {
  /** Folded: lower case, no accents, one form for each letter. */
  text: string;
  /** Single letters with points between them: initials or a short form. */
  dotted: boolean;
}

/** Words of a name; dotted letters are one word (`J.P. Morgan` → `jp`, `morgan`). Never fails; linear in length. */
export function wordsOfName(name: string): WrittenWord[] {
  const cut = name.length > LONGEST_NAME ? name.slice(0, LONGEST_NAME) : name;
  if (PLAIN.test(cut)) return splitWords(cut, false);
  const plain = cut
    .replace(SHORT_FORM_BEHIND, '')
    .normalize('NFKC')
    .replace(INVISIBLE, '')
    .replace(APOSTROPHES, '')
    .replace(/&/gu, ' and ');
  if (!plain.includes('.')) return splitWords(plain, false);
  return plain
    .split(DOTTED)
    .flatMap((piece, index) =>
      index % 2 === 1 ? splitWords(piece.replace(/[^\p{L}]/gu, ''), true) : splitWords(piece, false),
    );
}

function splitWords(text: string, dotted: boolean): WrittenWord[] {
  const words: WrittenWord[] = [];
  for (const word of text.replace(/İ/gu, 'i').toLowerCase().split(BETWEEN))
    if (word !== '') words.push({ text: foldWord(word), dotted });
  return words;
}

/** One lower-case word without accents, in one form for each letter; idempotent. */
export function foldWord(word: string): string {
  if (PLAIN_WORD.test(word)) return word;
  return word
    .normalize('NFD')
    .replace(MARKS_ON_LETTERS, '')
    .replace(LOOSE_MARKS, '')
    .normalize('NFC')
    .replace(SPECIAL_LETTERS, (letter) => SPECIAL[letter] ?? letter)
    .replace(ARABIC_LETTERS, (letter) => ARABIC[letter] ?? letter)
    .replace(ARABIC_ARTICLE, '');
}
