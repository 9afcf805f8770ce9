// Puts the code's families and the text's evidence together into the categories of a line.
import { type ChplTier, GOODS_CATEGORIES, type GoodsCategory } from '../assessment';
import type { CodeFamily } from './code-book';
import { isPartsHeading } from './find-contradiction';
import type { CategoryFinding } from './goods-reading';
import type { CategoryEvidence } from './text-evidence';
import type { TextReading } from './text-reader';

/** What the high-priority list says of the line. */
export interface ListedAs {
  tier: ChplTier | null;
  byText: ChplTier | null;
  digits: string;
  /** Category that the text names against the code; null where they agree. */
  against: GoodsCategory | null;
}

/** Confidence by kind of evidence: our own judgement. */
const CONFIDENCE = { both: 0.98, code: 0.9, hard: 0.85, clear: 0.75, mention: 0.4 };

/** Categories in the order of the assessment; each at most once. */
export function readCategories(
  families: readonly CodeFamily[],
  text: TextReading,
  listed: ListedAs,
): CategoryFinding[] {
  const found: CategoryFinding[] = [];
  for (const category of GOODS_CATEGORIES) {
    const finding =
      category === 'common_high_priority'
        ? readHighPriority(text, listed)
        : readCategory(category, families, text, listed);
    if (finding) found.push(finding);
  }
  return found;
}

function readCategory(
  category: GoodsCategory,
  families: readonly CodeFamily[],
  text: TextReading,
  listed: ListedAs,
): CategoryFinding | null {
  const evidence = evidenceFor(category, text);
  const family = families.find(
    (candidate) => candidate.category === category && (!candidate.needsText || backs(category, evidence, text)),
  );
  if (family === undefined && (evidence === null || !standsAlone(evidence, families, listed, text))) return null;
  return {
    category,
    identifiedBy: [...(family ? (['hs_code'] as const) : []), ...(evidence ? (['description'] as const) : [])],
    confidence: confidenceOf(family !== undefined, evidence),
    spans: evidence?.spans ?? [],
    codeNote: family ? `${family.prefix}: ${family.meaning}` : null,
  };
}

/** A residual code counts beside text of the same category; for aircraft any word of aviation will do. */
function backs(category: GoodsCategory, evidence: CategoryEvidence | null, text: TextReading): boolean {
  return evidence !== null || (category === 'aircraft_parts' && text.aircraft.context);
}

/** Whether the text alone puts the line into the category, against a code that does not. */
function standsAlone(
  evidence: CategoryEvidence,
  families: readonly CodeFamily[],
  { digits, against }: ListedAs,
  text: TextReading,
): boolean {
  const { category, clarity } = evidence;
  if (category === against) return true;
  if (digits === '') return category === 'bearings' ? clarity >= 2 : clarity >= 1;
  if (clarity === 3) return true;
  if (clarity === 1) return false;
  if (category === 'aircraft_parts' && digits.startsWith('95')) return false;
  if (category === 'oil' || category === 'critical_raw_materials') return false;
  if (category === 'bearings' && text.claims.bearings?.accessory && isMachineChapter(digits)) return false;
  const isOtherFamily = families.some((family) => family.category !== '' && !family.needsText);
  if (isOtherFamily && category !== 'aircraft_parts') return false;
  const isAircraft = category === 'aircraft_parts' && evidence.main;
  return isAircraft || isPartsHeading(digits) || !isMachineChapter(digits);
}

/** In machine chapters "bearing" and "magnet" are mostly the name of an accessory. */
function isMachineChapter(digits: string): boolean {
  return (
    digits.startsWith('84') ||
    digits.startsWith('85') ||
    digits.startsWith('87') ||
    digits.startsWith('90') ||
    digits.startsWith('95')
  );
}

function evidenceFor(category: GoodsCategory, { claims }: TextReading): CategoryEvidence | null {
  if (category === 'bearings') return claims.bearings;
  if (category === 'aircraft_parts') return claims.aircraft;
  const own = claims.materials.find((evidence) => evidence.category === category);
  return own ?? (category === 'critical_raw_materials' ? rareEarthMaterial(claims.materials) : null);
}

/** Rare earths are on every list of critical raw materials; a magnet made of them is no raw material. */
function rareEarthMaterial(materials: readonly CategoryEvidence[]): CategoryEvidence | null {
  const named = materials.find(({ category, clarity, hs }) => category === 'rare_earths' && clarity >= 2 && hs === '');
  return named === undefined ? null : { ...named, category: 'critical_raw_materials' };
}

function confidenceOf(byCode: boolean, evidence: CategoryEvidence | null): number {
  if (byCode) return evidence === null ? CONFIDENCE.code : CONFIDENCE.both;
  if (evidence === null || evidence.clarity === 1) return CONFIDENCE.mention;
  return evidence.clarity === 3 ? CONFIDENCE.hard : CONFIDENCE.clear;
}

function readHighPriority({ claims }: TextReading, { tier, byText, digits }: ListedAs): CategoryFinding | null {
  if (tier === null && byText === null) return null;
  const { components, bearings } = claims;
  const spans = components?.spans ?? (byText !== null ? (bearings?.spans ?? []) : []);
  return {
    category: 'common_high_priority',
    identifiedBy: [
      ...(tier !== null ? (['hs_code'] as const) : []),
      ...(byText !== null || components !== null ? (['description'] as const) : []),
    ],
    confidence: tier !== null ? CONFIDENCE.code : CONFIDENCE.clear,
    spans,
    codeNote: tier === null ? null : `${digits.slice(0, 6)}: Common High Priority List, tier ${tier}`,
  };
}
