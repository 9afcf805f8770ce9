// Several places in one stop ("Almaty -> Omsk", "Hamburg - Aktau - Almaty"): told apart where each part is a place by itself.
import type { PlaceIndex } from '../normalise/place';

export interface StopText {
  text: string;
  /** Position in `route.places` of what it was cut from. */
  position: number;
}

/** Arrows, dashes between blanks, list marks, and words for the way. A slash joins the two sides of one border, a comma a town and its country or state. */
const BETWEEN = /\s*(?:-+>|=+>|[→⇒➔»;+&])\s*|\s+[-–—>]\s+|\s+(?:via|через|then|далее|onward to)\s+/iu;
const MOST_PARTS = 12;
const LONGEST = 200;

/** Signs and words that stand between two places; without one of them a text names one place, which nearly all do. */
const HINT = /[>→⇒➔»;+&–—]| - | via | через | then | далее | onward /iu;

/** Whether any stop may hold several. */
export function mayHoldSeveral(texts: readonly string[]): boolean {
  for (const text of texts) if (HINT.test(text)) return true;
  return false;
}

/** The stops in order; a text of which some part is no place, or that names the sides of one border, stays whole. */
export function splitStops(texts: readonly string[], places: PlaceIndex): StopText[] {
  return texts.flatMap((text, position) => partsOf(text, places).map((part) => ({ text: part, position })));
}

function partsOf(text: string, places: PlaceIndex): string[] {
  if (text.length > LONGEST || !BETWEEN.test(text)) return [text];
  const parts = text
    .split(BETWEEN)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  if (parts.length < 2 || parts.length > MOST_PARTS) return [text];
  return parts.every((part) => isTown(part, places)) ? parts : [text];
}

function isTown(part: string, places: PlaceIndex): boolean {
  const reading = places.read(part);
  return reading.state === 'read' && (reading.value.kind === 'city' || reading.value.kind === 'port');
}
