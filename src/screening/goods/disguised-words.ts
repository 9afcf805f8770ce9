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
  const closed = closeUpLetters(text);
  const lettered = turnDigitsIntoLetters(text);
  return closed || lettered;
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
