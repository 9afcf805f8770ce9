// One spelling for look-ups: lower case, plain spaces and dashes, no quotes, no accents on Latin letters, nothing invisible.

/** ASCII without quotes and control characters: lower case is all that is to do. */
const SIMPLE = /^[A-Za-z0-9 .,;:()/+&_-]*$/u;
const WHITE = /[\s\u0085]+/gu;
const INVISIBLE = /[\p{Cc}\p{Cf}\ufe00-\ufe0f]/gu;
const QUOTES = /[«»‹›„“”‟"'’‘‚‛`´ʼʻʹʺ]/gu;
const DASHES = /[\u2010-\u2015\u2212\u30fc]/gu;
/** Marks on Latin and Greek letters go; in Cyrillic й, ї, ў are letters of their own and are put together again. */
const LATIN_MARKS = /(?<=[\p{Script=Latin}\p{Script=Greek}])\p{M}+/gu;

/** Letters that no decomposition turns into their plain neighbour. */
const SPECIAL: Readonly<Record<string, string>> = {
  ı: 'i',
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ə: 'a',
  ё: 'е',
};
const SPECIAL_LETTERS = /[ıłøđðþßæœəё]/gu;

/** Folded form of a text for comparing; never fails, idempotent, linear in length. */
export function foldText(text: string): string {
  if (SIMPLE.test(text)) return tidySpaces(text.toLowerCase());
  const plain = text
    .normalize('NFKC')
    .replace(WHITE, ' ')
    .replace(INVISIBLE, '')
    .replace(/İ/gu, 'i')
    .toLowerCase()
    .replace(QUOTES, '')
    .replace(DASHES, '-');
  const bare = plain
    .normalize('NFKD')
    .replace(QUOTES, '')
    .replace(LATIN_MARKS, '')
    .normalize('NFC')
    .replace(SPECIAL_LETTERS, (letter) => SPECIAL[letter] ?? letter);
  return tidySpaces(bare);
}

function tidySpaces(text: string): string {
  return text.includes('  ') || text.startsWith(' ') || text.endsWith(' ') ? text.replace(/ {2,}/gu, ' ').trim() : text;
}
