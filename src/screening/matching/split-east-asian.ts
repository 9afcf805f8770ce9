// Chinese and Korean names, which are written without blanks: family name and given name of a person, the words of a firm.
import type { TokenPart } from './name-token';
import type { NameWords } from './name-words';
import { familyNameLength } from './pinyin';
import type { NameKind } from './read-name-kind';

export interface HanWord {
  word: string;
  part: TokenPart;
  group: string | undefined;
}

export interface EastAsianContext {
  kind: NameKind;
  /** The name is this one word: written without blanks. */
  alone: boolean;
}

/** Known words are cut out, the longest first; legal forms are left out. What is left is a person's name when nothing was cut out. */
export function splitHanName(text: string, words: NameWords, { kind, alone }: EastAsianContext): HanWord[] {
  const found: HanWord[] = kind === 'person' ? [core(text)] : cutOut(text, words);
  const [only] = found;
  if (found.length !== 1 || only === undefined || only.part !== 'core' || kind === 'company' || !alone) return found;
  if (only.word.length < 2 || only.word.length > 4) return found;
  const family = familyNameLength(only.word);
  return [only.word.slice(0, family), only.word.slice(family)].filter((word) => word !== '').map(core);
}

/** A Korean name of two to four syllables: the first is the family name. */
export function splitHangulName(text: string, { kind, alone }: EastAsianContext): string[] {
  if (kind === 'company' || !alone || text.length < 2 || text.length > 4) return [text];
  return [text.slice(0, 1), text.slice(1)];
}

function core(word: string): HanWord {
  return { word, part: 'core', group: undefined };
}

function cutOut(text: string, words: NameWords): HanWord[] {
  for (const { text: phrase, word } of words.hanWords) {
    const at = word.class === 'generic' || word.class === 'legal_form' ? text.indexOf(phrase) : -1;
    if (at < 0) continue;
    const here: HanWord[] = word.class === 'generic' ? [{ word: phrase, part: 'generic', group: word.group }] : [];
    return [...restOf(text.slice(0, at), words), ...here, ...restOf(text.slice(at + phrase.length), words)];
  }
  return [core(text)];
}

function restOf(text: string, words: NameWords): HanWord[] {
  return text === '' ? [] : cutOut(text, words);
}
