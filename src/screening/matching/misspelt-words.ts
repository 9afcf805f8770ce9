// Long words of legal forms and trades in another romanisation or with one slip: `Akcionernoe Obščestvo`, `COMPVNY`.
import { TextMemo } from '../normalise/text-memo';
import { forEachDeletionKey } from './deletion-keys';
import { lettersOf } from './letters-of';
import { PinyinTable } from './pinyin';
import { scriptOf } from './script-of';
import { soundsOfWord } from './sounds-of-word';

const KEPT_WORDS = 20_000;
const NO_CHARACTERS = new PinyinTable([]);

interface KnownSpelling {
  word: string;
  sounds: string;
}

export class MisspeltWords {
  private readonly byKey = new Map<number, KnownSpelling[]>();
  private readonly answers = new TextMemo<string>(KEPT_WORDS);

  /** @param least sounds that a word needs: shorter ones are one letter off somebody's name */
  constructor(private readonly least: number) {}

  /** To be called before anything is asked. */
  add(word: string): void {
    for (const sounds of soundsOf(word)) {
      if (sounds.length < this.least) continue;
      forEachDeletionKey(sounds, 1, (key) => {
        const known = this.byKey.get(key) ?? [];
        if (!known.some((one) => one.word === word)) known.push({ word, sounds });
        this.byKey.set(key, known);
      });
    }
  }

  /** The word that is meant; the same where none is near. */
  meant(word: string): string {
    return word.length < this.least - 1 ? word : this.answers.get(word, (text) => this.find(text));
  }

  /** The same while words are still being added. */
  find(word: string): string {
    let [found, best] = [word, 2];
    for (const sounds of soundsOf(word)) {
      if (sounds.length < this.least - 1) continue;
      forEachDeletionKey(sounds, 1, (key) => {
        for (const known of this.byKey.get(key) ?? []) {
          if (scriptOf(known.word) !== scriptOf(word)) continue;
          const edits = editsBetween(sounds, known.sounds);
          if (edits < best) [found, best] = [known.word, edits];
        }
      });
    }
    return found;
  }
}

function soundsOf(word: string): readonly string[] {
  const script = scriptOf(word);
  return script === 'latin' || script === 'cyrillic' ? soundsOfWord(lettersOf(word, script, NO_CHARACTERS)) : [];
}

/** 0, 1 or 2 for more; neighbours swapped are one. */
function editsBetween(one: string, two: string): number {
  if (one === two) return 0;
  let start = 0;
  while (start < one.length && one.charCodeAt(start) === two.charCodeAt(start)) start++;
  const [a, b] = [one.slice(start), two.slice(start)];
  const isOne =
    a.slice(1) === b.slice(1) ||
    a.slice(1) === b ||
    a === b.slice(1) ||
    (a.charAt(0) === b.charAt(1) && a.charAt(1) === b.charAt(0) && a.slice(2) === b.slice(2));
  return isOne ? 1 : 2;
}
