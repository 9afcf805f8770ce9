// Does the text speak of bearings, of which type, and of whole bearings or of their parts?
import type { Designation } from './designation';
import type { GoodsText } from './goods-text';
import { CYRILLIC } from './letter-classes';
import { isMainWord, isTakenOverByNext } from './main-words';
import type { TextSpan } from './goods-reading';
import type { BearingEvidence, Clarity } from './text-evidence';
import { addSpan, spanOf, type WeighedHit } from './weigh-hits';

/** Type words say their code; the order decides where a text names several: combined bearings are of their own, then listed types. */
const TYPE_ORDER = ['848280', '848210', '848220', '848230', '848250', '848240', '848320'];

/** Housings with the bearing inside. */
const HOUSED = '848320';

interface BearingWords {
  cores: WeighedHit[];
  parts: WeighedHit[];
  types: Set<string>;
  standard: boolean;
  brand: boolean;
  /** Housings and plain bearings: numbers beside them are still bearing numbers. */
  housed: boolean;
  /** A word for bearings in Cyrillic letters, or a Russian maker. */
  russian: boolean;
}

/** Null where nothing speaks of rolling bearings. `brandBeside`: a bearing maker is named in another field. */
export function readBearings(
  text: GoodsText,
  hits: readonly WeighedHit[],
  designations: readonly Designation[],
  brandBeside: boolean,
): BearingEvidence | null {
  if (hits.length === 0 && designations.length === 0) return null;
  const words = collectWords(text, hits);
  const accepted = acceptDesignations(designations, words, brandBeside);
  if (words.cores.length === 0 && accepted.length === 0 && words.parts.length === 0 && !words.standard) return null;
  const parts = words.parts.some((hit) => accepted.length === 0 || (hit.head && !follows(hit, words.cores)));
  for (const { hs } of accepted) if (hs !== '') words.types.add(hs);
  return {
    category: 'bearings',
    clarity: clarityOf(words, accepted, parts),
    spans: spansOf(text, words, accepted),
    hs: parts ? (words.parts[0]?.term.hs ?? '') : (TYPE_ORDER.find((hs) => words.types.has(hs)) ?? ''),
    parts,
    gost: accepted.some(({ gost }) => gost),
    designation: accepted.length > 0,
    accessory: isAccessory(words, accepted),
    main: [...words.cores, ...words.parts].some((hit) => isMainWord(text, hit, hits)),
    headings: [],
    mixed: words.types.has(''),
  };
}

function collectWords(text: GoodsText, hits: readonly WeighedHit[]): BearingWords {
  const words: BearingWords = {
    cores: [],
    parts: [],
    types: new Set(),
    standard: false,
    brand: false,
    housed: false,
    russian: false,
  };
  const housings = hits.filter((hit) => hit.term.kind === 'housing');
  const qualifiers: WeighedHit[] = [];
  for (const hit of hits) {
    const { category, kind, hs } = hit.term;
    if (category !== 'bearings' || hit.suppressed) continue;
    if (kind === 'brand' || kind === 'russian_brand' || kind === 'kazakh_brand') words.brand = true;
    if (kind === 'russian_brand' || kind === 'kazakh_brand') words.russian = true;
    if (kind === 'standard') {
      words.standard = true;
      if (hs !== '') words.types.add(hs);
    }
    if (kind === 'housing') words.housed = true;
    if (kind === 'qualifier') qualifiers.push(hit);
    if (kind === 'part' && !hit.attribute) words.parts.push(hit);
    if (isBearingWord(text, hit, hits) && (hs === HOUSED || !housings.some((housing) => covers(housing, hit))))
      words.cores.push(hit);
  }
  if (words.cores.some(({ start }) => text.classes[start] === CYRILLIC)) words.russian = true;
  if (words.cores.length > 0) for (const { term } of qualifiers) words.types.add(term.hs);
  words.parts = words.parts.filter((part) => words.cores.length > 0 || isPartOfBearings(part));
  return words;
}

/** "Bearing" before another noun is a verb or makes other goods of it: "boxes bearing labels". */
function isBearingWord(text: GoodsText, hit: WeighedHit, hits: readonly WeighedHit[]): boolean {
  const { kind } = hit.term;
  return kind === 'core' || kind === 'product' || (kind === 'participle' && !isTakenOverByNext(text, hit, hits));
}

function clarityOf(words: BearingWords, accepted: readonly Designation[], parts: boolean): Clarity {
  const spoken = words.cores.some((hit) => !hit.attribute);
  if (words.standard || accepted.length > 0) return isAccessory(words, accepted) ? 2 : 3;
  return spoken || parts ? 2 : 1;
}

/** "Motor with bearings 6205-2RS": every bearing word is an attribute and every number follows it. */
function isAccessory({ cores }: BearingWords, accepted: readonly Designation[]): boolean {
  const [first] = cores;
  return (
    first !== undefined && cores.every((hit) => hit.attribute) && accepted.every(({ start }) => start >= first.start)
  );
}

/** "Bearings 22220 + adapter sleeve": the part comes on top. */
function follows(part: WeighedHit, cores: readonly WeighedHit[]): boolean {
  return cores.some(({ end }) => end <= part.start);
}

/** "Plain bearing" is a housing and no rolling bearing, "ball bushing" a rolling bearing whatever "bushing" means elsewhere. */
function covers(housing: WeighedHit, hit: WeighedHit): boolean {
  return housing.start <= hit.start && hit.end <= housing.end;
}

/** Words such as "cage" or "кольцо" say bearing parts only beside a bearing word; longer terms say it by themselves. */
function isPartOfBearings({ term }: WeighedHit): boolean {
  return /bearing|подшипник|lager|wälz|轴承|rulman|roulement|мойынтір|тела качения/u.test(term.text);
}

/** Bare numbers count beside a bearing word, a standard, a maker or a number that is certain, plain Russian ones beside a Russian word. */
function acceptDesignations(
  designations: readonly Designation[],
  words: BearingWords,
  brandBeside: boolean,
): readonly Designation[] {
  if (designations.length === 0) return designations;
  const hasHard = designations.some(({ strength }) => strength === 'hard');
  const company =
    hasHard ||
    words.cores.some((hit) => !hit.suppressed) ||
    words.standard ||
    words.housed ||
    words.brand ||
    brandBeside;
  if (!company) return [];
  return words.russian ? designations : designations.filter(({ strength }) => strength !== 'russian');
}

function spansOf(text: GoodsText, words: BearingWords, designations: readonly Designation[]): TextSpan[] {
  const spans: TextSpan[] = [];
  for (const { start, end } of words.cores) addSpan(spans, spanOf(text, start, end, 'word for rolling bearings'));
  for (const { start, end } of words.parts) addSpan(spans, spanOf(text, start, end, 'parts of bearings'));
  for (const { start, end, gost } of designations)
    addSpan(spans, spanOf(text, start, end, gost ? 'bearing number, GOST style' : 'bearing number'));
  return spans;
}
