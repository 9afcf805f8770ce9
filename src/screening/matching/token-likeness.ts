// How alike two words of names are, and in what way.
import type { NameToken } from './name-token';
import { isConsonantal } from './script-of';
import { BONE_COSTS, countEdits, spellingDistance } from './spelling-distance';

export type LikenessKind =
  'same' | 'variant' | 'nickname' | 'translation' | 'sound' | 'spelling' | 'consonants' | 'initial' | 'joined' | 'short_form';

export interface TokenLikeness {
  /** Above 0 to 1. */
  likeness: number;
  how: LikenessKind;
}

const SAME: TokenLikeness = { likeness: 1, how: 'same' };
const VARIANT: TokenLikeness = { likeness: 0.97, how: 'variant' };
const NICKNAME: TokenLikeness = { likeness: 0.85, how: 'nickname' };
const TRANSLATION: TokenLikeness = { likeness: 0.95, how: 'translation' };
const SOUND: TokenLikeness = { likeness: 0.97, how: 'sound' };
const INITIAL: TokenLikeness = { likeness: 0.8, how: 'initial' };

/** Unweighted edits that a word of this many letters may differ by; whoever looks words up relies on it. */
export function mostEdits(length: number): number {
  if (length <= 2) return 0;
  return length === 3 ? 1 : 2;
}

/** Weighted edits a letter of the longer word. */
const MOST_COST = 0.34;
/** Two edits are worse than twice one. */
const COST_GROWS = 1.3;

/** Edits between consonants of words of which at least one is written without vowels. */
export const MOST_BONE_EDITS = 1;

/** Undefined where the words are not alike at all. Symmetric. */
export function compareTokens(a: NameToken, b: NameToken): TokenLikeness | undefined {
  if (a.text === b.text) return SAME;
  if (a.group !== undefined && a.group === b.group) return groupLikeness(a, b);
  if (a.part === 'number' || b.part === 'number') return undefined;
  if (a.part === 'initial' || b.part === 'initial') return compareInitial(a, b);
  if (a.script === b.script && (a.sounds.length === 0 || isConsonantal(a.script) || a.script === 'han' || a.script === 'hangul'))
    return compareSpelling(a.text, b.text);
  if (isConsonantal(a.script) || isConsonantal(b.script)) return compareBones(a, b);
  return compareSounds(a, b);
}

/** What being written together costs. */
const JOINED = 0.97;

/** Likeness of words written together with one that may be the same: less may differ than between single words. 0 where they are not alike. */
export function compareJoined(joined: NameToken, word: NameToken): number {
  const found = compareTokens(joined, word);
  if (found === undefined || found.how === 'initial') return 0;
  if (found.how === 'spelling' && !isOneEditOff(joined, word)) return 0;
  return found.likeness * JOINED;
}

function isOneEditOff(joined: NameToken, word: NameToken): boolean {
  return joined.sounds.length === 0
    ? countEdits(joined.text, word.text, 1) <= 1
    : joined.sounds.some((one) => word.sounds.some((two) => countEdits(one, two, 1) <= 1));
}

function groupLikeness(a: NameToken, b: NameToken): TokenLikeness {
  if (a.part === 'generic') return TRANSLATION;
  if (a.part === 'number') return SAME;
  return a.nickname !== b.nickname ? NICKNAME : VARIANT;
}

function compareInitial(a: NameToken, b: NameToken): TokenLikeness | undefined {
  const [initial, word] = a.part === 'initial' ? [a, b] : [b, a];
  const letter = initial.letters.charAt(0);
  if (letter === '' || word.part === 'generic' || word.part === 'particle') return undefined;
  const sound = initial.sounds[0]?.charAt(0);
  const meets = word.letters.startsWith(initial.letters) || word.sounds.some((sounds) => sound !== undefined && sounds.startsWith(sound));
  return meets ? INITIAL : undefined;
}

function compareSounds(a: NameToken, b: NameToken): TokenLikeness | undefined {
  let best = Infinity;
  let length = 1;
  for (const one of a.sounds) {
    for (const two of b.sounds) {
      if (one === two) return one.length > 1 ? SOUND : undefined;
      const most = mostEdits(Math.min(one.length, two.length));
      const cost = most === 0 ? Infinity : spellingDistance(one, two, most);
      if (cost < best) [best, length] = [cost, Math.max(one.length, two.length)];
    }
  }
  // Digits put for letters: two spellings of the letters themselves are compared as well.
  return best === Infinity ? undefined : spelled(best, length);
}

function compareSpelling(one: string, two: string): TokenLikeness | undefined {
  const most = mostEdits(Math.min(one.length, two.length));
  const cost = most === 0 ? Infinity : spellingDistance(one, two, most);
  return cost === Infinity ? undefined : spelled(cost, Math.max(one.length, two.length));
}

/** Undefined where too little of the word is left to call it the same. */
function spelled(cost: number, length: number): TokenLikeness | undefined {
  return cost > MOST_COST * length ? undefined : { likeness: 1 - cost ** COST_GROWS / length, how: 'spelling' };
}

/** Alike consonants are less than alike sounds: the fewer there are, the more words share them. */
const SAME_BONES = [0, 0.8, 0.9, 0.95];

function compareBones(a: NameToken, b: NameToken): TokenLikeness | undefined {
  const [one, two] = [a.bones, b.bones];
  if (one === '' || two === '') return undefined;
  const shortest = Math.min(one.length, two.length);
  const most = SAME_BONES[Math.min(3, shortest)] ?? 0;
  if (one === two) return { likeness: most, how: 'consonants' };
  const cost = spellingDistance(one, two, MOST_BONE_EDITS, BONE_COSTS);
  if (cost === Infinity || (shortest <= 2 && cost >= 1)) return undefined;
  return { likeness: most - cost / (shortest + 1), how: 'consonants' };
}
