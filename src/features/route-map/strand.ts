// A leg as lines on the picture: straight, or along great circles, cut where the map of the world ends.
import { geoInterpolate, type GeoStream } from 'd3-geo';
import type { View } from './fit-view';
import type { Point } from './label-field';
import type { Position } from './simplify-line';

/** Steps of a great circle, in degrees. */
const STEP = 2;
const BETWEEN_POINTS = 10;

export function straightStrand(from: Position, to: Position, { projection }: View): Point[] {
  const [start, end] = [projection(from), projection(to)];
  return start && end ? [start, end] : [];
}

/** The lines that are left in the frame; several where the edge of the map cuts them. */
export function curvedStrands(positions: readonly Position[], { projection }: View): Point[][] {
  const strands: Point[][] = [];
  const collector: GeoStream = {
    point: (x, y) => strands.at(-1)?.push([x, y]),
    lineStart: () => strands.push([]),
    lineEnd: () => undefined,
    polygonStart: () => undefined,
    polygonEnd: () => undefined,
  };
  const stream = projection.stream(collector);
  stream.lineStart();
  positions.forEach((from, index) => {
    const to = positions[index + 1];
    if (!to) return stream.point(...from);
    const between = geoInterpolate(from, to);
    const steps = Math.max(1, Math.ceil(Math.max(Math.abs(to[0] - from[0]), Math.abs(to[1] - from[1])) / STEP));
    for (let i = 0; i < steps; i++) stream.point(...between(i / steps));
  });
  stream.lineEnd();
  return strands.filter((strand) => strand.length > 1);
}

/** The same line with points close together. */
export function fillIn(strand: readonly Point[]): Point[] {
  const points: Point[] = [];
  strand.forEach(([x, y], index) => {
    const [toX, toY] = strand[index + 1] ?? [x, y];
    const steps = Math.max(1, Math.ceil(Math.hypot(toX - x, toY - y) / BETWEEN_POINTS));
    for (let i = 0; i < steps; i++) points.push([x + ((toX - x) * i) / steps, y + ((toY - y) * i) / steps]);
  });
  return points;
}

/** Path data in whole units. */
export function toPath(strand: readonly Point[]): string {
  return strand.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${Math.round(x)} ${Math.round(y)}`).join('');
}
