// Undoes the cheap disguises of words: letters spaced out ("b e a r i n g s") and digits in place of letters ("be4ring", "p0dshipnik").
import type { GoodsText } from './goods-text';
import { CYRILLIC, DIGIT, isAlphabetic, LATIN, SEPARATOR } from './letter-classes';

/** Fewer single letters in a row are initials, not a spaced-out word. */
const SPACED_LETTERS = 5;
/** Digits that look like letters, by the digit: Latin and Cyrillic. */
const LATIN_LIKE = 'olzeasbtbg';
const CYRILLIC_LIKE = 'ол з ч б  в ';

/** Rewrites the folded text in place; answers whether anything was changed. Offsets into the text as received stay right. */
export function undisguise(text: GoodsText): boolean {
  const closed = text.singles >= SPACED_LETTERS && closeUpLetters(text);
  const lettered = text.digits > 0 && turnDigitsIntoLetters(text);
  return closed || lettered;
}

/**
 * `62O5` and `6l05`: the letters O, l and I between two digits are digits in a number of mostly digits. Rewrites in place; done before
 * numbers are read.
 */
export function turnLettersIntoDigits(text: GoodsText): void {
  if (text.digits < 3) return;
  for (let at = 1; at + 1 < text.length; at += 1) {
    const charClass = text.classes[at];
    if (charClass !== LATIN && charClass !== CYRILLIC) continue;
    if (text.classes[at - 1] !== DIGIT) continue;
    const isPair = DIGIT_LIKE.has(text.units[at + 1] ?? 0) && text.classes[at + 1] === charClass;
    if (text.classes[isPair ? at + 2 : at + 1] !== DIGIT) continue;
    const digit = DIGIT_LIKE.get(text.units[at] ?? 0);
    if (digit === undefined || digitsAround(text, at, isPair ? 2 : 1) < (isPair ? 2 : 3)) continue;
    text.mark('letter_for_digit', at - 1, at + 2);
    text.units[at] = digit;
    text.classes[at] = DIGIT;
    if (isPair) at -= 1;
  }
}

/** Latin o, l, i and Cyrillic о, as digits. */
const DIGIT_LIKE = new Map([
  [111, 48],
  [108, 49],
  [105, 49],
  [0x043e, 48],
]);

/** Digits on both sides of `letters` letters in their place. */
function digitsAround(text: GoodsText, at: number, letters: number): number {
  let count = 0;
  for (let before = at - 1; before >= 0 && before > at - 6 && text.classes[before] === DIGIT; before -= 1) count += 1;
  for (let after = at + letters; after < at + 6 && text.classes[after] === DIGIT; after += 1) count += 1;
  return count;
}

function closeUpLetters(text: GoodsText): boolean {
  let to = 0;
  let changed = false;
  for (let at = 0; at < text.length;) {
    const singles = countSingles(text, at);
    if (singles < SPACED_LETTERS) {
      move(text, at, to);
      at += 1;
      to += 1;
      continue;
    }
    text.mark('spaced_letters', at, at + singles * 2 - 1);
    for (let letter = 0; letter < singles; letter += 1) move(text, at + letter * 2, to + letter);
    at += singles * 2 - 1;
    to += singles;
    changed = true;
  }
  text.length = to;
  text.units[to] = 0;
  text.classes[to] = 0;
  return changed;
}

/** How many single letters with one separator between them begin here, at the start of a word. */
function countSingles(text: GoodsText, start: number): number {
  if (start > 0 && text.classes[start - 1] !== SEPARATOR && isAlphabetic(text.classes[start - 1])) return 0;
  let count = 0;
  for (let at = start; at < text.length; at += 2) {
    if (!isAlphabetic(text.classes[at]) || isAlphabetic(text.classes[at + 1])) break;
    count += 1;
    if (text.classes[at + 1] !== SEPARATOR) break;
  }
  return count;
}

function move(text: GoodsText, from: number, to: number): void {
  if (from === to) return;
  text.units[to] = text.units[from] ?? 0;
  text.classes[to] = text.classes[from] ?? 0;
  text.offsets[to] = text.offsets[from] ?? 0;
}

/** Only a digit between two letters of one alphabet, in a word that is mostly letters: part numbers are left alone. */
function turnDigitsIntoLetters(text: GoodsText): boolean {
  let changed = false;
  for (let at = 1; at + 1 < text.length; at += 1) {
    if (text.classes[at] !== DIGIT) continue;
    const script = text.classes[at - 1];
    if ((script !== LATIN && script !== CYRILLIC) || lettersAround(text, at, script) < 5) continue;
    const likes = script === LATIN ? LATIN_LIKE : CYRILLIC_LIKE;
    const letter = likes.charCodeAt((text.units[at] ?? 48) - 48);
    if (Number.isNaN(letter) || letter === 32) continue;
    text.mark('digit_for_letter', at - 1, at + 2);
    text.units[at] = letter;
    text.classes[at] = script;
    changed = true;
  }
  return changed;
}

/** Letters of the script right before and after a lone digit; 0 where a word does not go on after it. */
function lettersAround(text: GoodsText, at: number, script: number): number {
  const limit = 12;
  let after = 0;
  while (after < limit && text.classes[at + 1 + after] === script) after += 1;
  let before = 0;
  while (before < limit && before < at && text.classes[at - 1 - before] === script) before += 1;
  return after === 0 ? 0 : before + after;
}
