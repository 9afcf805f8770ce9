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
  readonly categories: string[];
  readonly bearings: boolean;
  readonly aircraftParts: boolean;
  readonly rareEarths: boolean;
  readonly uranium: boolean;
  readonly oil: boolean;
  readonly criticalRawMaterials: boolean;
  readonly contradiction: boolean;
  readonly technical: boolean;
  readonly kazakhOriginOnly: boolean;
  readonly kazakhOriginClaimed: boolean;
  readonly netWeightKg: number | undefined;
  readonly value: number | undefined;
  readonly valuePerKg: number | undefined;

  /** Facts that only some rules ask, and only of some records, are answered when they are asked. */
  constructor(private readonly record: ReadRecord) {
    const { lines } = record;
    const has = (category: string): boolean => this.categories.includes(category);
    this.categories = distinctCategories(lines);
    this.sensitive = this.any((line) => line.sensitive);
    this.restricted = this.any(isExportBanned);
    this.bearings = has('bearings');
    this.aircraftParts = has('aircraft_parts');
    this.rareEarths = has('rare_earths');
    this.uranium = has('uranium');
    this.oil = has('oil');
    this.criticalRawMaterials = has('critical_raw_materials');
    this.contradiction = this.any((line) => line.goods.contradiction !== null);
    this.technical = this.any(isTechnical);
    this.kazakhOriginOnly = lines.every((line) => valueOf(line.origin) === 'KZ');
    this.kazakhOriginClaimed = this.any((line) => valueOf(line.origin) === 'KZ');
    this.netWeightKg = total(lines, (line) => line.line.netWeightKg ?? line.line.grossWeightKg);
    this.value = total(lines, (line) => line.line.value);
    this.valuePerKg = this.value === undefined || !this.netWeightKg ? undefined : this.value / this.netWeightKg;
  }

  get possibleHighPriority(): boolean {
    return this.any((line) => line.goods.chplPossible);
  }

  get neighbourOfListed(): boolean {
    return this.any((line) => line.goods.neighbourOfListed);
  }

  get strongContradiction(): boolean {
    return this.any((line) => line.goods.contradiction?.strength === 'strong');
  }

  get disguisedWording(): boolean {
    return this.any((line) => line.goods.disguises.some(isTrick));
  }

  get ordinaryUnderListedCode(): boolean {
    return this.any((line) => line.goods.ordinaryUnderListedCode !== null);
  }

  get genericWording(): boolean {
    return this.any((line) => line.goods.genericWording !== null);
  }

  get endedCode(): boolean {
    return this.any((line) => line.goods.endedCode !== null);
  }

  get controlCodeDeclared(): boolean {
    return this.any(hasControlCode);
  }

  get russianMaker(): boolean {
    return this.any((line) => line.goods.russianMaker !== null);
  }

  get foreignRareEarths(): boolean {
    return this.any(isForeignRareEarth);
  }

  get underKyrgyzBan(): boolean {
    return this.any(isUnderKyrgyzBan);
  }

  get clauseGoods(): boolean {
    return this.any(needsReExportClause);
  }

  get releaseCertificateInText(): boolean {
    return this.any((line) => line.goods.hasReleaseCertificateText);
  }

  get netAboveGross(): boolean {
    return this.any(isNetAboveGross);
  }

  get valueBelowBand(): boolean {
    return this.any((line) => line.goods.valuePerKgBand === 'below');
  }

  get valueAboveBand(): boolean {
    return this.any((line) => line.goods.valuePerKgBand === 'above');
  }

  get unreadableCode(): boolean {
    return this.any((line) => line.code.state === 'unreadable');
  }

  get coalitionOrigin(): boolean {
    return this.any((line) => isOfCoalitionOrigin(line, this.record));
  }

  get unionOriginOnly(): boolean {
    return this.record.lines.every((line) => isUnionOrigin(line, this.record));
  }

  get industrial(): boolean {
    return this.any(isIndustrial);
  }

  get foreignBrand(): boolean {
    return this.any((line) => line.goods.foreignBrand !== null);
  }

  get importBannedFromRussia(): boolean {
    return this.any(isImportBannedFromRussia);
  }

  get transitBanned(): boolean {
    return this.any(isTransitBanned);
  }

  get originDoubtful(): boolean {
    return this.any((line) => line.originDoubtful);
  }

  get russianOriginDeclared(): boolean {
    return this.any(isOfRussianOrigin);
  }

  get highPriority(): boolean {
    return this.any(isHighPriority);
  }

  get highPriorityTier(): string {
    return highestTier(this.record.lines);
  }

  private any(holds: (line: LineReading) => boolean): boolean {
    return this.record.lines.some(holds);
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
