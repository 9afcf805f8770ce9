// Names as people type them: in another romanisation, with a slip of the finger, without the middle name.
import * as fs from 'node:fs';
import type { Seeded } from './seeded';

type Letters = Readonly<Record<string, string>>;

/** A table of the collection: letters, and what they become behind, before or at the end of others. */
export interface Scheme {
  name: string;
  mapping: Letters;
  prev_mapping: Letters | null;
  next_mapping: Letters | null;
  ending_mapping: Letters | null;
}

/** @param file of the collection */
export function readSchemes(file: string): Scheme[] {
  return JSON.parse(fs.readFileSync(file, 'utf8')) as Scheme[];
}

/** A Russian text in Latin letters by the scheme, capitals as they were. */
export function romanise(text: string, scheme: Scheme): string {
  return text.replace(/\p{Script=Cyrillic}+/gu, (word) => romaniseWord(word, scheme));
}

function romaniseWord(word: string, { mapping, prev_mapping, next_mapping, ending_mapping }: Scheme): string {
  const letters = [...word.toLowerCase()];
  const ending = ending_mapping?.[letters.slice(-2).join('')];
  const stem = ending !== undefined && letters.length > 2 ? letters.slice(0, -2) : letters;
  const spelled = stem.map(
    (letter, at) =>
      prev_mapping?.[(letters[at - 1] ?? '') + letter] ??
      next_mapping?.[letter + (letters[at + 1] ?? '')] ??
      mapping[letter] ??
      letter,
  );
  const whole = spelled.join('') + (stem === letters ? '' : (ending ?? ''));
  const isCapital = /^\p{Lu}/u.test(word);
  if (isCapital && word.length > 1 && word === word.toUpperCase()) return whole.toUpperCase();
  return isCapital ? whole.charAt(0).toUpperCase() + whole.slice(1) : whole;
}

const SLAVIC_WORD = /^[a-z]{2,}(?:ov|ova|ev|eva|in|ina|sky|skiy|skii|skaya|skaia|vich|ovna|evna|enko|chuk|yuk|uk)$/iu;

/** A name of at least two words in Latin letters with the endings of Russian and Ukrainian surnames and patronymics. */
export function isSlavic(name: string): boolean {
  const words = name.split(/[^\p{L}'’]+/u).filter((word) => word !== '');
  return (
    /^[A-Za-z ,.'’-]+$/u.test(name) && words.length >= 2 && words.filter((word) => SLAVIC_WORD.test(word)).length >= 2
  );
}

/** The usual English romanisation read backwards; the longest first. */
const BACK: readonly (readonly [RegExp, string])[] = [
  [/shch/gu, 'щ'],
  [/skiy\b|skii\b|sky\b/gu, 'ский'],
  [/skaya\b|skaia\b/gu, 'ская'],
  [/zh/gu, 'ж'],
  [/kh/gu, 'х'],
  [/ts/gu, 'ц'],
  [/ch/gu, 'ч'],
  [/sh/gu, 'ш'],
  [/yu|iu/gu, 'ю'],
  [/ya|ia/gu, 'я'],
  [/yo/gu, 'ё'],
  [/ye/gu, 'е'],
  [/[iy]y\b/gu, 'ий'],
  [/(?<=[аеиоуыэюяaeiou])y\b/gu, 'й'],
  [/y\b/gu, 'ий'],
  [/['’]/gu, 'ь'],
];
const BACK_LETTERS: Letters = {
  a: 'а', b: 'б', c: 'ц', d: 'д', e: 'е', f: 'ф', g: 'г', h: 'х', i: 'и', j: 'й', k: 'к', l: 'л', m: 'м', n: 'н', o: 'о', p: 'п', q: 'к',
  r: 'р', s: 'с', t: 'т', u: 'у', v: 'в', w: 'в', x: 'кс', y: 'ы', z: 'з',
}; // prettier-ignore

/** A Slavic name from Latin letters into Russian ones, as somebody would write it who only sees the Latin. */
export function toCyrillic(name: string): string {
  const grouped = BACK.reduce((text, [pattern, letters]) => text.replace(pattern, letters), name.toLowerCase());
  const spelled = grouped.replace(/[a-z]/gu, (letter) => BACK_LETTERS[letter] ?? letter);
  return spelled.replace(/(?<!\p{L})\p{L}/gu, (letter) => letter.toUpperCase());
}

const ALPHABET = [...'abcdefghijklmnopqrstuvwxyz'];
const CYRILLIC_ALPHABET = [...'абвгдежзийклмнопрстуфхцчшщыьэюя'];

/** One letter put in, left out, changed or swapped with its neighbour, in a word of five letters or more; undefined where there is none. */
export function mistype(name: string, chance: Seeded): string | undefined {
  const words = [...name.matchAll(/[a-z]{5,}|[\u0400-\u04ff]{5,}/giu)];
  if (words.length === 0) return undefined;
  const { 0: word, index } = chance.pick(words);
  const letter = chance.pick(/^[a-z]/iu.test(word) ? ALPHABET : CYRILLIC_ALPHABET);
  const cased = word === word.toUpperCase() ? letter.toUpperCase() : letter;
  const at = index + chance.below(word.length);
  const swap = Math.min(at, index + word.length - 2);
  switch (chance.below(4)) {
    case 0:
      return name.slice(0, at) + cased + name.slice(at);
    case 1:
      return name.slice(0, at) + name.slice(at + 1);
    case 2:
      return name.slice(0, at) + cased + name.slice(at + 1);
    default:
      return name.slice(0, swap) + name.charAt(swap + 1) + name.charAt(swap) + name.slice(swap + 2);
  }
}

const PATRONYMIC = /^\p{L}+(?:ovich|evich|ich|ovna|evna|ichna|ovych|evych|ivna|ович|евич|овна|евна|івна)$/iu;

/** Without the patronymic, else without a word from the middle; undefined for fewer than three words. `IVANOV, Ivan` is turned first. */
export function dropMiddle(name: string, chance: Seeded): string | undefined {
  const [family = '', given] = name.split(/,\s*/u);
  const words = (given === undefined ? name : `${given} ${family}`).split(/\s+/u).filter((word) => /\p{L}/u.test(word));
  if (words.length < 3 || name.split(',').length > 2) return undefined;
  const patronymic = words.findIndex((word) => PATRONYMIC.test(word));
  const dropped = patronymic >= 0 ? patronymic : 1 + chance.below(words.length - 2);
  return words.filter((_, at) => at !== dropped).join(' ');
}
