// When a name that is only like a known one is taken for it: how long it must be, and whose countries must agree.
import type { Place } from './place-shape';

/** How far the countries named elsewhere in the request speak for a place. */
export type Agreement = 'both' | 'one' | 'region' | 'silent' | 'against';

/** Goods on their way through these countries may well pass a crossing whose countries no field of the request names. */
const CORRIDOR_COUNTRIES = new Set('RU BY KZ KG UZ TJ TM AM GE AZ MN'.split(' '));
/** Names one letter from towns elsewhere, and the countries of those towns: on a route from there the town is likelier. */
const DOUBLES: Readonly<Record<string, string>> = {
  elton: 'GB US DE',
  shagan: 'AF CN IN IR JP RS US',
  sagan: 'CN IN IR JP RS US',
  aksai: 'TR JP IN CN',
  aqsai: 'TR JP IN CN',
  aksay: 'TR JP IN CN',
  aksaj: 'TR JP IN CN RS',
  kairak: 'TR MY HK IN',
  kayrak: 'TR MY HK IN',
  korday: 'IN IR',
  kordai: 'IN IR',
  kurday: 'IN IR TR',
  kurdai: 'IN IR TR',
  korgas: 'TR CY FR',
  korgos: 'TR CY FR',
  kosak: 'TR JP IR RS CZ',
  merke: 'FR GB TR',
  navoi: 'IT CZ TH',
  tazhen: 'FR IN',
  tajen: 'FR IN',
  brest: 'CZ FR GB',
  kegen: 'DE NL',
  indra: 'FR IN',
  salla: 'IN IT FR MT',
  lotta: 'IT DE US',
  samur: 'FR IN',
  sarpi: 'IT IN IR',
  naiza: 'DE IN JP TH IT',
  tobol: 'US',
  yalama: 'FR TR US',
  urbany: 'IT US',
  orda: 'IN IT JP TR RS US RO',
  ayat: 'CN FR IN IT JP TR',
  aiat: 'CN FR IN IT JP TR',
  ilek: 'IR RS TR',
  auyl: 'DE FR',
  roki: 'IT JP',
  kena: 'CN DE GB IN IT US',
  aksu: 'CN TR IN',
  lokot: 'CZ',
  kushka: 'AF IR',
  malik: 'IN CN',
  balakan: 'TR',
  margara: 'TR',
  kapikoy: 'TR',
  howdan: 'FR GB',
  gaudan: 'FR GB',
  bekabad: 'IR IN',
  khanabad: 'IR IN',
  kozlovichi: 'CZ',
  kozlowicze: 'CZ',
  narva: 'IN IR IT',
  orava: 'CZ DE IT MY',
  krupa: 'CZ DE IN',
  larsi: 'IN IT TH',
  lars: 'DE FR IT',
  losha: 'DE IN',
  heihe: 'DE NL',
  shikhli: 'IN TR',
  mondy: 'FR US',
  karkara: 'IN MT',
  karkyra: 'IN MT',
  chorgos: 'FR',
  zubki: 'CZ',
  milove: 'CZ',
  khasan: 'IN IR KR',
  patar: 'IN TR MY',
  fatehabad: 'IN IR',
  fatekhabad: 'IN IR',
  osinki: 'IT',
  bavra: 'GB IN IT TR',
  nida: 'CN DE',
  agarak: 'IN IR',
};
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
const LEAST_LATIN = { one: [4, 6], silent: [5, 7], region: [6, 8] } as const;

/** Whether a name one letter away from this one may be taken for it. */
export function mayBeMistyped(name: string, place: Place, hints: readonly string[]): boolean {
  const agreement = agreementOf(place, hints);
  if (agreement === 'against') return false;
  const letters = [...name].length;
  const isLatin = LATIN.test(name);
  if (!isBorder(place)) return agreement !== 'silent' && letters >= leastOfTown(name, place) && !hasDouble(name, hints);
  if (agreement === 'both') return letters >= (HAN.test(name) ? 3 : 4) && !hasDouble(name, hints);
  if (!isLatin) return letters >= (HAN.test(name) ? 3 : 4);
  return (
    letters >= LEAST_LATIN[agreement === 'one' ? 'one' : 'silent'][isWatched(place) ? 0 : 1] &&
    !CHINESE_ENDING.test(name) &&
    !hasDouble(name, hints)
  );
}

/** Towns of the corridors are known one and all; elsewhere a name may well be that of a town that is in no table. */
function leastOfTown(name: string, { country }: Place): number {
  if (HAN.test(name)) return 3;
  if (!LATIN.test(name)) return 4;
  if (CHINESE_ENDING.test(name)) return 12;
  return CORRIDOR_COUNTRIES.has(country ?? '') ? 5 : 7;
}

/** Whether a name that sounds the same may be taken for it. */
export function maySoundAlike(sounds: string, place: Place, hints: readonly string[]): boolean {
  const agreement = agreementOf(place, hints);
  if (agreement === 'against') return false;
  if (!isBorder(place)) return sounds.length >= (agreement === 'silent' ? 7 : 5);
  if (agreement === 'both') return sounds.length >= 4;
  return sounds.length >= 6 && isWatched(place) && place.country !== 'CN' && !CHINESE_ENDING.test(sounds);
}

function isWatched(place: Place): boolean {
  return WATCHED.has(place.country ?? '') || WATCHED.has(place.counterpart ?? '');
}

function hasDouble(name: string, hints: readonly string[]): boolean {
  const doubles = DOUBLES[name];
  return doubles !== undefined && (hints.length === 0 || hints.some((country) => doubles.includes(country)));
}
