// Reads the description of a line once: words, numbers and marks become evidence for each category.
import type { Disguise } from './disguise';
import { turnLettersIntoDigits, undisguise } from './disguised-words';
import { findPartNumbers, type PartNumber } from './aircraft-part-numbers';
import { readAircraft } from './aircraft-evidence';
import { findDesignations } from './bearing-designations';
import { readBearings } from './bearing-evidence';
import { CharacterRuns } from './character-runs';
import { readComponents } from './component-evidence';
import { type ComponentNumber, findComponentNumbers } from './component-numbers';
import type { Designation } from './designation';
import type { TextClaims } from './find-contradiction';
import type { VocabularyRow } from './goods-tables';
import { GoodsText } from './goods-text';
import { isMainWord } from './main-words';
import { readMaterials } from './material-evidence';
import type { AircraftEvidence } from './text-evidence';
import { Vocabulary } from './vocabulary';
import { firstReaching, weighHits, type WeighedHit } from './weigh-hits';

export interface TextReading {
  claims: TextClaims;
  aircraft: AircraftEvidence;
  /** Some category was named, however weakly. */
  speaks: boolean;
  genericWording: { text: string } | null;
  /** Everyday goods that the line is about, where no category is named: shoes, flour, furniture. */
  ordinaryGoods: string | null;
  foreignBrand: string | null;
  russianMaker: string | null;
  /** Words of goods that were written in disguise or misspelt. */
  disguises: readonly Disguise[];
}

const NO_DISGUISES: readonly Disguise[] = [];

interface Makers {
  foreign: string | null;
  russian: string | null;
  bearingMaker: boolean;
}

export class TextReader {
  private readonly vocabulary: Vocabulary;
  private readonly text = new GoodsText();
  private readonly runs = new CharacterRuns();

  constructor(rows: readonly VocabularyRow[]) {
    this.vocabulary = new Vocabulary(rows);
  }

  /** Never throws; an empty text says nothing. */
  read(description: string, manufacturer: string): TextReading {
    const makers: Makers = { foreign: null, russian: null, bearingMaker: false };
    if (manufacturer !== '') this.noteMakers(this.scan(manufacturer), makers);
    const hits = this.scan(description);
    this.noteMakers(hits, makers);
    const { text, runs } = this;
    runs.load(text);
    const hasDigits = runs.digitRuns > 0;
    const designations: Designation[] = [];
    const partNumbers: PartNumber[] = [];
    const components: ComponentNumber[] = [];
    if (hasDigits) {
      findDesignations(runs, designations);
      findPartNumbers(runs, partNumbers);
      findComponentNumbers(runs, components, designations);
    }
    const aircraft = readAircraft(text, hits, partNumbers);
    const claims: TextClaims = {
      bearings: readBearings(text, hits, designations, makers.bearingMaker),
      aircraft: aircraft.found,
      aircraftTyre: aircraft.tyre || namesTyre(hits),
      materials: readMaterials(text, hits),
      components: readComponents(text, hits, components, runs),
      machinePart: wordOf(hits, 'machine_part'),
    };
    const speaks =
      claims.bearings !== null || claims.aircraft !== null || claims.materials.length > 0 || claims.components !== null;
    return {
      claims,
      aircraft,
      speaks,
      genericWording: speaks ? null : this.genericWording(hits),
      ordinaryGoods: speaks ? null : this.ordinaryGoods(hits),
      foreignBrand: makers.foreign,
      russianMaker: makers.russian,
      disguises: speaks ? this.disguisesOf(hits, designations) : NO_DISGUISES,
    };
  }

  /** Looks twice only where the first look named no goods and words are written in disguise, and a third time for slips. */
  private scan(raw: string): readonly WeighedHit[] {
    const { text, vocabulary } = this;
    this.load(raw);
    let hits = weighHits(text, vocabulary.find(text));
    if (hits.some(namesGoods)) return hits;
    if (undisguise(text)) hits = weighHits(text, vocabulary.find(text));
    if (hits.some(namesGoods)) return hits;
    const isTaken = (start: number, end: number): boolean =>
      isCovered(hits, start, end) || vocabulary.isPlaceOfGroup(start, end);
    if (!vocabulary.nearWords.correct(text, isTaken)) return hits;
    const corrected = weighHits(text, vocabulary.find(text));
    if (corrected.some(namesGoods)) return corrected;
    this.load(raw);
    undisguise(text);
    return weighHits(text, vocabulary.find(text));
  }

  private load(raw: string): void {
    const { text } = this;
    text.load(raw);
    if (text.hasMixedWord) text.unmixWords();
    turnLettersIntoDigits(text);
  }

  private noteMakers(hits: readonly WeighedHit[], makers: Makers): void {
    for (const { term } of hits) {
      if (term.kind === 'brand') makers.foreign ??= term.text;
      if (term.kind === 'russian_brand') makers.russian ??= term.text;
      if (term.category === 'bearings' && term.kind.endsWith('brand')) makers.bearingMaker = true;
    }
  }

  /** What was undone counts only where goods were named by it. */
  private disguisesOf(hits: readonly WeighedHit[], designations: readonly Designation[]): readonly Disguise[] {
    const { text } = this;
    if (text.marks.length === 0) return NO_DISGUISES;
    const named = [...hits.filter(namesGoods), ...designations].map(({ start, end }) => ({
      from: text.offsetOf(start),
      to: text.endOffsetOf(end),
    }));
    return text.marks.filter(({ start, end }) => named.some(({ from, to }) => from < end && start < to));
  }

  private ordinaryGoods(hits: readonly WeighedHit[]): string | null {
    const hit = hits.find((found) => found.term.kind === 'ordinary' && isMainWord(this.text, found, hits));
    return hit ? this.text.slice(hit.start, hit.end) : null;
  }

  private genericWording(hits: readonly WeighedHit[]): { text: string } | null {
    const hit = hits.find(({ term }) => term.kind === 'evasive');
    return hit ? { text: this.text.slice(hit.start, hit.end) } : null;
  }
}

/** Kinds that already say what the goods are. */
function namesGoods({ term }: WeighedHit): boolean {
  const { kind } = term;
  return kind === 'core' || kind === 'product' || kind === 'participle' || kind === 'formula' || kind === 'cas';
}

function wordOf(hits: readonly WeighedHit[], kind: string): string | null {
  return hits.find((hit) => hit.term.kind === kind && hit.head && !hit.attribute)?.term.text ?? null;
}

function namesTyre(hits: readonly WeighedHit[]): boolean {
  return hits.some(
    ({ term }) => term.category === 'aircraft_parts' && /tyre|tire|шин|reifen|pneu|lasti|轮胎/u.test(term.text),
  );
}

/** Whether any term was found in the stretch. */
function isCovered(hits: readonly WeighedHit[], start: number, end: number): boolean {
  for (let at = firstReaching(hits, start); at < hits.length; at += 1) {
    const hit = hits[at];
    if (hit === undefined || hit.start >= end) return false;
    if (hit.end > start) return true;
  }
  return false;
}
