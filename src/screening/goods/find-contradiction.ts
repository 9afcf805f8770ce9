// Do text and code of a line speak of different goods? Only clear words or marks count; a more general code is no contradiction.
import type { Contradiction, GoodsCategory } from '../assessment';
import type { ComponentEvidence } from './component-evidence';
import type { BearingEvidence, CategoryEvidence } from './text-evidence';

/** Everything the text said that could stand against the code. */
export interface TextClaims {
  bearings: BearingEvidence | null;
  aircraft: CategoryEvidence | null;
  aircraftTyre: boolean;
  materials: readonly CategoryEvidence[];
  components: ComponentEvidence | null;
  /** Switches, relays and sensors: not listed, but no farm-machine parts either. */
  machinePart: string | null;
}

/** Headings for parts of machines and vehicles and for base-metal articles, into which other goods are put to hide them. */
const PARTS_HEADINGS = new Set(
  '3926 4016 7318 7320 7326 7616 8205 8302 8413 8414 8421 8431 8432 8433 8434 8436 8437 8438 8448 8451 8474 8475 8477 8479 8481 8487 8607 8708 8714 8716 9403 9404 9405'.split(
    ' ',
  ),
);
/** Headings in which bearings may rightly be declared: themselves, and shafts, housings and gears. */
const BEARING_HEADINGS = new Set(['8482', '8483']);
/** Chapters of machines and instruments, where a component word is often a property of the machine. */
const TECHNICAL_CHAPTERS = new Set(['84', '85', '88', '90', '87', '86', '89', '93']);
/** Ores, chemicals, alloys; jewellery, pigments and toys, which may hold magnets or oxides rightly. */
const RARE_EARTH_CHAPTERS = new Set(['25', '26', '28', '36', '38', '72', '81', '71', '34', '32', '29', '95']);
const URANIUM_CHAPTERS = new Set(['26', '28', '84', '81']);
/** New tyres of cars, lorries, machines and bicycles, retreaded ones of cars and lorries. Used tyres have no line by vehicle. */
const OTHER_TYRES = new Set(['401110', '401120', '401140', '401150', '401170', '401180', '401190', '401211', '401212']);
/** Chapters in which no aircraft part is declared rightly: food, medicines, textiles, shoes, paper, toys. */
const NEVER_AIRCRAFT = new Set(
  '01 02 03 04 05 06 07 08 09 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 30 31 33 41 42 43 44 46 47 48 50 51 52 53 57 58 60 61 62 63 64 65 66 67 92 97'.split(
    ' ',
  ),
);
const NEVER_AIRCRAFT_HEADINGS = new Set(['8432', '8433', '8436', '8708', '8714', '9403', '7326', '3926']);

/** The strongest contradiction, or null. `digits`: at least the four digits of the heading. */
export function findContradiction(claims: TextClaims, digits: string): Contradiction | null {
  if (digits.length < 4 || digits.startsWith('98') || digits.startsWith('99')) return null;
  return (
    againstBearings(claims.bearings, digits) ??
    againstAircraft(claims, digits) ??
    againstMaterials(claims.materials, digits) ??
    againstComponents(claims, digits)
  );
}

function againstBearings(text: BearingEvidence | null, digits: string): Contradiction | null {
  if (text === null || text.clarity < 2) return null;
  const heading = digits.slice(0, 4);
  if (heading === '8482') return againstSibling(text, digits.slice(0, 6));
  if (BEARING_HEADINGS.has(heading)) return null;
  const isTechnical = TECHNICAL_CHAPTERS.has(digits.slice(0, 2));
  const isAccessoryName = isTechnical && (text.accessory || (!text.designation && !PARTS_HEADINGS.has(heading)));
  if (isAccessoryName) return null;
  return contradiction('bearings', digits, text.designation ? 'strong' : 'medium', quote(text));
}

/** Inside heading 8482 only a step off the high-priority list matters: whole listed bearings under parts, needle or "other". */
function againstSibling(text: BearingEvidence, hs6: string): Contradiction | null {
  const isListedType = ['848210', '848220', '848230', '848250'].includes(text.hs);
  if (text.parts || !isListedType) return null;
  const isParts = hs6 === '848291' || hs6 === '848299';
  if (!isParts && hs6 !== '848240' && hs6 !== '848280') return null;
  return contradiction('bearings', hs6, isParts && text.designation ? 'strong' : 'medium', quote(text));
}

function againstAircraft({ aircraft, aircraftTyre }: TextClaims, digits: string): Contradiction | null {
  if (aircraft === null || aircraft.clarity < 2) return null;
  const heading = digits.slice(0, 4);
  if (aircraftTyre && (heading === '4011' || heading === '4012')) {
    const isOther = digits.length >= 6 && OTHER_TYRES.has(digits.slice(0, 6));
    return isOther ? contradiction('aircraft_parts', digits, 'strong', quote(aircraft)) : null;
  }
  const isNever = NEVER_AIRCRAFT.has(digits.slice(0, 2)) || NEVER_AIRCRAFT_HEADINGS.has(heading);
  return isNever
    ? contradiction('aircraft_parts', digits, aircraft.clarity === 3 ? 'strong' : 'medium', quote(aircraft))
    : null;
}

function againstMaterials(materials: readonly CategoryEvidence[], digits: string): Contradiction | null {
  const chapter = digits.slice(0, 2);
  for (const text of materials) {
    if (text.clarity < 2) continue;
    const isFarOff = PARTS_HEADINGS.has(digits.slice(0, 4)) || !TECHNICAL_CHAPTERS.has(chapter);
    const isOther =
      text.category === 'rare_earths'
        ? isFarOff && !RARE_EARTH_CHAPTERS.has(chapter)
        : text.category === 'uranium' && !URANIUM_CHAPTERS.has(chapter);
    if (isOther) return contradiction(text.category, digits, text.clarity === 3 ? 'strong' : 'medium', quote(text));
  }
  return null;
}

function againstComponents({ components, machinePart }: TextClaims, digits: string): Contradiction | null {
  const heading = digits.slice(0, 4);
  if (
    components !== null &&
    components.clarity >= 2 &&
    components.hs.slice(0, 4) !== heading &&
    isForeignToComponents(digits)
  ) {
    return contradiction(
      'common_high_priority',
      digits,
      components.clarity === 3 ? 'strong' : 'medium',
      quote(components),
    );
  }
  const isFarmPart = heading === '8432' || heading === '8433' || heading === '8436';
  return machinePart !== null && isFarmPart
    ? contradiction('common_high_priority', digits, 'weak', `"${machinePart}"`)
    : null;
}

/** Codes under which chips, instruments and machine tools of the list are not declared rightly. */
export function isForeignToComponents(digits: string): boolean {
  return PARTS_HEADINGS.has(digits.slice(0, 4)) || !TECHNICAL_CHAPTERS.has(digits.slice(0, 2));
}

/** Whether a code is one under which other goods are hidden as parts. */
export function isPartsHeading(digits: string): boolean {
  return PARTS_HEADINGS.has(digits.slice(0, 4));
}

function quote({ spans }: { spans: readonly { text: string }[] }): string {
  return spans
    .slice(0, 2)
    .map(({ text }) => `"${text}"`)
    .join(', ');
}

function contradiction(
  textSays: GoodsCategory,
  digits: string,
  strength: Contradiction['strength'],
  quoted: string,
): Contradiction {
  const codeSays = digits.slice(0, 6);
  return {
    textSays,
    codeSays,
    strength,
    explanation: `The text says ${textSays.replaceAll('_', ' ')} (${quoted}), the code ${codeSays} stands for other goods.`,
  };
}
