// Does the text speak of rare earths, uranium, oil or critical raw materials?
import type { GoodsCategory } from '../assessment';
import type { GoodsText } from './goods-text';
import { LATIN, SEPARATOR } from './letter-classes';
import type { CategoryEvidence, Clarity } from './text-evidence';
import { addSpan, spanOf, type WeighedHit } from './weigh-hits';

const MATERIALS: readonly GoodsCategory[] = ['rare_earths', 'uranium', 'oil', 'critical_raw_materials'];
const NOTES: Record<string, string> = {
  rare_earths: 'rare earths',
  uranium: 'uranium or its compounds',
  oil: 'crude oil or its products',
  critical_raw_materials: 'critical raw material',
};

/** Evidence for each material the text names; a formula or CAS number is certain, a name clear, a name after "with" a mention. */
export function readMaterials(text: GoodsText, hits: readonly WeighedHit[]): CategoryEvidence[] {
  const found: CategoryEvidence[] = [];
  if (hits.length === 0) return found;
  for (const category of MATERIALS) {
    const evidence = readMaterial(text, hits, category);
    if (evidence) found.push(evidence);
  }
  return found;
}

function readMaterial(text: GoodsText, hits: readonly WeighedHit[], category: GoodsCategory): CategoryEvidence | null {
  let evidence: CategoryEvidence | null = null;
  for (const hit of hits) {
    if (hit.term.category !== category || hit.suppressed) continue;
    const clarity = clarityOf(text, hit);
    if (clarity === 0) continue;
    evidence ??= { category, clarity: 1, spans: [], hs: '' };
    if (clarity > evidence.clarity) evidence.clarity = clarity;
    addSpan(evidence.spans, spanOf(text, hit.start, hit.end, NOTES[category] ?? ''));
  }
  return evidence;
}

function clarityOf(text: GoodsText, hit: WeighedHit): Clarity | 0 {
  const { kind, category } = hit.term;
  if (kind === 'cas') return 3;
  if (kind === 'formula') return hit.attribute ? 1 : 3;
  const isContent = hit.attribute && (category === 'oil' || category === 'critical_raw_materials');
  if (isContent) return 0;
  if (kind === 'weak_core') return 1;
  if (kind !== 'core' && kind !== 'product') return 0;
  if (category === 'oil' && kind === 'product') return isFollowedByNoun(text, hit.end) ? 0 : 2;
  return hit.attribute ? 1 : 2;
}

/** Words that go on about the oil itself. */
const GOING_ON = new Set(
  'and or in for of to on as with by sae iso api en din astm grade class type hs hts euro b a c no un'.split(' '),
);

/** "Diesel fuel filter" is a filter. Only in Latin letters: in Russian the filter stands first. */
function isFollowedByNoun(text: GoodsText, end: number): boolean {
  if (text.classes[end] !== SEPARATOR || text.classes[end + 1] !== LATIN) return false;
  let word = '';
  for (let at = end + 1; text.classes[at] === LATIN && word.length < 6; at += 1)
    word += String.fromCharCode(text.units[at] ?? 0);
  return !GOING_ON.has(word);
}
