// What the text of a line says the goods are, category by category, and how clearly.
import type { GoodsCategory } from '../assessment';
import type { TextSpan } from './goods-reading';

/** 1 a mention, 2 a clear word for the goods themselves, 3 a mark that hardly anything else carries. */
export type Clarity = 1 | 2 | 3;

export interface CategoryEvidence {
  category: GoodsCategory;
  clarity: Clarity;
  spans: TextSpan[];
  /** Six digits of the code such goods would have; empty where the text leaves it open. */
  hs: string;
  /** The line is about these goods, not about something that serves or contains them. */
  main: boolean;
  /** Headings in which goods with such names are declared, where the words tell; empty otherwise. */
  headings: readonly string[];
}

export interface BearingEvidence extends CategoryEvidence {
  /** Rings, cages, loose rollers: parts rather than whole bearings. */
  parts: boolean;
  /** A designation after the Soviet and Russian standard was read. */
  gost: boolean;
  designation: boolean;
  /** "Ball or roller bearings": the words leave the type open. */
  mixed: boolean;
  /** Everything about bearings stands after "with" or "for": what the goods contain or serve. */
  accessory: boolean;
}

export interface AircraftEvidence {
  found: CategoryEvidence | null;
  context: boolean;
  certificate: boolean;
  partNumbers: string[];
  tyre: boolean;
}
