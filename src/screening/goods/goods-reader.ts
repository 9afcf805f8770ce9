// What is it? Reads one line of goods: its code by the tariff tables, its text by words and numbers, and whether the two agree.
import type { ChplTier, GoodsCategory } from '../assessment';
import { type HsCode, toHs2022 } from '../normalise/hs-code';
import type { Reading } from '../normalise/reading';
import { valueOf } from '../normalise/reading';
import type { GoodsLine } from '../trade-request';
import { CodeBook, type CodedListing, type CodeFamily, isInForce } from './code-book';
import { readCategories } from './read-categories';
import { findContradiction, isForeignToComponents } from './find-contradiction';
import type { GoodsReading, Listing } from './goods-reading';
import type { GoodsTables } from './goods-tables';
import { RepeatedTexts } from './repeated-texts';
import { TextReader, type TextReading } from './text-reader';
import { bandOf } from './value-bands';

export type { GoodsReading, Listing } from './goods-reading';
export type { GoodsTables } from './goods-tables';

/** Headings where the neighbour of a listed subheading is a cheap way off the list. */
const SHOPPING_HEADINGS = new Set(['8482', '8486', '8532', '8542', '9014', '9030']);
/** First day on which a code of the 2017 edition is out of date in the Eurasian union too. From memory. */
const HS2022_EVERYWHERE = '2022-04-01';

const KEPT_CODES = 8192;

/** The code of a line as the reader uses it. */
interface CodeReading {
  digits: string;
  /** HS2022 subheadings the code stands for; empty for a bare heading. */
  current: readonly string[];
  families: readonly CodeFamily[];
  tier: ChplTier | null;
  listings: readonly CodedListing[];
}

const NO_CODE: CodeReading = { digits: '', current: [], families: [], tier: null, listings: [] };

export class GoodsReader {
  private readonly codes = new Map<string, CodeReading>();
  private readonly book: CodeBook;
  private readonly texts: TextReader;
  private readonly readings = new RepeatedTexts<TextReading>(4096);
  /** By maker and description together, the maker's length first: no two pairs have the same key. */
  private readonly readingsBesideMakers = new RepeatedTexts<TextReading>(2048);

  constructor(tables: GoodsTables) {
    this.book = new CodeBook(tables.chpl, tables.families, tables.listings);
    this.texts = new TextReader(tables.vocabulary);
  }

  /**
   * Reads a line by the law of `on` (`YYYY-MM-DD`). Any text and any code are answered; what is absent or unreadable finds nothing.
   * Linear in the length of the text.
   */
  read(line: GoodsLine, code: Reading<HsCode>, on: string): GoodsReading {
    const coded = this.readCode(valueOf(code));
    const text = this.readText(line.description ?? '', line.manufacturer ?? '');
    const chplByText = this.tierByText(text, coded);
    const contradiction = coded.digits === '' ? null : findContradiction(text.claims, coded.digits);
    const categories = readCategories(coded.families, text, {
      tier: coded.tier,
      byText: chplByText,
      digits: coded.digits,
      against: contradiction?.textSays ?? null,
    });
    const names = categories.map(({ category }) => category);
    const valuePerKg = valueByKilogram(line);
    return {
      categories,
      chplTier: coded.tier,
      chplPossible: coded.tier === null && this.mayBeListed(coded),
      chplByText,
      neighbourOfListed: this.isNeighbourOfListed(coded),
      listings: this.listingsOf(coded, names, on),
      contradiction,
      ordinaryUnderListedCode: isListedCode(coded) ? text.ordinaryGoods : null,
      genericWording: names.length > 0 && text.speaks ? null : text.genericWording,
      endedCode: endedCode(coded, on),
      aviationContext: text.aircraft.context,
      hasReleaseCertificateText: text.aircraft.certificate,
      partNumbers: text.aircraft.partNumbers,
      gostDesignation: text.claims.bearings?.gost ?? false,
      disguises: text.disguises,
      foreignBrand: text.foreignBrand,
      russianMaker: text.russianMaker,
      valuePerKg,
      valuePerKgBand: bandOf(
        valuePerKg,
        line.currency,
        contradiction === null && coded.digits !== '' ? coded.digits : codeByText(text),
      ),
      naturalKazakhExport:
        coded.families.some(({ kazakhExport }) => kazakhExport) || (coded.digits === '' && isKazakhMaterial(names)),
    };
  }

  /** Descriptions repeat within a batch, the maker's name with them. */
  private readText(description: string, manufacturer: string): TextReading {
    if (manufacturer === '') return this.readings.get(description, () => this.texts.read(description, ''));
    const key = `${manufacturer.length} ${manufacturer}${description}`;
    return this.readingsBesideMakers.get(key, () => this.texts.read(description, manufacturer));
  }

  /** Kept by code: a few thousand codes make up any stream. */
  private readCode(code: HsCode | undefined): CodeReading {
    if (code === undefined) return NO_CODE;
    const known = this.codes.get(code.digits);
    if (known) return known;
    const coded = this.lookUp(code);
    if (this.codes.size >= KEPT_CODES) this.codes.clear();
    this.codes.set(code.digits, coded);
    return coded;
  }

  private lookUp({ digits, hs6 }: HsCode): CodeReading {
    const current = hs6 === null ? [] : toHs2022(hs6);
    const tiers = current.map((subheading) => this.book.tierOf(subheading));
    const listings = new Set(this.book.listingsUnder(digits));
    for (const subheading of current) for (const listing of this.book.listingsUnder(subheading)) listings.add(listing);
    return {
      digits,
      current,
      families: this.book.familiesOf(digits),
      tier: tiers.every((tier) => tier !== null) ? (tiers[0] ?? null) : null,
      listings: [...listings],
    };
  }

  /** A bare heading, or an old code that was split and only partly listed. */
  private mayBeListed({ digits, current }: CodeReading): boolean {
    if (digits === '') return false;
    if (current.length === 0)
      return this.book.hasListedBelow(digits.slice(0, 5)) || this.book.hasListedBelow(digits.slice(0, 4));
    return current.some((hs6) => this.book.tierOf(hs6) !== null);
  }

  private isNeighbourOfListed({ digits, current, tier }: CodeReading): boolean {
    return tier === null && current.length > 0 && SHOPPING_HEADINGS.has(digits.slice(0, 4));
  }

  /** The tier of the goods that the text names, where the code cannot say it or says something else. */
  private tierByText({ claims }: TextReading, { digits, tier }: CodeReading): ChplTier | null {
    const { bearings, components } = claims;
    const isAccessory = bearings !== null && bearings.accessory && digits !== '' && tier === null;
    const isHoused = digits.startsWith('8483');
    if (bearings !== null && bearings.clarity >= 2 && !isAccessory && !isHoused) {
      const named = this.book.tierOf(bearings.hs);
      if (named !== null) return named;
    }
    if (components === null || tier !== null) return null;
    const isOpen = digits === '' || (digits.length < 6 && components.hs.startsWith(digits));
    if (isOpen) return this.book.tierOf(components.hs);
    const isHidden = components.clarity >= 2 && isForeignToComponents(components, digits);
    return isHidden ? this.book.tierOf(components.hs) : null;
  }

  private listingsOf(coded: CodeReading, categories: readonly GoodsCategory[], on: string): GoodsReading['listings'] {
    const found: Listing[] = [];
    for (const { listing, category } of coded.listings) {
      const covers = category === '' || categories.some((name) => name === category);
      if (covers && isInForce(listing, on)) found.push(listing);
    }
    for (const category of categories) {
      for (const listing of this.book.listingsFor(category)) if (isInForce(listing, on)) found.push(listing);
    }
    return found;
  }
}

/** A code that alone puts goods into a category, or that is on the high-priority list. */
function isListedCode({ families, tier }: CodeReading): boolean {
  return tier !== null || families.some(({ category, needsText }) => category !== '' && !needsText);
}

function endedCode({ digits, current }: CodeReading, on: string): string | null {
  const first = current[0];
  if (first === undefined || on < HS2022_EVERYWHERE) return null;
  return current.includes(digits.slice(0, 6)) ? null : first;
}

/** The code that goods such as the text names would have; empty where the text leaves it open. */
function codeByText({ claims: { bearings, aircraft, materials, components } }: TextReading): string {
  if (bearings !== null && bearings.clarity >= 2) return bearings.hs === '' ? '8482' : bearings.hs;
  if (aircraft !== null && aircraft.clarity >= 2) return aircraft.headings[0] ?? '8807';
  const rareEarth = materials.find(({ category, clarity }) => category === 'rare_earths' && clarity >= 2);
  if (rareEarth !== undefined) return rareEarth.hs === '' ? '2846' : rareEarth.hs;
  return components !== null && components.clarity >= 2 ? components.hs : '';
}

function valueByKilogram({ value, netWeightKg, grossWeightKg }: GoodsLine): number | null {
  const weight = netWeightKg ?? grossWeightKg;
  return value === undefined || weight === undefined || weight <= 0 ? null : value / weight;
}

function isKazakhMaterial(categories: readonly GoodsCategory[]): boolean {
  return categories.some(
    (category) => category === 'uranium' || category === 'oil' || category === 'critical_raw_materials',
  );
}
