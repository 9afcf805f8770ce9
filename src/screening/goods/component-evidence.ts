// Does the text name goods of the Common High Priority List: chips, connectors, oscilloscopes, machine tools?
import type { CharacterRuns } from './character-runs';
import { type ComponentNumber, findAnyPartNumber } from './component-numbers';
import type { GoodsText } from './goods-text';
import { isMainWord } from './main-words';
import type { TextSpan } from './goods-reading';
import type { Clarity } from './text-evidence';
import { addSpan, spanOf, type WeighedHit } from './weigh-hits';

export interface ComponentEvidence {
  clarity: Clarity;
  /** Six digits of the code such goods have. */
  hs: string;
  spans: TextSpan[];
  /** The line is about the component, not about something it is part of. */
  main: boolean;
}

/** The clearest component named, or null. A maker of one kind of component beside a part number of its own counts as that kind. */
export function readComponents(
  text: GoodsText,
  hits: readonly WeighedHit[],
  numbers: readonly ComponentNumber[],
  runs: CharacterRuns,
): ComponentEvidence | null {
  let best: WeighedHit | null = null;
  let maker: WeighedHit | null = null;
  const spans: TextSpan[] = [];
  for (const hit of hits) {
    const { category, kind, hs } = hit.term;
    if (category !== 'common_high_priority') continue;
    if (kind === 'brand' && hs !== '') maker ??= hit;
    if ((kind !== 'product' && kind !== 'weak') || hit.suppressed || hit.attribute || !hit.head) continue;
    if (best === null || rank(hit) > rank(best)) best = hit;
    addSpan(spans, spanOf(text, hit.start, hit.end, 'goods of the high-priority list'));
  }
  for (const { start, end, note } of numbers) addSpan(spans, spanOf(text, start, end, note));
  if (best !== null && best.term.kind === 'product') {
    return { clarity: numbers.length > 0 ? 3 : 2, hs: best.term.hs, spans, main: isMainWord(text, best, hits) };
  }
  const first = numbers[0];
  if (first !== undefined) {
    return { clarity: numbers.length > 1 || maker ? 3 : 2, hs: first.hs, spans, main: false };
  }
  if (best !== null) return { clarity: 1, hs: best.term.hs, spans, main: isMainWord(text, best, hits) };
  return maker === null ? null : readMakersNumber(text, maker, runs);
}

function readMakersNumber(text: GoodsText, maker: WeighedHit, runs: CharacterRuns): ComponentEvidence | null {
  const number = findAnyPartNumber(runs);
  if (number === undefined) return null;
  const spans = [
    spanOf(text, maker.start, maker.end, 'maker of listed components'),
    spanOf(text, number.start, number.end, 'part number'),
  ];
  return { clarity: 1, hs: maker.term.hs, spans, main: false };
}

/** Clear words before everyday ones, then the longer term. */
function rank({ term, start, end }: WeighedHit): number {
  return (term.kind === 'product' ? 1000 : 0) + end - start;
}
