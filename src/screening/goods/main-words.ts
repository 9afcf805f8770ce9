// Does a word name the goods themselves? The head of its clause does, a word before another noun ("bearing heater") does not.
import type { GoodsText } from './goods-text';
import { LATIN, SEPARATOR } from './letter-classes';
import type { Term } from './vocabulary';
import type { WeighedHit } from './weigh-hits';

/** Words after which the goods named before are still what it is about. */
const GOING_ON = new Set(
  (
    'and or in for of to on at from as with by used new set sets lot pcs pc units qty sae iso api en din astm grade class type hs hts code euro ' +
    'a b c no un und y e et de da do ve oder ou para pour per con mit di der die from made model size part parts assembly assy kit kits'
  ).split(' '),
);
const LONGEST = 8;

/**
 * Whether a noun in Latin letters follows that takes the word over: "diesel fuel filter" is a filter. In Russian, Kazakh and Chinese the
 * tariff's noun stands elsewhere, so nothing is concluded there.
 */
export function isFollowedByNoun(text: GoodsText, end: number): boolean {
  if (text.classes[end] !== SEPARATOR || text.classes[end + 1] !== LATIN) return false;
  let word = '';
  for (let at = end + 1; text.classes[at] === LATIN && word.length <= LONGEST; at += 1)
    word += String.fromCharCode(text.units[at] ?? 0);
  return !GOING_ON.has(word);
}

/** Whether a hit is what the line is about. A following word that is itself known goods, a maker or a model is no foreign noun. */
export function isMainWord(text: GoodsText, hit: WeighedHit, all: readonly WeighedHit[]): boolean {
  if (hit.suppressed || hit.attribute || !hit.head) return false;
  if (!isFollowedByNoun(text, hit.end)) return true;
  return all.some(
    ({ start, end, term }) => start <= hit.end + 1 && end > hit.end + 1 && isFriendly(term, hit.term.category),
  );
}

function isFriendly({ kind, category }: Term, own: string): boolean {
  if (kind.endsWith('brand') || kind === 'model') return true;
  return category === own && kind !== 'false_head' && kind !== 'false_positive';
}
