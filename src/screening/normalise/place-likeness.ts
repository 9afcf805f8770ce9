// When a name that is only like a known one is taken for it: how long it must be, and whose countries must agree.
import type { Place } from './place-shape';

/** How far the countries named elsewhere in the request speak for a place. */
export type Agreement = 'both' | 'one' | 'region' | 'silent' | 'against';

/** Goods on their way through these countries may well pass a crossing whose countries no field of the request names. */
const CORRIDOR_COUNTRIES = new Set('RU BY KZ KG UZ TJ TM AM GE AZ MN'.split(' '));
/** Names one letter from many towns of the world: only both countries of the border make them likely. */
const ORDINARY = new Set(
  'elton merke salla lotta samur sarpi kosak indra yalama urbany shagan brest kegen naiza tobol balakan margara kapikoy howdan gaudan bekabad khanabad kozlovichi kozlowicze razi karasu qarasu sagan aksaj aqsai aksai aksay navoi korgas korgos malik tajen tazhen kushka kairak kayrak korday'.split(
    ' ',
  ),
);
/** Endings that the names of thousands of Chinese towns share. */
const CHINESE_ENDING = /(?:ning|jiang|cheng|ling|ping|shan|zhou|yang|kou|dong|yuan|xiang|zhen|hai)$/u;
const HAN = /\p{Script=Han}/u;
const LATIN = /[a-z]/u;
/** A guess matters most where goods may enter Russia or Belarus, or pass Kazakhstan; elsewhere it needs the countries of the route. */
const WATCHED = new Set(['RU', 'BY', 'KZ']);

export function isBorder(place: Place): boolean {
  return place.kind === 'border_post' || place.kind === 'rail_border';
}

/** Whether two readings of rows are of one place; the sides of a border are not told apart. */
export function isSamePlace(a: Place, b: Place): boolean {
  return a === b || (a.name === b.name && a.country === b.country && a.kind === b.kind);
}

export function agreementOf(place: Place, hints: readonly string[]): Agreement {
  if (hints.length === 0) return 'silent';
  const near = place.country !== null && hints.includes(place.country);
  const far = place.counterpart !== null && hints.includes(place.counterpart);
  if (near && (far || !isBorder(place))) return 'both';
  if (near || (far && isBorder(place))) return 'one';
  return isBorder(place) && hints.some((country) => CORRIDOR_COUNTRIES.has(country)) ? 'region' : 'against';
}

/** Letters of a Latin name that may be mistyped, of a watched border and of another. */
const LEAST_LATIN = { one: [5, 6], silent: [6, 7] } as const;

/** Whether a name one letter away from this one may be taken for it. */
export function mayBeMistyped(name: string, place: Place, agreement: Agreement): boolean {
  if (agreement === 'against') return false;
  const letters = [...name].length;
  const isLatin = LATIN.test(name);
  if (!isBorder(place)) return agreement !== 'silent' && letters >= (isLatin ? 6 : HAN.test(name) ? 3 : 5);
  // Some thirty towns of England and America are one letter from the station Elton.
  if (agreement === 'both') return letters >= (HAN.test(name) ? 3 : 4) && name !== 'elton';
  if (!isLatin) return letters >= (HAN.test(name) ? 3 : 4);
  return letters >= LEAST_LATIN[agreement === 'one' ? 'one' : 'silent'][isWatched(place) ? 0 : 1] && !isOrdinary(name);
}

/** Whether a name that sounds the same may be taken for it. */
export function maySoundAlike(sounds: string, place: Place, agreement: Agreement): boolean {
  if (agreement === 'against') return false;
  if (!isBorder(place)) return sounds.length >= (agreement === 'silent' ? 7 : 5);
  if (agreement === 'both') return sounds.length >= 4;
  return sounds.length >= 6 && isWatched(place) && place.country !== 'CN' && !CHINESE_ENDING.test(sounds);
}

function isWatched(place: Place): boolean {
  return WATCHED.has(place.country ?? '') || WATCHED.has(place.counterpart ?? '');
}

function isOrdinary(name: string): boolean {
  return ORDINARY.has(name) || CHINESE_ENDING.test(name);
}
