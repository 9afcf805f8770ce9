// Decides for each term found whether it speaks of the goods themselves: false friends and "for …", "with …" do not.
import type { GoodsText } from './goods-text';
import type { TextSpan } from './goods-reading';
import type { Term } from './term';
import type { HitList } from './hit-list';

export interface WeighedHit {
  term: Term;
  start: number;
  end: number;
  /** Stands inside a false friend ("load-bearing") or beside a word that takes it over ("bearing grease"). */
  suppressed: boolean;
  /** Stands after "for", "with" and the like: what the goods serve, not what they are. */
  attribute: boolean;
  /** Among the first words of its clause. */
  head: boolean;
}

const NOTHING: readonly WeighedHit[] = [];
/** Furthest a word may stand from another and still belong to it, in characters. */
const REACH = 40;
const ATTRIBUTE_REACH = 28;
const HEAD_REACH = 30;
const COMMA = 44;
/** "Other than" governs a whole enumeration. */
const NEGATION_REACH = 130;
/** No term of the vocabulary stands over a longer stretch, separators included. */
const LONGEST_TERM = 80;
/** Evidence quoted for one category; more would only repeat it. */
const MOST_SPANS = 24;

/** The hits of a scan in reading order, weighed; an empty list costs nothing. Linear in the length of the text. */
export function weighHits(text: GoodsText, hits: HitList): readonly WeighedHit[] {
  if (hits.count === 0) return NOTHING;
  const weighed: WeighedHit[] = [];
  for (let at = 0; at < hits.count; at += 1) {
    const term = hits.terms[at];
    if (term)
      weighed.push({
        term,
        start: hits.starts[at] ?? 0,
        end: hits.ends[at] ?? 0,
        suppressed: false,
        attribute: false,
        head: false,
      });
  }
  weighed.sort((one, other) => one.start - other.start);
  const modifiers = weighed.filter(({ term }) => !isSoft(term.kind));
  for (const hit of weighed) if (isSoft(hit.term.kind)) weigh(text, hit, modifiers);
  weighWide(weighed, modifiers);
  return weighed;
}

/** Index of the first hit in reading order that may still reach `start`: terms are shorter than `LONGEST_TERM`. */
export function firstReaching(hits: readonly WeighedHit[], start: number): number {
  const from = start - LONGEST_TERM;
  let low = 0;
  let high = hits.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((hits[middle]?.start ?? 0) < from) low = middle + 1;
    else high = middle;
  }
  return low;
}

const DECORATIVE: ReadonlySet<string> = new Set([
  'aircraft_parts',
  'rare_earths',
  'critical_raw_materials',
  'uranium',
  'common_high_priority',
  'oil',
]);

/** Kinds whose words also occur in texts about something else. Certificates, formulas and numbers are never taken over. */
function isSoft(kind: string): boolean {
  return (
    kind !== 'attribute' &&
    kind !== 'negation' &&
    kind !== 'postposition' &&
    kind !== 'likeness' &&
    kind !== 'host' &&
    kind !== 'false_positive' &&
    kind !== 'false_head' &&
    kind !== 'certificate' &&
    kind !== 'cas'
  );
}

function weigh(text: GoodsText, hit: WeighedHit, modifiers: readonly WeighedHit[]): void {
  hit.head = hit.start - clauseStart(text, hit.start) <= HEAD_REACH;
  const last = hit.end + REACH + LONGEST_TERM;
  for (let at = firstReaching(modifiers, hit.start - NEGATION_REACH); at < modifiers.length; at += 1) {
    const other = modifiers[at];
    if (other === undefined || other.start > last) return;
    modify(text, hit, other, modifiers);
  }
}

function modify(text: GoodsText, hit: WeighedHit, other: WeighedHit, modifiers: readonly WeighedHit[]): void {
  const { kind, category } = other.term;
  if (kind === 'attribute') {
    if (stands(text, other, hit, ATTRIBUTE_REACH)) hit.attribute = true;
  } else if (kind === 'postposition') {
    if (other.start >= hit.end && other.start - hit.end <= 1) hit.attribute = true;
  } else if (kind === 'likeness') {
    if (other.start >= hit.end && other.start - hit.end <= 1) hit.suppressed = true;
  } else if (kind === 'negation') {
    if (isNegated(text, other, hit)) hit.suppressed = true;
  } else if (kind === 'false_positive' || kind === 'false_head') {
    const isRival = category === hit.term.category || (category === 'everyday' && canBeDecoration(hit.term));
    if (isRival && isTakenOver(text, hit, other) && !isExtra(other, hit, modifiers)) hit.suppressed = true;
  }
}

/** Names of elements, aircraft and components also name the stuff, the picture and the use of everyday articles; bearings do not. */
function canBeDecoration({ category, kind }: Term): boolean {
  return DECORATIVE.has(category) && kind !== 'formula' && kind !== 'engine';
}

/** "Bearing with grease", "magnets for jewellery": what stands behind "with" or "for" does not take over what stands before it. */
function isExtra(other: WeighedHit, hit: WeighedHit, modifiers: readonly WeighedHit[]): boolean {
  if (other.start < hit.end) return false;
  for (let at = firstReaching(modifiers, hit.end); at < modifiers.length; at += 1) {
    const word = modifiers[at];
    if (word === undefined || word.start >= other.start) return false;
    if (word.term.kind === 'attribute' && word.start >= hit.end && word.end <= other.start) return true;
  }
  return false;
}

/** Words that speak of the whole line, wherever they stand: toys and pictures of aircraft, goods that run on bearings. */
function weighWide(weighed: readonly WeighedHit[], modifiers: readonly WeighedHit[]): void {
  const hosts = new Set<string>();
  let toys = false;
  for (const { term } of modifiers) {
    if (term.kind === 'host') hosts.add(term.category);
    if (term.kind === 'false_head' && term.category === 'aircraft_parts') toys = true;
  }
  if (hosts.size === 0 && !toys) return;
  for (const hit of weighed) {
    if (!isSoft(hit.term.kind)) continue;
    if (hosts.has(hit.term.category)) hit.attribute = true;
    if (toys && hit.term.category === 'aircraft_parts') hit.suppressed = true;
  }
}

/** Whether one term stands before another within reach and in the same clause. */
function stands(text: GoodsText, before: WeighedHit, hit: WeighedHit, reach: number): boolean {
  return before.end <= hit.start && hit.start - before.end <= reach && isSameClause(text, before.end, hit.start);
}

/** Commas and brackets do not end an enumeration, semicolons and full stops do. */
function isNegated(text: GoodsText, before: WeighedHit, hit: WeighedHit): boolean {
  if (before.end > hit.start || hit.start - before.end > NEGATION_REACH) return false;
  let depth = 0;
  for (let at = before.end; at < hit.start; at += 1) {
    const unit = text.units[at];
    if (unit === 40) depth += 1;
    if (unit === 41) depth -= 1;
    if (depth < 0 || unit === 59 || unit === 58 || unit === 10 || unit === 124) return false;
    if (unit === 46 && text.units[at + 1] === 32) return false;
  }
  return true;
}

/** A longer term that only contains the false friend ("unmanned aerial vehicle") stands. */
function isTakenOver(text: GoodsText, hit: WeighedHit, other: WeighedHit): boolean {
  if (hit.start <= other.start && other.end < hit.end) return false;
  if (other.start < hit.end && hit.start < other.end) return true;
  if (other.term.kind === 'false_positive') return false;
  const from = Math.min(hit.end, other.end);
  const to = Math.max(hit.start, other.start);
  return to - from <= REACH && (isSameClause(text, from, to) || isTurnedAround(text, hit, other));
}

/** "FILTER, OIL", "PULLER, BEARING": stock lists put the noun first and a comma behind it. */
function isTurnedAround(text: GoodsText, hit: WeighedHit, other: WeighedHit): boolean {
  if (other.start !== 0 || text.units[other.end] !== COMMA) return false;
  return isSameClause(text, other.end + 1, hit.start);
}

/** Comma, semicolon, colon, brackets, line end, bar, plus. */
function isClauseBreak(unit: number | undefined): boolean {
  return (
    unit === 44 ||
    unit === 59 ||
    unit === 58 ||
    unit === 40 ||
    unit === 41 ||
    unit === 10 ||
    unit === 124 ||
    unit === 43 ||
    unit === 0xff0c ||
    unit === 0x3001
  );
}

export function isSameClause(text: GoodsText, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) if (isClauseBreak(text.units[at])) return false;
  return true;
}

function clauseStart(text: GoodsText, at: number): number {
  let start = at;
  while (start > 0 && at - start <= HEAD_REACH && !isClauseBreak(text.units[start - 1])) start -= 1;
  return start;
}

/** The stretch of the description as received, with what it was read as. */
export function spanOf(text: GoodsText, start: number, end: number, note: string): TextSpan {
  return { start: text.offsetOf(start), end: text.endOffsetOf(end), text: text.slice(start, end), note };
}

/** Adds a span unless one already there covers it; takes out those it covers. */
export function addSpan(spans: TextSpan[], span: TextSpan): void {
  if (spans.length >= MOST_SPANS) return;
  for (let at = spans.length - 1; at >= 0; at -= 1) {
    const known = spans[at];
    if (!known) continue;
    if (known.start <= span.start && span.end <= known.end) return;
    if (span.start <= known.start && known.end <= span.end) spans.splice(at, 1);
  }
  spans.push(span);
}
