// Finds a key that stands twice in one object of a JSON text. Parsers keep the last one without a word, other programs the first: what was screened
// and what the next system reads would then be two different requests.
import { stepInto } from './fields/json-pointer';

/**
 * @param text JSON that has been parsed
 * @param value what it was parsed to
 * @returns JSON pointer of the second occurrence, or undefined where there is none
 */
export function findRepeatedKey(text: string, value: unknown): string | undefined {
  // The common case costs one count on each side; only where they differ is the place looked for.
  return countKeys(text) === countMembers(value) ? undefined : locate(text);
}

function countKeys(text: string): number {
  let keys = 0;
  for (let start = text.indexOf('"'); start >= 0;) {
    const after = skipSpace(text, endOfString(text, start));
    if (text.charCodeAt(after) === COLON) keys += 1;
    start = text.indexOf('"', after);
  }
  return keys;
}

const COLON = 0x3a;
const BACKSLASH = 0x5c;

/** Offset after the closing quote of the string that opens at `start`. */
function endOfString(text: string, start: number): number {
  let end = text.indexOf('"', start + 1);
  while (isEscaped(text, end)) end = text.indexOf('"', end + 1);
  return end + 1;
}

function isEscaped(text: string, at: number): boolean {
  let before = at;
  while (text.charCodeAt(before - 1) === BACKSLASH) before -= 1;
  return (at - before) % 2 === 1;
}

function skipSpace(text: string, from: number): number {
  let at = from;
  for (let code = text.charCodeAt(at); code === 0x20 || (code >= 0x09 && code <= 0x0d); code = text.charCodeAt(at))
    at += 1;
  return at;
}

/** Members of all objects in a value; by a stack of our own, since callers choose how deep it is. */
function countMembers(value: unknown): number {
  let members = 0;
  const open: unknown[] = [value];
  while (open.length > 0) {
    const next = open.pop();
    if (typeof next !== 'object' || next === null) continue;
    const items: unknown[] = Array.isArray(next) ? next : Object.values(next);
    if (!Array.isArray(next)) members += items.length;
    for (const item of items) if (typeof item === 'object' && item !== null) open.push(item);
  }
  return members;
}

/** An object or list that is open at some place of the text. */
interface Frame {
  /** Keys so far; undefined in a list. */
  keys: Set<string> | undefined;
  /** Where its current member stands. */
  step: string | number;
}

function locate(text: string): string | undefined {
  const open: Frame[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    const frame = open.at(-1);
    if (character === '{') open.push({ keys: new Set(), step: '' });
    else if (character === '[') open.push({ keys: undefined, step: 0 });
    else if (character === '}' || character === ']') open.pop();
    else if (character === ',' && frame && typeof frame.step === 'number') frame.step += 1;
    if (character !== '"') continue;
    const end = endOfString(text, at);
    if (frame?.keys && text.charCodeAt(skipSpace(text, end)) === COLON) {
      frame.step = JSON.parse(text.slice(at, end)) as string;
      if (frame.keys.has(frame.step)) return open.reduce((pointer, { step }) => stepInto(pointer, step), '');
      frame.keys.add(frame.step);
    }
    at = end - 1;
  }
  return undefined;
}
