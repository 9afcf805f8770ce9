// When a name that is only like a known one is taken for it: how long it must be, and whose countries must agree.
import type { Place } from './place-shape';

/** How far the countries named elsewhere in the request speak for a place. */
export type Agreement = 'both' | 'one' | 'region' | 'silent' | 'against';

/** Goods on their way through these countries may well pass a crossing whose countries no field of the request names. */
const CORRIDOR_COUNTRIES = new Set('RU BY KZ KG UZ TJ TM AM GE AZ MN'.split(' '));
/** Names one letter from many towns of the world: only both countries of the border make them likely. */
const ORDINARY = new Set(
  'elton merke salla lotta samur sarpi kosak indra yalama urbany shagan brest kegen naiza tobol rubezh'.split(' '),
);
/** Endings that the names of thousands of Chinese towns share. */
const CHINESE_ENDING = /(?:ning|jiang|cheng|ling|ping|shan|zhou|yang|kou|dong)$/u;
const HAN = /\p{Script=Han}/u;
const LATIN = /[a-z]/u;

export function isBorder(place: Place): boolean {
  return place.kind === 'border_post' || place.kind === 'rail_border';
}

export function agreementOf(place: Place, hints: readonly string[]): Agreement {
  if (hints.length === 0) return 'silent';
  const near = place.country !== null && hints.includes(place.country);
  const far = place.counterpart !== null && hints.includes(place.counterpart);
  if (near && (far || !isBorder(place))) return 'both';
  if (near || (far && isBorder(place))) return 'one';
  return isBorder(place) && hints.some((country) => CORRIDOR_COUNTRIES.has(country)) ? 'region' : 'against';
}

/** Whether a name one letter away from this one may be taken for it. */
export function mayBeMistyped(name: string, place: Place, agreement: Agreement): boolean {
  if (agreement === 'against') return false;
  const letters = [...name].length;
  if (HAN.test(name)) return letters >= 3;
  const isLatin = LATIN.test(name);
  if (!isBorder(place)) return agreement !== 'silent' && letters >= (isLatin ? 6 : 5);
  if (agreement === 'both') return letters >= 4;
  return isLatin ? letters >= 5 && !ORDINARY.has(name) && !CHINESE_ENDING.test(name) : letters >= 4;
}

/** Whether a name that sounds the same may be taken for it. */
export function maySoundAlike(sounds: string, place: Place, agreement: Agreement): boolean {
  if (agreement === 'against') return false;
  if (!isBorder(place)) return agreement !== 'silent' ? sounds.length >= 5 : sounds.length >= 7;
  return sounds.length >= 5 && !ORDINARY.has(sounds);
}
