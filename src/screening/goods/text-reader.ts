// Reads the description of a line once: words, numbers and marks become evidence for each category.
import { undisguise } from './disguised-words';
import { findPartNumbers, type PartNumber } from './aircraft-part-numbers';
import { readAircraft } from './aircraft-evidence';
import { type Designation, findDesignations } from './bearing-designations';
import { readBearings } from './bearing-evidence';
import { CharacterRuns } from './character-runs';
import { readComponents } from './component-evidence';
import { type ComponentNumber, findComponentNumbers } from './component-numbers';
import type { TextClaims } from './find-contradiction';
import type { VocabularyRow } from './goods-tables';
import { GoodsText } from './goods-text';
import { readMaterials } from './material-evidence';
import type { AircraftEvidence } from './text-evidence';
import { Vocabulary } from './vocabulary';
import { weighHits, type WeighedHit } from './weigh-hits';

export interface TextReading {
  claims: TextClaims;
  aircraft: AircraftEvidence;
  /** Some category was named, however weakly. */
  speaks: boolean;
  genericWording: { text: string } | null;
  foreignBrand: string | null;
  russianMaker: string | null;
}

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
      findComponentNumbers(runs, components);
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
      foreignBrand: makers.foreign,
      russianMaker: makers.russian,
    };
  }

  /** Looks twice only where the first look named no goods and words are written in disguise. */
  private scan(raw: string): readonly WeighedHit[] {
    this.text.load(raw);
    if (this.text.hasMixedWord) this.text.unmixWords();
    const hits = weighHits(this.text, this.vocabulary.find(this.text));
    if (hits.some(namesGoods) || !undisguise(this.text)) return hits;
    return weighHits(this.text, this.vocabulary.find(this.text));
  }

  private noteMakers(hits: readonly WeighedHit[], makers: Makers): void {
    for (const { term } of hits) {
      if (term.kind === 'brand') makers.foreign ??= term.text;
      if (term.kind === 'russian_brand') makers.russian ??= term.text;
      if (term.category === 'bearings' && term.kind.endsWith('brand')) makers.bearingMaker = true;
    }
  }

  private genericWording(hits: readonly WeighedHit[]): { text: string } | null {
    const hit = hits.find(({ term }) => term.kind === 'evasive');
    return hit ? { text: this.text.slice(hit.start, hit.end) } : null;
  }
}

/** Kinds that already say what the goods are. */
function namesGoods({ term }: WeighedHit): boolean {
  return term.kind === 'core' || term.kind === 'product' || term.kind === 'formula' || term.kind === 'cas';
}

function wordOf(hits: readonly WeighedHit[], kind: string): string | null {
  return hits.find((hit) => hit.term.kind === kind && hit.head && !hit.attribute)?.term.text ?? null;
}

function namesTyre(hits: readonly WeighedHit[]): boolean {
  return hits.some(
    ({ term }) => term.category === 'aircraft_parts' && /tyre|tire|шин|reifen|pneu|lasti|轮胎/u.test(term.text),
  );
}
