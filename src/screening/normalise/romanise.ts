// How a name sounds, written in few Latin letters: the same for Cyrillic (Russian, Kazakh, Kyrgyz, Uzbek, Tajik) and every usual romanisation of it.

const CYRILLIC: Readonly<Record<string, string>> = {
  а: 'a', б: 'b', в: 'v', г: 'g', д: 'd', е: 'e', ж: 'z', з: 'z', и: 'i', й: 'i', к: 'k', л: 'l', м: 'm', н: 'n', о: 'o', п: 'p',
  р: 'r', с: 's', т: 't', у: 'u', ф: 'f', х: 'h', ц: 'c', ч: 'c', ш: 's', щ: 'sc', ъ: '', ы: 'i', ь: '', э: 'e', ю: 'iu', я: 'ia',
  ә: 'a', ғ: 'g', қ: 'k', ң: 'n', ө: 'o', ұ: 'u', ү: 'u', һ: 'h', і: 'i', ї: 'i', є: 'e', ґ: 'g', ў: 'u', ҷ: 'z', ӣ: 'i', ӯ: 'u', ҳ: 'h',
  ј: 'i', ћ: 'c', ђ: 'dz', љ: 'l', њ: 'n', џ: 'dz', ӊ: 'n',
}; // prettier-ignore
const CYRILLIC_LETTER = /\p{Script=Cyrillic}/gu;

/** Letters and groups of letters of German, English, Polish, French and Turkic romanisations, the longest first. */
const LATIN: readonly (readonly [RegExp, string])[] = [
  [/schtsch|shch|szcz/gu, 'sc'],
  [/tsch|tch/gu, 'c'],
  [/sch|sh|sz/gu, 's'],
  [/dzh|dsh|dj|zh/gu, 'z'],
  [/kh/gu, 'h'],
  [/ts|tz|ch|cz/gu, 'c'],
  [/gh/gu, 'g'],
  [/ph/gu, 'f'],
  [/ck|q/gu, 'k'],
  [/w/gu, 'v'],
];
const SAME_SOUND: readonly (readonly [RegExp, string])[] = [
  [/y/gu, 'i'],
  [/i[eo]/gu, 'e'],
  [/(.)\1+/gu, '$1'],
];
const BETWEEN = /[^\p{L}\p{N}]+/gu;
const LATIN_LETTERS = /^[a-z0-9]*$/u;

/**
 * The sounds of a folded name; two where a letter has two readings (`j` is ж or й, `x` is кс or х), none for other scripts.
 * Loses much (`sh` and `s` fall together): good for finding a name under another spelling, never for telling two names apart.
 */
export function soundsOf(folded: string): string[] {
  const bare = folded.replace(BETWEEN, '').replace(CYRILLIC_LETTER, (letter) => CYRILLIC[letter] ?? letter);
  if (!LATIN_LETTERS.test(bare)) return [];
  const letters = replaceAll(bare, LATIN);
  let spellings = [letters];
  if (letters.includes('j')) spellings = [letters.replaceAll('j', 'z'), letters.replaceAll('j', 'i')];
  if (letters.includes('x'))
    spellings = spellings.flatMap((text) => [text.replaceAll('x', 'ks'), text.replaceAll('x', 'h')]);
  return spellings.map((text) => replaceAll(text, SAME_SOUND));
}

function replaceAll(text: string, table: readonly (readonly [RegExp, string])[]): string {
  let changed = text;
  for (const [pattern, letters] of table) changed = changed.replace(pattern, letters);
  return changed;
}
