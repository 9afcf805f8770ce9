// Does a word name the goods themselves? The head of its clause does; a word before another noun ("bearing heater") does not.
import type { GoodsText } from './goods-text';
import { DIGIT, LATIN, SEPARATOR } from './letter-classes';
import type { Term } from './term';
import { firstReaching, type WeighedHit } from './weigh-hits';

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(' '));
}

/** Words after which the goods named before are still what it is about. */
const GOING_ON = words(
  'and or in for of to on at from as with by no used new set sets lot pcs pc units qty made model size type class grade grades code quality part parts ' +
    'assembly assy kit kits sample samples sae iso api en din astm hs hts euro un und mit di der die y e et de da do per con pour para por ve oder ou ' +
    'fur fuer aus von vom zum zur im nach ab du des les au aux sans avec con sin en sem com do dos das ile icin',
);
/** Shapes, grades and kinds in which materials are sold. */
const MATERIAL_FORMS = words(
  'ingot ingots powder powders flakes granules pellets needles lumps disc discs segment segments crystal bar bars rod rods wire sheet sheets acid oil ' +
    'fuel petroleum crude aviation blend light heavy extra leicht export low ultra winter summer marine bulk drums premium battery natural metal pure',
);
const LONGEST = 8;

/**
 * Whether a noun in Latin letters follows that takes the word over: "diesel fuel filter" is a filter. In Russian, Kazakh and Chinese the
 * tariff's noun stands elsewhere, so nothing is concluded there. A grade ("FeV80", "SN 150") is no noun, a shape of a material (`isMaterial`) neither.
 */
export function isFollowedByNoun(text: GoodsText, end: number, isMaterial: boolean): boolean {
  if (text.classes[end] !== SEPARATOR || text.classes[end + 1] !== LATIN) return false;
  let word = '';
  for (let at = end + 1; text.classes[at] === LATIN && word.length <= LONGEST; at += 1)
    word += String.fromCharCode(text.units[at] ?? 0);
  if (word.length <= 2 || GOING_ON.has(word) || (isMaterial && MATERIAL_FORMS.has(word))) return false;
  const after = end + 1 + word.length;
  const isShort = word.length <= 3 && text.classes[after] === SEPARATOR && text.classes[after + 1] === DIGIT;
  return text.classes[after] !== DIGIT && !isShort;
}

/** Whether a hit is what the line is about. */
export function isMainWord(text: GoodsText, hit: WeighedHit, all: readonly WeighedHit[]): boolean {
  return !hit.suppressed && !hit.attribute && hit.head && !isTakenOverByNext(text, hit, all);
}

/** A following noun makes other goods of it, unless it is itself known goods of the category, a maker or a model. */
export function isTakenOverByNext(text: GoodsText, hit: WeighedHit, all: readonly WeighedHit[]): boolean {
  const isOfSeveralWords = / [+~] /u.test(hit.term.text);
  return (
    !isOfSeveralWords &&
    !hit.term.nounFirst &&
    isFollowedByNoun(text, hit.end, isMaterial(hit.term)) &&
    !isFollowedByFriend(hit, all)
  );
}

function isFollowedByFriend(hit: WeighedHit, all: readonly WeighedHit[]): boolean {
  const at = hit.end + 1;
  for (let index = firstReaching(all, at); index < all.length; index += 1) {
    const other = all[index];
    if (other === undefined || other.start > at) return false;
    if (other.end > at && isFriendly(other.term, hit.term.category)) return true;
  }
  return false;
}

function isFriendly({ kind, category }: Term, own: string): boolean {
  if (kind.endsWith('brand') || kind === 'model' || kind === 'engine') return true;
  return category === own && kind !== 'false_head' && kind !== 'false_positive';
}

function isMaterial({ category }: Term): boolean {
  return category !== 'bearings' && category !== 'aircraft_parts' && category !== 'common_high_priority';
}
