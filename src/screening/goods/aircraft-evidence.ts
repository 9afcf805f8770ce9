// Does the text speak of aircraft parts? Models and part numbers count together with a part word, seldom alone.
import type { PartNumber } from './aircraft-part-numbers';
import type { GoodsText } from './goods-text';
import { isMainWord } from './main-words';
import type { TextSpan } from './goods-reading';
import type { AircraftEvidence, Clarity } from './text-evidence';
import { addSpan, spanOf, type WeighedHit } from './weigh-hits';

interface AircraftWords {
  core: boolean;
  spokenCore: boolean;
  context: boolean;
  /** A word that only aviation uses, where "plane" is also a picture on a shirt. */
  technical: boolean;
  model: boolean;
  part: boolean;
  certificate: boolean;
  main: boolean;
  /** Aviation is named of the goods themselves, not only as what they are for. */
  named: boolean;
  headings: Set<string>;
}

const NOTHING: AircraftEvidence = { found: null, context: false, certificate: false, partNumbers: [], tyre: false };
const NOTES: Record<string, string> = {
  core: 'word for aircraft or their parts',
  product: 'word for aircraft or their parts',
  model: 'aircraft or engine model',
  engine: 'engine model',
  certificate: 'aviation release certificate',
  context: 'word of aviation',
  technical: 'word of aviation',
};

/** Weighs words, models, certificates and part numbers of a text. */
export function readAircraft(
  text: GoodsText,
  hits: readonly WeighedHit[],
  numbers: readonly PartNumber[],
): AircraftEvidence {
  if (hits.length === 0 && numbers.length === 0) return NOTHING;
  const words: AircraftWords = {
    core: false,
    spokenCore: false,
    context: false,
    technical: false,
    model: false,
    part: false,
    certificate: false,
    main: false,
    named: false,
    headings: new Set(),
  };
  const spans: TextSpan[] = [];
  for (const hit of hits) {
    const note = noteHit(hit, words);
    if (note !== undefined && isMainWord(text, hit, hits)) words.main = true;
    if (note !== undefined) addSpan(spans, spanOf(text, hit.start, hit.end, note));
  }
  const hardNumbers = numbers.filter(({ strength }) => strength === 'hard');
  if (numbers.some(({ note }) => note.startsWith('chapter'))) words.context = true;
  const clarity = judge(words, numbers, hardNumbers.length);
  const partNumbers = numbers
    .filter(({ note }) => note.startsWith('part number'))
    .map(({ start, end }) => text.slice(start, end));
  for (const { start, end, note } of clarity > 0 ? numbers : []) addSpan(spans, spanOf(text, start, end, note));
  return {
    found:
      clarity === 0
        ? null
        : {
            category: 'aircraft_parts',
            clarity: clarity as Clarity,
            spans,
            hs: '',
            main: words.main || words.part || numbers.length > 0,
            headings: words.named ? [...words.headings] : [],
          },
    context: words.core || words.context || words.model || words.certificate || hardNumbers.length > 0,
    certificate: words.certificate,
    partNumbers,
    tyre: numbers.some(({ note }) => note.includes('tyre')),
  };
}

/** Notes down one hit; answers what it says, or undefined where it says nothing of aircraft. */
function noteHit(hit: WeighedHit, words: AircraftWords): string | undefined {
  const { category, kind, hs } = hit.term;
  if (category !== 'aircraft_parts' || hit.suppressed) return undefined;
  if (hs !== '' && !hit.attribute) for (const heading of hs.split(' ')) words.headings.add(heading);
  if (!hit.attribute && kind !== 'weak' && kind !== 'part_noun') words.named = true;
  if (kind === 'core' || kind === 'product') {
    words.core = true;
    if (!hit.attribute) words.spokenCore = true;
  } else if (kind === 'context') words.context = true;
  else if (kind === 'technical') words.context = words.technical = true;
  else if (kind === 'model') words.model = true;
  else if (kind === 'engine') words.model = words.technical = true;
  else if (kind === 'certificate') words.certificate = true;
  else if ((kind === 'weak' || kind === 'part_noun') && !hit.attribute) words.part = true;
  return NOTES[kind];
}

/** 0 where the words do not add up to aircraft parts. */
function judge(words: AircraftWords, numbers: readonly PartNumber[], hardNumbers: number): number {
  if (words.certificate || hardNumbers > 0) return 3;
  if (words.model && (numbers.length > 0 || words.core)) return 3;
  if (words.spokenCore) return 2;
  if ((words.model || words.context) && (words.part || numbers.length > 0)) return 2;
  return words.core || words.technical ? 1 : 0;
}
