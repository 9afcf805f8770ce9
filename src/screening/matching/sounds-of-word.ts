// How a word sounds, in few letters: one form for the spellings of one word in English, German, French, Polish and Turkic romanisation.

/** The longest first; capitals stand for sounds that later lines must not touch. */
const GROUPS: readonly (readonly [RegExp, string])[] = [
  [/schtsch|shch|szcz/gu, 'SC'],
  [/tsch|tch/gu, 'C'],
  [/sch|sh|sz/gu, 'S'],
  [/dzh|dsh|dj|zh/gu, 'z'],
  [/kh/gu, 'H'],
  [/ts|tz|ch|cz/gu, 'C'],
  [/gh/gu, 'G'],
  [/ph/gu, 'f'],
  [/th/gu, 't'],
  [/dh/gu, 'd'],
  [/ck/gu, 'k'],
  [/c(?=[aourlktn]|$)/gu, 'k'],
  [/c(?=[eiy])/gu, 's'],
  [/q/gu, 'k'],
  [/w/gu, 'v'],
];
const MERGED: readonly (readonly [RegExp, string])[] = [
  [/oo|ou/gu, 'u'],
  [/y/gu, 'i'],
  [/i[eo]/gu, 'e'],
  [/(.)\1+/gu, '$1'],
  [/(?<=...)f$/gu, 'v'],
];
const UNCHANGED = /^[abdefgiklmnoprstuvz]*$/u;
const DOUBLED = /(.)\1|oo|ou|i[eo]|dz|ts|tz|sz/u;
const LETTERS_ONLY = /[^a-z]+/gu;

/**
 * Sounds of a word in Latin letters; two where a `j` may be ж or й, or an `x` кс or х. Loses much on purpose (`sh` and `s` fall together): alike sounds are
 * alike names only together with the rest of the name.
 */
export function soundsOfWord(letters: string): readonly string[] {
  if (UNCHANGED.test(letters) && !DOUBLED.test(letters) && !/...f$/u.test(letters)) return [letters];
  const bare = letters.replace(LETTERS_ONLY, '');
  const readings = readingsOf(replaceAll(bare, GROUPS).toLowerCase());
  const sounds = readings.map((text) => replaceAll(text, MERGED));
  return sounds.length === 2 && sounds[0] === sounds[1] ? sounds.slice(1) : sounds;
}

/** `j` is ж or й, `x` is кс or х; of a word with both only the first is doubtful. */
function readingsOf(grouped: string): string[] {
  if (grouped.includes('j'))
    return [grouped.replace(/j/gu, 'z'), grouped.replace(/j/gu, 'i')].map((text) => text.replace(/x/gu, 'ks'));
  return grouped.includes('x') ? [grouped.replace(/x/gu, 'ks'), grouped.replace(/x/gu, 'h')] : [grouped];
}

/** Consonants alone, without those that Arabic and Hebrew write as vowels (v, w and y) and without a silent `h` at the end. */
export function bonesOf(letters: string): string {
  return replaceAll(letters.replace(LETTERS_ONLY, ''), GROUPS)
    .toLowerCase()
    .replace(/j/gu, 'z')
    .replace(/x/gu, 'ks')
    .replace(/(.)\1+/gu, '$1')
    .replace(/(?<=[^aeiou].*a)h$/u, '')
    .replace(/[aeiouvy]+/gu, '');
}

/** Consonants that alphabets and languages write for one another, as one; without `h`, which comes and goes. */
export function boneClassOf(bones: string): string {
  let classes = '';
  for (const bone of bones) classes += BONE_CLASSES[bone] ?? bone;
  return classes;
}

const BONE_CLASSES: Readonly<Record<string, string>> = {
  p: 'b',
  t: 'd',
  z: 'd',
  s: 'd',
  c: 'd',
  k: 'g',
  q: 'g',
  x: 'g',
  r: 'l',
  h: '',
};

function replaceAll(text: string, table: readonly (readonly [RegExp, string])[]): string {
  let changed = text;
  for (const [pattern, letters] of table) changed = changed.replace(pattern, letters);
  return changed;
}
