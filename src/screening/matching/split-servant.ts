// Arabic names written together with "servant of" and the article: Abdelhalim, عبدالحليم are read as Abd and Halim.
import type { Script } from './script-of';

const LATIN_SERVANT = /^abd(?:oul|[aeou]l|[aeou]([rszdtn])(?=\1)|ur|us|er)(?=[a-z]{3})/u;
const GOD = /^abd[aeou]{1,2}ll?[aio]h?$/u;

/** The words that a word of a name stands for; itself where it is no such. */
export function splitServant(word: string, script: Script): string[] {
  if (script === 'latin') {
    if (!word.startsWith('abd') || GOD.test(word)) return [word];
    const servant = LATIN_SERVANT.exec(word)?.[0];
    return servant === undefined ? [word] : ['abd', word.slice(servant.length)];
  }
  if (script !== 'arabic') return [word];
  if (/^عبدال(?=..)/u.test(word) && word !== 'عبدالله') return ['عبد', word.slice(5)];
  if (/^عبد(?=...)/u.test(word) && word !== 'عبدالله') return ['عبد', word.slice(3)];
  return [word];
}
