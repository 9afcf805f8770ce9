// Does the text name goods of the Common High Priority List: chips, connectors, oscilloscopes, machine tools?
import type { ComponentNumber } from './component-numbers';
import type { GoodsText } from './goods-text';
import type { TextSpan } from './goods-reading';
import type { Clarity } from './text-evidence';
import { addSpan, spanOf, type WeighedHit } from './weigh-hits';

export interface ComponentEvidence {
  clarity: Clarity;
  /** Six digits of the code such goods have. */
  hs: string;
  spans: TextSpan[];
  /** Only everyday words (charger, camera, antenna) that also stand for other goods' accessories. */
  everyday: boolean;
}

/** The clearest component named, or null. */
export function readComponents(
  text: GoodsText,
  hits: readonly WeighedHit[],
  numbers: readonly ComponentNumber[],
): ComponentEvidence | null {
  let best: WeighedHit | null = null;
  let brand = false;
  const spans: TextSpan[] = [];
  for (const hit of hits) {
    const { category, kind } = hit.term;
    if (category !== 'common_high_priority') continue;
    if (kind === 'brand') brand = true;
    if ((kind !== 'product' && kind !== 'weak') || hit.suppressed || hit.attribute || !hit.head) continue;
    if (best === null || rank(hit) > rank(best)) best = hit;
    addSpan(spans, spanOf(text, hit.start, hit.end, 'goods of the high-priority list'));
  }
  for (const { start, end, note } of numbers) addSpan(spans, spanOf(text, start, end, note));
  if (best !== null && best.term.kind === 'product') {
    return { clarity: numbers.length > 0 ? 3 : 2, hs: best.term.hs, spans, everyday: false };
  }
  const first = numbers[0];
  if (first !== undefined)
    return { clarity: numbers.length > 1 || brand ? 3 : 2, hs: first.hs, spans, everyday: false };
  return best === null ? null : { clarity: 1, hs: best.term.hs, spans, everyday: true };
}

/** Clear words before everyday ones, then the longer term. */
function rank({ term, start, end }: WeighedHit): number {
  return (term.kind === 'product' ? 1000 : 0) + end - start;
}
