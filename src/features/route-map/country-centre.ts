// Where a country stands for itself on the map, when no place in it is given.
import { geoArea } from 'd3-geo';
import type { Position } from './simplify-line';
import { coarseLand, landAt, type LandPiece } from './world-map';

/** Countries whose middle is empty: the place that their traffic gathers in. And lands that the map data counts to another country. */
const CENTRES: Readonly<Record<string, Position>> = {
  AU: [147, -35.5],
  BR: [-47.5, -20],
  BQ: [-68.3, 12.2],
  BV: [3.4, -54.4],
  CA: [-79, 45],
  CC: [96.8, -12.2],
  CN: [112, 34],
  CX: [105.7, -10.5],
  GF: [-53, 4],
  GI: [-5.35, 36.14],
  GP: [-61.5, 16.2],
  MQ: [-61, 14.65],
  NO: [10.5, 60.5],
  RE: [55.5, -21.1],
  RU: [40, 55.5],
  SE: [15, 59.5],
  SJ: [16, 78.5],
  TK: [-171.8, -9.2],
  TV: [179.2, -8.5],
  UM: [-169.5, 16.7],
  US: [-83, 39.5],
  YT: [45.15, -12.8],
};

let largest: Map<string, LandPiece> | undefined;

/** The middle of the largest piece of land; undefined for what is no country. */
export function centreOf(country: string): Position | undefined {
  largest ??= findLargest();
  return (Object.hasOwn(CENTRES, country) ? CENTRES[country] : undefined) ?? largest.get(country)?.centre;
}

function findLargest(): Map<string, LandPiece> {
  const found = new Map<string, LandPiece & { area: number }>();
  // Small islands are there only in full detail.
  for (const pieces of [coarseLand(), landAt(0)]) {
    const known = new Set(found.keys());
    for (const piece of pieces) {
      if (known.has(piece.country)) continue;
      const area = geoArea(piece.polygon);
      if (area > (found.get(piece.country)?.area ?? 0)) found.set(piece.country, { ...piece, area });
    }
  }
  return found;
}
