// Which writing system a word is in: what decides how it is romanised and what it may be compared with.

export type Script =
  | 'latin'
  | 'cyrillic'
  | 'greek'
  | 'georgian'
  | 'armenian'
  | 'arabic'
  | 'hebrew'
  | 'han'
  | 'hangul'
  | 'devanagari'
  | 'digits'
  | 'other';

/** First code point of each script's main blocks; a look-up by the first letter is enough for a word. */
const BLOCKS: readonly (readonly [from: number, to: number, script: Script])[] = [
  [0x30, 0x39, 'digits'],
  [0x41, 0x24f, 'latin'],
  [0x250, 0x2af, 'latin'],
  [0x370, 0x3ff, 'greek'],
  [0x400, 0x52f, 'cyrillic'],
  [0x530, 0x58f, 'armenian'],
  [0x590, 0x5ff, 'hebrew'],
  [0x600, 0x6ff, 'arabic'],
  [0x750, 0x77f, 'arabic'],
  [0x8a0, 0x8ff, 'arabic'],
  [0x900, 0x97f, 'devanagari'],
  [0x10a0, 0x10ff, 'georgian'],
  [0x1100, 0x11ff, 'hangul'],
  [0x1e00, 0x1eff, 'latin'],
  [0x1f00, 0x1fff, 'greek'],
  [0x3400, 0x4dbf, 'han'],
  [0x4e00, 0x9fff, 'han'],
  [0xac00, 0xd7a3, 'hangul'],
  [0xf900, 0xfaff, 'han'],
  [0xfb50, 0xfdff, 'arabic'],
  [0xfe70, 0xfeff, 'arabic'],
];

/** Script of the first letter; `other` where it is not one that is romanised. */
export function scriptOf(word: string): Script {
  const code = word.codePointAt(0) ?? 0;
  if (code >= 0x61 && code <= 0x7a) return 'latin';
  for (const [from, to, script] of BLOCKS) if (code >= from && code <= to) return script;
  return 'other';
}

/** Scripts that leave most vowels out: words are compared with others by their consonants. */
export function isConsonantal(script: Script): boolean {
  return script === 'arabic' || script === 'hebrew';
}

/** Scripts that are read letter by letter into Latin ones, so that their words are compared by sound. */
export function isSpelled(script: Script): boolean {
  return script !== 'arabic' && script !== 'hebrew' && script !== 'other' && script !== 'digits';
}
