// One spelling for look-ups: lower case, plain quotes and spaces, no accents on Latin letters, nothing invisible.

/** Letters that decompose into a base and a mark but are letters of their own in Cyrillic and Kazakh: their marks stay. */
const KEEP_MARK = /[йЙїЇўЎќЌѓЃ]/u;
const INVISIBLE = /[\u0000-\u001f\u007f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/gu;
const QUOTES = /[«»„“”‟"'’‘‛`´ʼʻʹ]/gu;
const DASHES = /[\u2010-\u2015\u2212\u00ad]/gu;
const SPACES = /\s+/gu;
const PLAIN = /^[a-z0-9 .,;:()/+&-]*$/u;

/** Letters that no decomposition turns into their plain neighbour. */
const SPECIAL: Readonly<Record<string, string>> = { ı: 'i', ł: 'l', ø: 'o', đ: 'd', ð: 'd', þ: 'th', ß: 'ss', æ: 'ae', œ: 'oe', ə: 'a', ё: 'е' };
const SPECIAL_LETTERS = /[ıłøđðþßæœəё]/gu;

/** Folded form of a text for comparing; idempotent, linear in length. */
export function foldText(text: string): string {
  if (PLAIN.test(text)) return text.includes('  ') || text.startsWith(' ') || text.endsWith(' ') ? text.replace(SPACES, ' ').trim() : text;
  const plain = text
    .normalize('NFKC')
    .replace(/İ/gu, 'i')
    .toLowerCase()
    .replace(INVISIBLE, '')
    .replace(QUOTES, '')
    .replace(DASHES, '-');
  const bare = dropMarks(plain).replace(SPECIAL_LETTERS, (letter) => SPECIAL[letter] ?? letter);
  return bare.replace(SPACES, ' ').trim();
}

function dropMarks(text: string): string {
  let out = '';
  for (const letter of text) {
    if (letter < '\u0080' || KEEP_MARK.test(letter)) out += letter;
    else out += letter.normalize('NFD').replace(/\p{M}/gu, '').normalize('NFC') || '';
  }
  return out;
}
