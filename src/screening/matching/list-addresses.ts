// Which listed addresses an address is the same as: house number and street words in common, in any script and order.
import { forEachDeletionKey } from './deletion-keys';
import { forEachUnder, type KeyTableData, keyTableSteps } from './key-table';
import { lettersOf } from './letters-of';
import type { ListedAddress, ListEntry } from './list-entry';
import type { PinyinTable } from './pinyin';
import { scriptOf } from './script-of';
import { soundsOfWord } from './sounds-of-word';
import { wordsOfName } from './words-of-name';

/** An address in comparable words. */
export interface AddressReading {
  numbers: ReadonlySet<string>;
  /** Sounds of its words, without those that every address has. */
  words: ReadonlySet<string>;
}

/** Plain data. */
export interface AddressIndexData {
  entryOfAddress: Uint32Array;
  /** Place among the addresses of its entry. */
  placeOfAddress: Uint16Array;
  keys: KeyTableData;
}

/** Words of streets, houses and floors in the languages of the corridor, by sound; they tell nothing. */
const COMMON = new Set(
  (
    'street str st ulitsa ulica ul road rd avenue ave av prospekt prospect pr pereulok per lane square ploshchad pl house dom d building bld bldg korpus ' +
    'korp stroenie str office of ofis floor fl room rm komnata kom pomeshchenie pom flat kv kvartira apartment apt unit suite block litera city gorod g ' +
    'region oblast obl district rayon raion rn village selo pos poselok mikrorayon mkr mkrn tower center centre plaza zone industrial park no number ' +
    'box p o po shosse naberezhnaya nab bulvar proezd tupik the of and bin region republic respublika federation federatsiya'
  )
    .split(' ')
    .flatMap((word) => soundsOfWord(word)),
);
const LEAST_LETTERS = 3;

export function readAddress(text: string, pinyin: PinyinTable): AddressReading {
  const numbers = new Set<string>();
  const words = new Set<string>();
  for (const { text: word } of wordsOfName(text)) {
    const number = /^\p{N}+/u.exec(word)?.[0];
    if (number !== undefined) numbers.add(number.replace(/^0+(?=\d)/u, ''));
    if (number === word) continue;
    const sound = soundsOfWord(lettersOf(word, scriptOf(word), pinyin).replace(/\d/gu, ''))[0] ?? '';
    if (sound.length >= LEAST_LETTERS && !COMMON.has(sound)) words.add(sound);
  }
  return { numbers, words };
}

/** Street, place and postcode of a listed address as one text; the country is compared apart. */
export function textOfAddress({ street, city, region, postcode }: ListedAddress): string {
  return [street, city, region, postcode].filter((part) => part !== undefined).join(', ');
}

export function* addressIndexSteps(
  entries: readonly ListEntry[],
  pinyin: PinyinTable,
): Generator<undefined, AddressIndexData> {
  const entryOfAddress: number[] = [];
  const placeOfAddress: number[] = [];
  const pairs: string[][] = [];
  for (const [at, { addresses }] of entries.entries()) {
    addresses.forEach((address, place) => {
      const keys = pairsOf(readAddress(textOfAddress(address), pinyin));
      if (keys.length === 0) return;
      entryOfAddress.push(at);
      placeOfAddress.push(place);
      pairs.push(keys);
    });
    if (at % 500 === 0) yield;
  }
  const keys = yield* keyTableSteps({
    count: pairs.length,
    keysOf: (address, put) => {
      for (const pair of pairs[address] ?? []) forEachDeletionKey(pair, 0, (key) => put(key, address));
    },
  });
  return {
    entryOfAddress: Uint32Array.from(entryOfAddress),
    placeOfAddress: Uint16Array.from(placeOfAddress),
    keys,
  };
}

/** A number beside a word: addresses that share none are not the same. */
function pairsOf({ numbers, words }: AddressReading): string[] {
  return [...numbers].flatMap((number) => [...words].map((word) => `${number} ${word}`));
}

/** Share of the words of the longer address that both have, and words at least. */
const SHARED_WORDS = 0.5;
const LEAST_WORDS = 2;
/** Share of the digits of the address with fewer of them. */
const SHARED_DIGITS = 0.5;
const NAMED_STREET = 3;
const LONG_WORD = 8;
/** Longer numbers are postcodes and telephone numbers. */
const LONGEST_HOUSE_NUMBER = 4;

/** Whether two addresses are the same house: most numbers and words in common; a town, a street or a postcode alone is not enough. */
export function isSameAddress(one: AddressReading, two: AddressReading): boolean {
  const [digits, otherDigits] = [digitsOf(one.numbers), digitsOf(two.numbers)];
  const sharedDigits = digitsOf(new Set([...one.numbers].filter((number) => two.numbers.has(number))));
  if (sharedDigits === 0 || sharedDigits < SHARED_DIGITS * Math.min(digits, otherDigits)) return false;
  const words = [...one.words].filter((word) => two.words.has(word));
  const shared = words.length;
  // One digit is a quarter or a gate as often as a house, unless the street is named as well.
  if (sharedDigits === 1 && shared < NAMED_STREET && !words.some((word) => word.length >= LONG_WORD)) return false;
  return shared >= LEAST_WORDS && shared >= SHARED_WORDS * Math.max(one.words.size, two.words.size);
}

function digitsOf(numbers: ReadonlySet<string>): number {
  let digits = 0;
  for (const { length } of numbers) if (length <= LONGEST_HOUSE_NUMBER) digits += length;
  return digits;
}

/** Visits listed addresses that share a number and a word with the one that is asked for. */
export function forEachLikelyAddress(
  data: AddressIndexData,
  asked: AddressReading,
  visit: (address: number) => void,
): void {
  const seen = new Set<number>();
  for (const pair of pairsOf(asked))
    forEachDeletionKey(pair, 0, (key) =>
      forEachUnder(data.keys, key, (address) => {
        if (seen.has(address)) return;
        seen.add(address);
        visit(address);
      }),
    );
}
