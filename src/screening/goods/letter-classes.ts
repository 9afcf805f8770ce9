// Folds the letters of a goods description one by one and says what sort of character each is; tables over all UTF-16 code units.

export const BREAK = 0;
export const SEPARATOR = 1;
export const LATIN = 2;
export const CYRILLIC = 3;
export const DIGIT = 4;
export const IDEOGRAPH = 5;
export const OTHER_LETTER = 6;
/** Zero-width characters, soft hyphens and combining marks: left out of the folded text. */
export const SKIPPED = 7;

/** Letters without a decomposition in Unicode that people still type without their stroke or dot. */
const PLAIN: Record<string, string> = {
  ı: 'i',
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ß: 's',
  æ: 'a',
  œ: 'o',
  þ: 't',
  ð: 'd',
  ŋ: 'n',
  '–': '-',
  '—': '-',
  '‐': '-',
  '‑': '-',
  '−': '-',
  '’': "'",
  '×': 'x',
};
const SEPARATORS = ' \t\u00a0\u3000\u2007\u2009\u202f-/_·\'"';

/**
 * Lower case, no accents, full-width forms as ASCII; й and ё become и and е. Code unit to code unit, so that offsets stay simple:
 * the price is that ß is read as one s. 0 where the unit is left out.
 */
export const FOLDED: Uint16Array = new Uint16Array(65536);
/** What sort of character the folded unit is. */
export const CLASS_OF: Uint8Array = new Uint8Array(65536);

function foldUnit(unit: number): number {
  if (isSkipped(unit)) return 0;
  if (unit >= 0xff01 && unit <= 0xff5e) return foldUnit(unit - 0xfee0);
  if (unit >= 0x2200 || (unit >= 0x0600 && unit < 0x1e00))
    return PLAIN[String.fromCharCode(unit)]?.charCodeAt(0) ?? unit;
  const lower = String.fromCharCode(unit).toLowerCase();
  const plain = PLAIN[lower.charAt(0)];
  if (plain !== undefined) return plain.charCodeAt(0);
  const subscript = unit >= 0x2080 && unit <= 0x2089;
  if (subscript) return unit - 0x2080 + 48;
  return lower.normalize('NFD').charCodeAt(0);
}

function isSkipped(unit: number): boolean {
  return (
    (unit >= 0x200b && unit <= 0x200f) ||
    (unit >= 0x202a && unit <= 0x202e) ||
    (unit >= 0x2060 && unit <= 0x2064) ||
    (unit >= 0x0300 && unit <= 0x036f) ||
    unit === 0x00ad ||
    unit === 0xfeff ||
    unit === 0
  );
}

function classify(unit: number): number {
  if (unit === 0) return SKIPPED;
  if (SEPARATORS.includes(String.fromCharCode(unit))) return SEPARATOR;
  if (unit >= 48 && unit <= 57) return DIGIT;
  if (unit >= 97 && unit <= 122) return LATIN;
  if (unit >= 0x0400 && unit <= 0x052f) return CYRILLIC;
  if ((unit >= 0x3040 && unit <= 0x9fff) || (unit >= 0xac00 && unit <= 0xd7af) || (unit >= 0xf900 && unit <= 0xfaff))
    return IDEOGRAPH;
  if (unit >= 0xd800 && unit <= 0xdfff) return BREAK;
  return /\p{L}/u.test(String.fromCharCode(unit)) ? OTHER_LETTER : BREAK;
}

for (let unit = 0; unit < 65536; unit += 1) {
  const folded = foldUnit(unit);
  FOLDED[unit] = folded;
  CLASS_OF[unit] = classify(folded);
}

/** Letter of an alphabet, where a word has a beginning and an end; ideographs have neither. */
export function isAlphabetic(charClass: number | undefined): boolean {
  return charClass === LATIN || charClass === CYRILLIC || charClass === OTHER_LETTER;
}

/** The text folded as descriptions are; for the terms of the vocabulary. */
export function foldTerm(term: string): string {
  let folded = '';
  for (let at = 0; at < term.length; at += 1) {
    const unit = FOLDED[term.charCodeAt(at)] ?? 0;
    if (unit !== 0) folded += CLASS_OF[unit] === SEPARATOR ? ' ' : String.fromCharCode(unit);
  }
  return folded.replace(/ +/gu, ' ').trim();
}
