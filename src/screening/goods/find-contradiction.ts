// Do text and code of a line speak of different goods? Only clear words or marks count; a more general code is no contradiction.
import type { Contradiction, GoodsCategory } from '../assessment';
import {
  isAircraftHome,
  isBearingHome,
  isComponentHome,
  isOilHome,
  isRareEarthHome,
  isRawMaterialHome,
  isRemote,
  isRemoteForElectronics,
  isUraniumHome,
} from './code-homes';
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
/** Chapters of machines and instruments, where a component word is often a property of the machine. */
const TECHNICAL_CHAPTERS = new Set(['84', '85', '88', '90', '87', '86', '89', '93']);
/** New tyres of cars, lorries, machines and bicycles, retreaded ones of cars and lorries. Used tyres have no line by vehicle. */
const OTHER_TYRES = new Set(['401110', '401120', '401140', '401150', '401170', '401180', '401190', '401211', '401212']);
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
  if (isBearingHome(digits)) return null;
  const isTechnical = TECHNICAL_CHAPTERS.has(digits.slice(0, 2));
  const isNamed = text.designation || text.main || PARTS_HEADINGS.has(heading);
  if (isTechnical && (text.accessory || !isNamed)) return null;
  return contradiction('bearings', digits, text.designation ? 'strong' : 'medium', quote(text));
}

/** Inside heading 8482 only a step off the high-priority list matters: whole listed bearings under parts, needle or "other". */
function againstSibling(text: BearingEvidence, hs6: string): Contradiction | null {
  const isListedType = ['848210', '848220', '848230', '848250'].includes(text.hs);
  if (text.parts || text.mixed || !isListedType) return null;
  const isParts = hs6 === '848291' || hs6 === '848299';
  if (!isParts && hs6 !== '848240' && hs6 !== '848280') return null;
  return contradiction('bearings', hs6, isParts && text.designation ? 'strong' : 'medium', quote(text));
}

function againstAircraft({ aircraft, aircraftTyre }: TextClaims, digits: string): Contradiction | null {
  if (aircraft === null) return null;
  if (aircraft.clarity < 2) return againstRemote(aircraft, 'aircraft_parts', digits);
  const heading = digits.slice(0, 4);
  if (aircraftTyre && (heading === '4011' || heading === '4012')) {
    const isOther = digits.length >= 6 && OTHER_TYRES.has(digits.slice(0, 6));
    return isOther ? contradiction('aircraft_parts', digits, 'strong', quote(aircraft)) : null;
  }
  if (isAircraftHome(digits, aircraft.headings)) return null;
  const isCertain = aircraft.clarity === 3;
  if (!isCertain && !aircraft.main && !isRemote(digits)) return null;
  return contradiction('aircraft_parts', digits, isCertain ? 'strong' : 'medium', quote(aircraft));
}

function againstMaterials(materials: readonly CategoryEvidence[], digits: string): Contradiction | null {
  for (const text of materials) {
    const afar = text.clarity < 2 ? againstRemote(text, text.category, digits) : null;
    if (afar) return afar;
    if (text.clarity < 2 || !(text.main || isRemote(digits))) continue;
    if (!isMaterialHome(text, digits))
      return contradiction(text.category, digits, text.clarity === 3 ? 'strong' : 'medium', quote(text));
    const isOtherMagnet = text.hs === '850511' && digits.startsWith('850519');
    if (isOtherMagnet) return contradiction('rare_earths', digits, 'weak', quote(text));
  }
  return null;
}

/** Under food, textiles or paper even a word that says little elsewhere is out of place, where the line is about it. */
function againstRemote(text: CategoryEvidence, says: GoodsCategory, digits: string): Contradiction | null {
  return text.main && isRemote(digits) ? contradiction(says, digits, 'weak', quote(text)) : null;
}

function isMaterialHome({ category, hs, main }: CategoryEvidence, digits: string): boolean {
  if (category === 'rare_earths') return isRareEarthHome(digits, hs);
  if (category === 'uranium') return isUraniumHome(digits);
  return category === 'oil' ? isOilHome(digits) : isRawMaterialHome(digits, main, hs);
}

function againstComponents({ components, machinePart }: TextClaims, digits: string): Contradiction | null {
  const heading = digits.slice(0, 4);
  if (components !== null && components.clarity >= 2 && isForeignToComponents(components, digits)) {
    const strength = components.clarity === 3 ? 'strong' : 'medium';
    return contradiction('common_high_priority', digits, strength, quote(components));
  }
  if (components !== null && components.main && isRemoteForElectronics(digits))
    return contradiction('common_high_priority', digits, 'weak', quote(components));
  const isFarmPart = heading === '8432' || heading === '8433' || heading === '8436';
  return machinePart !== null && isFarmPart
    ? contradiction('common_high_priority', digits, 'weak', `"${machinePart}"`)
    : null;
}

/** Codes under which the chip, instrument or machine tool named is not declared rightly. */
export function isForeignToComponents({ main, hs }: ComponentEvidence, digits: string): boolean {
  if (digits.startsWith(hs.slice(0, 4))) return false;
  if (main) return !isComponentHome(digits, hs) || PARTS_HEADINGS.has(digits.slice(0, 4));
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
