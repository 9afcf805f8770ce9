// Arabic names written together with "servant of" and the article: Abdelhalim, Абдулхалим, عبدالحليم are read as Abd and Halim.
import type { Script } from './script-of';

/** With the article, or with its last letter turned into the next one; a single letter belongs to the name. */
const LATIN_SERVANT = /^abd(?:oul|[aeiou](?:l|([rszdtn])(?=\1))?)(?=[a-z]{4})/u;
const LATIN_GOD = /^abd[aeou]{1,2}ll?[aio]h?$/u;
const CYRILLIC_SERVANT = /^абд[аеиоу](?:л|([рсздтн])(?=\1))?(?=\p{L}{4})/u;
const CYRILLIC_GOD = /^абдулл?[ао]х?$/u;
const ARABIC_SERVANT = /^عبد(?:ال)?(?=\p{L}{2})/u;
const ARABIC_GOD = 'عبدالله';

/** The words that a word of a name stands for; itself where it is no such. */
export function splitServant(word: string, script: Script): string[] {
  switch (script) {
    case 'latin':
      return word.startsWith('abd') && !LATIN_GOD.test(word) ? split(word, LATIN_SERVANT, 'abd') : [word];
    case 'cyrillic':
      return word.startsWith('абд') && !CYRILLIC_GOD.test(word) ? split(word, CYRILLIC_SERVANT, 'абд') : [word];
    case 'arabic':
      return word.startsWith('عبد') && word !== ARABIC_GOD ? split(word, ARABIC_SERVANT, 'عبد') : [word];
    default:
      return [word];
  }
}

function split(word: string, servant: RegExp, name: string): string[] {
  const found = servant.exec(word)?.[0];
  return found === undefined ? [word] : [name, word.slice(found.length)];
}
