// Does the text speak of rare earths, uranium, oil or critical raw materials?
import type { GoodsCategory } from '../assessment';
import type { GoodsText } from './goods-text';
import { isFollowedByNoun, isMainWord } from './main-words';
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
    evidence ??= { category, clarity: 1, spans: [], hs: '', main: false, headings: [] };
    if (clarity > evidence.clarity) evidence.clarity = clarity;
    if (hit.term.hs !== '') evidence.hs = hit.term.hs;
    if (clarity === 3 || (clarity === 2 && isMainWord(text, hit, hits))) evidence.main = true;
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
  if (category === 'oil') return !hit.term.nounFirst && isFollowedByNoun(text, hit.end, true) ? 0 : 2;
  return hit.attribute ? 1 : 2;
}
