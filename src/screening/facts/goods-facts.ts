// Facts about the goods: each answered once over all lines of the request.
import { isRussianSide } from '../corridor/country-groups';
import { isTrick } from '../goods/disguise';
import { valueOf } from '../normalise/reading';
import type { LineReading, ReadRecord } from './record-shape';
import {
  isExportBanned,
  isImportBannedFromRussia,
  isTransitBanned,
  isUnderKyrgyzBan,
  needsReExportClause,
} from './goods-law';

const TIER_ORDER = ['1', '2', '3.A', '3.B', '4.A', '4.B'];

/** Values of the group `goods`. */
export class GoodsFacts {
  readonly sensitive: boolean;
  readonly restricted: boolean;
  readonly highPriority: boolean;
  readonly highPriorityTier: string;
  readonly categories: string[];
  readonly bearings: boolean;
  readonly aircraftParts: boolean;
  readonly rareEarths: boolean;
  readonly uranium: boolean;
  readonly oil: boolean;
  readonly criticalRawMaterials: boolean;
  readonly possibleHighPriority: boolean;
  readonly neighbourOfListed: boolean;
  readonly contradiction: boolean;
  readonly strongContradiction: boolean;
  readonly disguisedWording: boolean;
  readonly ordinaryUnderListedCode: boolean;
  readonly genericWording: boolean;
  readonly endedCode: boolean;
  readonly technical: boolean;
  readonly industrial: boolean;
  readonly coalitionOrigin: boolean;
  readonly controlCodeDeclared: boolean;
  readonly kazakhOriginOnly: boolean;
  readonly kazakhOriginClaimed: boolean;
  readonly unionOriginOnly: boolean;
  readonly russianOriginDeclared: boolean;
  readonly originDoubtful: boolean;
  readonly foreignBrand: boolean;
  readonly russianMaker: boolean;
  readonly foreignRareEarths: boolean;
  readonly transitBanned: boolean;
  readonly importBannedFromRussia: boolean;
  readonly underKyrgyzBan: boolean;
  readonly clauseGoods: boolean;
  readonly releaseCertificateInText: boolean;
  readonly netAboveGross: boolean;
  readonly valueBelowBand: boolean;
  readonly valueAboveBand: boolean;
  readonly unreadableCode: boolean;
  readonly netWeightKg: number | undefined;
  readonly value: number | undefined;
  readonly valuePerKg: number | undefined;

  constructor(record: ReadRecord) {
    const { lines } = record;
    const any = (holds: (line: LineReading) => boolean): boolean => lines.some(holds);
    const has = (category: string): boolean => this.categories.includes(category);
    this.categories = distinctCategories(lines);
    this.sensitive = any((line) => line.sensitive);
    this.restricted = any(isExportBanned);
    this.highPriority = any(isHighPriority);
    this.highPriorityTier = highestTier(lines);
    this.bearings = has('bearings');
    this.aircraftParts = has('aircraft_parts');
    this.rareEarths = has('rare_earths');
    this.uranium = has('uranium');
    this.oil = has('oil');
    this.criticalRawMaterials = has('critical_raw_materials');
    this.possibleHighPriority = any((line) => line.goods.chplPossible);
    this.neighbourOfListed = any((line) => line.goods.neighbourOfListed);
    this.contradiction = any((line) => line.goods.contradiction !== null);
    this.strongContradiction = any((line) => line.goods.contradiction?.strength === 'strong');
    this.disguisedWording = any((line) => line.goods.disguises.some(isTrick));
    this.ordinaryUnderListedCode = any((line) => line.goods.ordinaryUnderListedCode !== null);
    this.genericWording = any((line) => line.goods.genericWording !== null);
    this.endedCode = any((line) => line.goods.endedCode !== null);
    this.technical = any(isTechnical);
    this.industrial = any(isIndustrial);
    this.coalitionOrigin = any((line) => isOfCoalitionOrigin(line, record));
    this.controlCodeDeclared = any(hasControlCode);
    this.kazakhOriginOnly = lines.every((line) => valueOf(line.origin) === 'KZ');
    this.kazakhOriginClaimed = any((line) => valueOf(line.origin) === 'KZ');
    this.unionOriginOnly = lines.every((line) => isUnionOrigin(line, record));
    this.russianOriginDeclared = any(isOfRussianOrigin);
    this.originDoubtful = any((line) => line.originDoubtful);
    this.foreignBrand = any((line) => line.goods.foreignBrand !== null);
    this.russianMaker = any((line) => line.goods.russianMaker !== null);
    this.foreignRareEarths = any(isForeignRareEarth);
    this.transitBanned = any(isTransitBanned);
    this.importBannedFromRussia = any(isImportBannedFromRussia);
    this.underKyrgyzBan = any(isUnderKyrgyzBan);
    this.clauseGoods = any(needsReExportClause);
    this.releaseCertificateInText = any((line) => line.goods.hasReleaseCertificateText);
    this.netAboveGross = any(isNetAboveGross);
    this.valueBelowBand = any((line) => line.goods.valuePerKgBand === 'below');
    this.valueAboveBand = any((line) => line.goods.valuePerKgBand === 'above');
    this.unreadableCode = any((line) => line.code.state === 'unreadable');
    this.netWeightKg = total(lines, (line) => line.line.netWeightKg ?? line.line.grossWeightKg);
    this.value = total(lines, (line) => line.line.value);
    this.valuePerKg = this.value === undefined || !this.netWeightKg ? undefined : this.value / this.netWeightKg;
  }
}

function distinctCategories(lines: readonly LineReading[]): string[] {
  const found = new Set<string>();
  for (const line of lines) for (const { category } of line.goods.categories) found.add(category);
  return [...found];
}

export function isHighPriority({ goods }: LineReading): boolean {
  return goods.chplTier !== null || goods.chplByText !== null;
}

function highestTier(lines: readonly LineReading[]): string {
  let best = TIER_ORDER.length;
  for (const { goods } of lines) {
    const tier = goods.chplTier ?? goods.chplByText;
    if (tier !== null) best = Math.min(best, TIER_ORDER.indexOf(tier));
  }
  return TIER_ORDER[best] ?? '';
}

/** Machinery, electrical and instrument chapters. */
export function isTechnical({ code }: LineReading): boolean {
  const chapter = valueOf(code)?.chapter;
  return chapter === '84' || chapter === '85' || chapter === '88' || chapter === '90';
}

/** Headings of those chapters that are for the sick and for the household: fridges, washing machines, kettles, televisions. */
const MEDICAL_OR_HOUSEHOLD =
  /^(?:8418|8421(?:12|21)|8422(?:11)|8450|8451(?:21)|8452(?:10)|8508|8509|8510|8516|8519|8521|8527|8528|9003|9004|9018|9019|9020|9021|9022)/u;

export function isIndustrial(line: LineReading): boolean {
  return isTechnical(line) && !MEDICAL_OR_HOUSEHOLD.test(valueOf(line.code)?.digits ?? '');
}

/** Made in the European Union or one of its partners. */
export function isOfCoalitionOrigin({ origin }: LineReading, { reference, on }: ReadRecord): boolean {
  const country = valueOf(origin);
  return reference.countryGroups.of(country, on).eu || reference.countryGroups.of(country, on).eu_partner;
}

export function hasControlCode({ line }: LineReading): boolean {
  return line.controlCode !== undefined && /\d[A-E]\d{3}/iu.test(line.controlCode);
}

function isUnionOrigin(line: LineReading, record: ReadRecord): boolean {
  return record.reference.countryGroups.of(valueOf(line.origin), record.on).customs_union;
}

export function isOfRussianOrigin(line: LineReading): boolean {
  return isRussianSide(valueOf(line.origin));
}

export function isForeignRareEarth(line: LineReading): boolean {
  return line.goods.categories.some(({ category }) => category === 'rare_earths') && valueOf(line.origin) !== 'KZ';
}

export function isNetAboveGross({ line }: LineReading): boolean {
  return line.netWeightKg !== undefined && line.grossWeightKg !== undefined && line.netWeightKg > line.grossWeightKg;
}

function total(lines: readonly LineReading[], pick: (line: LineReading) => number | undefined): number | undefined {
  let sum = 0;
  for (const line of lines) {
    const amount = pick(line);
    if (amount === undefined) return undefined;
    sum += amount;
  }
  return sum;
}
