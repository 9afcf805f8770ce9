// A name in words: folded, split at blanks and marks, runs of dotted letters put together.

const INVISIBLE = /[\p{Cf}\p{Cc}\ufe00-\ufe0f]+/gu;
const APOSTROPHES = /[’'‘`´ʼʻʹʺʾʿ״׳]/gu;
const BETWEEN = /[^\p{L}\p{M}\p{N}]+/u;
/** `S.A.`, `J. P.`, `о.О.О`: single letters with points between them. */
const DOTTED = /((?<![\p{L}\p{N}])(?:\p{L}\.[ -]?){2,}(?:\p{L}(?![\p{L}\p{N}]))?)/gu;
/** `Zavod22`: a word and its number. */
const BEFORE_NUMBER = /(?<=^\p{L}{4,})(?=\d{2,}$)/u;
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

/** Cyrillic letters that look like Latin ones, and the other way round. */
const LATIN_LOOKS: Readonly<Record<string, string>> = {
  а: 'a', в: 'b', е: 'e', к: 'k', м: 'm', н: 'h', о: 'o', р: 'p', с: 'c', т: 't', у: 'y', х: 'x', і: 'i', ј: 'j', ѕ: 's', һ: 'h', ԁ: 'd', ԛ: 'q', ԝ: 'w',
}; // prettier-ignore
const CYRILLIC_LOOKS: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(LATIN_LOOKS).map(([cyrillic, latin]) => [latin, cyrillic]),
);
const CYRILLIC_LETTER = /\p{Script=Cyrillic}/gu;
const LATIN_LETTER = /\p{Script=Latin}/gu;

/** A word of two alphabets in the one that more of its letters can only be of. */
function inOneAlphabet(word: string): string {
  const cyrillic = word.match(CYRILLIC_LETTER);
  const latin = cyrillic === null ? null : word.match(LATIN_LETTER);
  if (cyrillic === null || latin === null) return word;
  const onlyCyrillic = cyrillic.filter((letter) => LATIN_LOOKS[letter] === undefined).length;
  const onlyLatin = latin.filter((letter) => CYRILLIC_LOOKS[letter] === undefined).length;
  const looks = onlyCyrillic > onlyLatin ? CYRILLIC_LOOKS : LATIN_LOOKS;
  return [...word].map((letter) => looks[letter] ?? letter).join('');
}

/** So many single letters in a row are one word that was spaced out. */
const LEAST_SPACED = 5;

function closeSpaced(words: readonly WrittenWord[]): WrittenWord[] {
  const closed: WrittenWord[] = [];
  for (let at = 0; at < words.length;) {
    let end = at;
    while (end < words.length && isLetter(words[end])) end++;
    const run = words.slice(at, end);
    if (run.length >= LEAST_SPACED) closed.push({ text: run.map(({ text }) => text).join(''), dotted: false });
    else closed.push(...words.slice(at, Math.max(end, at + 1)));
    at = Math.max(end, at + 1);
  }
  return closed;
}

function isLetter(word: WrittenWord | undefined): boolean {
  return word !== undefined && word.text.length === 1 && !/\p{N}/u.test(word.text);
}

function splitWords(text: string, dotted: boolean): WrittenWord[] {
  const words: WrittenWord[] = [];
  for (const written of text.replace(/İ/gu, 'i').toLowerCase().split(BETWEEN))
    for (const word of written.split(BEFORE_NUMBER))
      if (word !== '') words.push({ text: foldWord(inOneAlphabet(word)), dotted });
  return words.length >= LEAST_SPACED ? closeSpaced(words) : words;
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
