// Korean syllables in Latin letters, put together from their parts; close to the usual spellings of names, north and south.

const FIRST_SYLLABLE = 0xac00;
const LAST_SYLLABLE = 0xd7a3;
const INITIALS = ['k', 'kk', 'n', 't', 'tt', 'r', 'm', 'p', 'pp', 's', 'ss', '', 'j', 'jj', 'ch', 'k', 't', 'p', 'h'];
const VOWELS = [
  'a', 'ae', 'ya', 'yae', 'o', 'e', 'yo', 'ye', 'o', 'wa', 'wae', 'oe', 'yo', 'u', 'wo', 'we', 'wi', 'yu', 'u', 'ui', 'i',
]; // prettier-ignore
const FINALS = [
  '', 'k', 'k', 'k', 'n', 'n', 'n', 't', 'l', 'k', 'm', 'l', 'l', 'l', 'p', 'l', 'm', 'p', 'p', 't', 't', 'ng', 't', 't', 'k', 't', 'p', 't',
]; // prettier-ignore
/** Family names as they are mostly written abroad. */
const FAMILY_NAMES: Readonly<Record<string, string>> = {
  이: 'lee', 리: 'ri', 박: 'park', 최: 'choe', 정: 'jong', 임: 'lim', 림: 'rim', 노: 'no', 유: 'yu', 오: 'o', 안: 'an', 우: 'u', 여: 'yo',
}; // prettier-ignore

/** Latin letters of a word of syllables; other characters are left out. */
export function koreanLetters(word: string): string {
  let spelled = '';
  for (const syllable of word.normalize('NFC')) spelled += spellSyllable(syllable.codePointAt(0) ?? 0);
  return spelled;
}

/** A family name alone, in its usual spelling. */
export function koreanFamilyName(syllable: string): string {
  return FAMILY_NAMES[syllable] ?? koreanLetters(syllable);
}

function spellSyllable(code: number): string {
  if (code < FIRST_SYLLABLE || code > LAST_SYLLABLE) return '';
  const at = code - FIRST_SYLLABLE;
  const initial = INITIALS[Math.floor(at / 588)] ?? '';
  const vowel = VOWELS[Math.floor((at % 588) / 28)] ?? '';
  return initial + vowel + (FINALS[at % 28] ?? '');
}
