// How alike two words of names are, and in what way.
import type { NameToken } from './name-token';
import { isConsonantal } from './script-of';
import { BONE_COSTS, isWithinEdits, spellingDistance } from './spelling-distance';

export type LikenessKind =
  | 'same'
  | 'variant'
  | 'nickname'
  | 'translation'
  | 'sound'
  | 'spelling'
  | 'consonants'
  | 'initial'
  | 'joined'
  | 'short_form';

export interface TokenLikeness {
  /** Above 0 to 1. */
  likeness: number;
  how: LikenessKind;
  /** How much being alike in this way says, 0 to 1: many words share two consonants. */
  strength: number;
}

const SAME: TokenLikeness = { likeness: 1, how: 'same', strength: 1 };
const VARIANT: TokenLikeness = { likeness: 0.97, how: 'variant', strength: 1 };
const NICKNAME: TokenLikeness = { likeness: 0.85, how: 'nickname', strength: 1 };
const TRANSLATION: TokenLikeness = { likeness: 0.95, how: 'translation', strength: 1 };
const SOUND: TokenLikeness = { likeness: 0.97, how: 'sound', strength: 1 };
const INITIAL: TokenLikeness = { likeness: 0.8, how: 'initial', strength: 0.6 };

/** Unweighted edits that a word of this many letters may differ by; whoever looks words up relies on it. */
export function mostEdits(length: number): number {
  if (length <= 2) return 0;
  return length <= 4 ? 1 : 2;
}

/** Words of few letters that only differ in vowels may differ in one more. */
export const LEAST_VOWEL_BONES = 3;
export const LONGEST_VOWEL_WORD = 7;

/** Weighted edits a letter of the longer word. */
const MOST_COST = 0.34;
/** Two edits are worse than twice one. */
const COST_GROWS = 1.3;

/** Edits between consonants of words of which at least one is written without vowels. */
export const MOST_BONE_EDITS = 1;
/** Of fewer consonants none may be changed; one less may be one too few. */
export const LEAST_BONES_TO_EDIT = 4;
const MOST_NEAR_BONES = 3;
const MOST_BONE_COST = 1;

/** Undefined where the words are not alike at all. Symmetric. */
export function compareTokens(a: NameToken, b: NameToken): TokenLikeness | undefined {
  if (a.text === b.text) return SAME;
  if (a.group !== undefined && a.group === b.group) return groupLikeness(a, b);
  if (a.part === 'number' || b.part === 'number' || a.digits !== b.digits) return undefined;
  if (a.part === 'initial' || b.part === 'initial') return compareInitial(a, b);
  if (
    a.script === b.script &&
    (a.sounds.length === 0 || isConsonantal(a.script) || a.script === 'han' || a.script === 'hangul')
  )
    return compareSpelling(a.text, b.text);
  if (isConsonantal(a.script) || isConsonantal(b.script)) return compareBones(a, b);
  const found = compareSounds(a, b);
  return found?.how === 'spelling' && !maySpell(a, b, found.likeness) ? undefined : found;
}

/** Fewer consonants than these are shared by chance when any two words may be put together. */
const LEAST_JOINED_BONES = 3;
const JOINED_BONES_STRENGTH = 0.5;
/** What being written together costs. */
const JOINED = 0.97;

/** Likeness of words written together with one that may be the same: less may differ than between single words. */
export function compareJoined(joined: NameToken, word: NameToken): TokenLikeness | undefined {
  const found = compareTokens(joined, word);
  if (found === undefined || found.how === 'initial' || !isJoinedLikeness(found, joined, word)) return undefined;
  const strength =
    found.how === 'consonants' && joined.bones.length <= LEAST_JOINED_BONES ? JOINED_BONES_STRENGTH : found.strength;
  return { likeness: found.likeness * JOINED, how: 'joined', strength };
}

function isJoinedLikeness({ how }: TokenLikeness, joined: NameToken, word: NameToken): boolean {
  if (how === 'spelling') return isOneEditOff(joined, word);
  if (how !== 'consonants') return true;
  return joined.bones.length >= LEAST_JOINED_BONES && joined.boneClass === word.boneClass;
}

/** Whether words differ by one slip of the letters; in different alphabets of how they sound. */
export function isOneSlipOff(one: NameToken, two: NameToken): boolean {
  return isWithinEdits(one.letters, two.letters, 1) || (one.script !== two.script && isOneEditOff(one, two));
}

function isOneEditOff(joined: NameToken, word: NameToken): boolean {
  return joined.sounds.length === 0
    ? isWithinEdits(joined.text, word.text, 1)
    : joined.sounds.some((one) => word.sounds.some((two) => isWithinEdits(one, two, 1)));
}

function groupLikeness(a: NameToken, b: NameToken): TokenLikeness {
  if (a.part === 'generic') return TRANSLATION;
  if (a.part === 'number') return SAME;
  return a.nickname !== b.nickname ? NICKNAME : VARIANT;
}

/** Words of a syllable differ by a letter from a dozen others. */
const SYLLABLE_LIKENESS = 0.85;
/** A known word and one that only looks like it. */
const KNOWN_WORD_LIKENESS = 0.75;

function maySpell(a: NameToken, b: NameToken, likeness: number): boolean {
  if (isSyllabic(a) || isSyllabic(b)) return likeness >= SYLLABLE_LIKENESS;
  return mayBeSlip(a.part === 'generic', b.part === 'generic', likeness);
}

/** Whether words that only look alike may be the same, of which either may be a known one. */
export function mayBeSlip(isKnown: boolean, isOtherKnown: boolean, likeness: number): boolean {
  return isKnown === isOtherKnown || likeness >= KNOWN_WORD_LIKENESS;
}

export function isSyllabic({ script }: NameToken): boolean {
  return script === 'han' || script === 'hangul';
}

function compareInitial(a: NameToken, b: NameToken): TokenLikeness | undefined {
  const [initial, word] = a.part === 'initial' ? [a, b] : [b, a];
  const letter = initial.letters.charAt(0);
  if (letter === '' || word.part === 'generic' || word.part === 'particle') return undefined;
  const sound = initial.sounds[0]?.charAt(0);
  const meets =
    word.letters.startsWith(initial.letters) ||
    word.sounds.some((sounds) => sound !== undefined && sounds.startsWith(sound));
  return meets ? INITIAL : undefined;
}

function compareSounds(a: NameToken, b: NameToken): TokenLikeness | undefined {
  const [one, two] = [a.sounds[0], b.sounds[0]];
  if (one === undefined || two === undefined) return undefined;
  let best = compareLetters(a, b);
  if (a.sounds.length === 1 && b.sounds.length === 1) return better(compareReadings(a, b, { one, two }), best);
  for (const reading of a.sounds)
    for (const other of b.sounds) best = better(compareReadings(a, b, { one: reading, two: other }), best);
  return best;
}

function better(found: TokenLikeness | undefined, best: TokenLikeness | undefined): TokenLikeness | undefined {
  return found !== undefined && found.likeness > (best?.likeness ?? 0) ? found : best;
}

/** Letters of words that are compared by these. */
export const LEAST_LETTERS = 5;

/** Whether the word is compared by its letters beside its sounds: a slip may make or break a group of letters, and be heard as two. */
export function hasOwnLetters({ letters, sounds }: NameToken): boolean {
  return letters.length >= LEAST_LETTERS && letters !== sounds[0];
}

function compareLetters(a: NameToken, b: NameToken): TokenLikeness | undefined {
  if (!hasOwnLetters(a) && !hasOwnLetters(b)) return undefined;
  const [one, two] = [a.letters, b.letters];
  if (one.length < LEAST_LETTERS || two.length < LEAST_LETTERS || isSyllabic(a) || isSyllabic(b)) return undefined;
  const cost = spellingDistance(one, two, 1);
  if (cost === Infinity || cost === 0) return undefined;
  return spelled(cost, Math.max(one.length, two.length), one.charCodeAt(0) === two.charCodeAt(0));
}

/** Syllables are few, and many names share them. */
const SYLLABLE_SOUND: TokenLikeness = { likeness: 0.94, how: 'sound', strength: 0.4 };

function soundOf(a: NameToken, b: NameToken): TokenLikeness {
  return isSyllabic(a) || isSyllabic(b) ? SYLLABLE_SOUND : SOUND;
}

function compareReadings(
  a: NameToken,
  b: NameToken,
  { one, two }: { one: string; two: string },
): TokenLikeness | undefined {
  if (one === two) return one.length > 1 ? soundOf(a, b) : undefined;
  const [shortest, longest] = one.length < two.length ? [one.length, two.length] : [two.length, one.length];
  if (longest - shortest > 2) return undefined;
  const most = mostEditsBetween(a, b, { shortest, longest });
  if (most === 0) return undefined;
  const cost = spellingDistance(one, two, most);
  return cost === Infinity ? undefined : spelled(cost, longest, one.charCodeAt(0) === two.charCodeAt(0));
}

function mostEditsBetween(
  a: NameToken,
  b: NameToken,
  { shortest, longest }: { shortest: number; longest: number },
): number {
  const most = mostEdits(shortest);
  if (!mayShareLetters(a.letterSet, b.letterSet, shortest, longest)) return 0;
  return most === 1 && shortest > 3 && a.bones === b.bones && a.bones.length >= LEAST_VOWEL_BONES ? 2 : most;
}

const VOWELS = [...'aeiouhv'].reduce((set, letter) => set | (1 << (letter.charCodeAt(0) - 97)), 0);
const SHORT_WORD = 5;

/** Each edit accounts for two letters that only one word has; in a short word at most one edit changes a consonant. */
export function mayShareLetters(one: number, two: number, shortest: number, longest: number): boolean {
  const apart = one ^ two;
  if (apart === 0) return true;
  const consonants = countBits(apart & ~VOWELS);
  if (shortest < SHORT_WORD && consonants > 0 && countBits(apart) > 2) return false;
  return consonants <= (longest <= SHORT_WORD ? 2 : 4) && countBits(apart) <= 4;
}

function countBits(bits: number): number {
  let rest = bits - ((bits >>> 1) & 0x55555555);
  rest = (rest & 0x33333333) + ((rest >>> 2) & 0x33333333);
  return (((rest + (rest >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}

function compareSpelling(one: string, two: string): TokenLikeness | undefined {
  const most = mostEdits(Math.min(one.length, two.length));
  const cost = most === 0 ? Infinity : spellingDistance(one, two, most);
  return cost === Infinity
    ? undefined
    : spelled(cost, Math.max(one.length, two.length), one.charCodeAt(0) === two.charCodeAt(0));
}

/** Undefined where too little of the word is left to call it the same. @param length of the longer word */
export function spelled(cost: number, length: number, beginsAlike: boolean): TokenLikeness | undefined {
  if (cost > MOST_COST * length) return undefined;
  const likeness = 1 - cost ** COST_GROWS / length;
  const strength = Math.max(LEAST_SPELLING_STRENGTH, 1 - DOUBT_GROWS * (1 - likeness));
  // Slips and other spellings seldom change how a word begins.
  return { likeness, how: 'spelling', strength: beginsAlike ? strength : strength * OTHER_BEGINNING };
}

const LEAST_SPELLING_STRENGTH = 0.3;
const DOUBT_GROWS = 2;
const OTHER_BEGINNING = 0.6;

/** Alike consonants are less than alike sounds: the fewer there are, the more words share them. */
const SAME_BONES = [0, 0.8, 0.9, 0.95];
const BONE_STRENGTH = [0, 0.3, 0.45, 0.65, 0.85];

function compareBones(a: NameToken, b: NameToken): TokenLikeness | undefined {
  const [one, two] = [a.bones, b.bones];
  if (one === '' || two === '') return undefined;
  const shortest = Math.min(one.length, two.length);
  const most = SAME_BONES[Math.min(3, shortest)] ?? 0;
  const strength = BONE_STRENGTH[Math.min(4, shortest)] ?? 1;
  if (one === two) return { likeness: most, how: 'consonants', strength };
  const edits = mostBoneEdits(a, b, shortest);
  const cost = edits === 0 ? Infinity : spellingDistance(one, two, edits, BONE_COSTS);
  if (cost > MOST_BONE_COST) return undefined;
  return { likeness: most - cost / (shortest + 1), how: 'consonants', strength };
}

function mostBoneEdits(a: NameToken, b: NameToken, shortest: number): number {
  if (a.boneClass === b.boneClass && a.boneClass !== '') return MOST_NEAR_BONES;
  const hasRoom =
    shortest >= LEAST_BONES_TO_EDIT || (shortest === LEAST_BONES_TO_EDIT - 1 && a.bones.length !== b.bones.length);
  return hasRoom ? MOST_BONE_EDITS : 0;
}
