// The projection that shows a whole route with a margin: a region as if seen from above it, half the world or more as a map of the world.
import { geoAzimuthalEqualArea, geoCircle, geoDistance, geoEqualEarth, type GeoProjection } from 'd3-geo';
import type { Position } from './simplify-line';

export interface View {
  projection: GeoProjection;
  /** Degrees of the globe to one unit of the picture, in the middle. */
  degreesPerUnit: number;
  /** The part of the globe that can be seen: everything within so many radians of a point. */
  centre: Position;
  radius: number;
}

export interface Frame {
  width: number;
  height: number;
  margin: number;
}

/** A single town is shown with this much around it, and a route without any place as the region that is screened for, in degrees. */
const LEAST_RADIUS = { someplace: 7, nowhere: 28 };
const NOWHERE: Position = [52, 48];
/** Wider than this, a view from above bends the edges too much. */
const WIDEST_FROM_ABOVE = 1;

/** @param lines legs, whose great circles bend out of the box of their ends */
export function fitView(stops: readonly Position[], lines: readonly (readonly Position[])[], frame: Frame): View {
  const { width, height, margin } = frame;
  const isNowhere = stops.length === 0;
  const positions = isNowhere ? [NOWHERE] : [...stops, ...lines.flat()];
  const { centre, radius } = smallestCap(positions);
  const isRegion = radius <= WIDEST_FROM_ABOVE;
  const projection = isRegion
    ? geoAzimuthalEqualArea().rotate([-centre[0], -centre[1]])
    : geoEqualEarth().rotate([-middleLongitude(positions), 0]);
  const least = isNowhere ? LEAST_RADIUS.nowhere : LEAST_RADIUS.someplace;
  const around = (radius * 180) / Math.PI < least ? [geoCircle().center(centre).radius(least)()] : [];
  const route = { type: 'MultiLineString' as const, coordinates: lines.map((line) => [...line]) };
  const marks = { type: 'MultiPoint' as const, coordinates: positions };
  projection.precision(0.6).fitExtent(
    [
      [margin, margin],
      [width - margin, height - margin],
    ],
    { type: 'GeometryCollection', geometries: [route, marks, ...around] },
  );
  if (!isRegion) raisePole(projection, positions);
  projection.clipExtent([
    [0, 0],
    [width, height],
  ]);
  return { projection, degreesPerUnit: 180 / Math.PI / projection.scale(), ...seenCap(projection, frame, isRegion) };
}

/** Leaves less of the empty page above the North Pole, as far as the route has room to move up. */
function raisePole(projection: GeoProjection, positions: readonly Position[]): void {
  const pole = projection([positions[0]?.[0] ?? 0, 90])?.[1] ?? 0;
  const highest = Math.min(...positions.map((position) => projection(position)?.[1] ?? 0));
  const [x, y] = projection.translate();
  projection.translate([x, y - Math.max(0, Math.min(pole - 40, highest - 90))]);
}

function seenCap(
  projection: GeoProjection,
  { width, height }: Frame,
  isRegion: boolean,
): { centre: Position; radius: number } {
  const middle = projection.invert?.([width / 2, height / 2]) ?? [0, 0];
  if (!isRegion) return { centre: middle, radius: Math.PI };
  const edges = [0, 0.25, 0.5, 0.75, 1].flatMap((share): Position[] => [
    [share * width, 0],
    [share * width, height],
    [0, share * height],
    [width, share * height],
  ]);
  const radius = Math.max(
    ...edges.map((edge) => {
      const there = projection.invert?.(edge);
      return there && Number.isFinite(there[0]) ? geoDistance(middle, there) : Math.PI;
    }),
  );
  return { centre: middle, radius };
}

/** The smallest circle on the globe around all positions, near enough: the centre walks towards whatever is farthest, ever less. */
function smallestCap(positions: readonly Position[]): { centre: Position; radius: number } {
  const vectors = positions.map(toVector);
  let centre = normalise(vectors.reduce((sum, one) => add(sum, one, 1), [0, 0, 0])) ?? vectors[0] ?? [1, 0, 0];
  for (let step = 2; step < 60; step++) {
    const farthest = vectors.reduce((far, one) => (dot(one, centre) < dot(far, centre) ? one : far));
    centre = normalise(add(centre, farthest, 1 / step)) ?? centre;
  }
  const radius = Math.max(...vectors.map((one) => Math.acos(Math.max(-1, Math.min(1, dot(one, centre))))));
  return {
    centre: [(Math.atan2(centre[1], centre[0]) * 180) / Math.PI, (Math.asin(centre[2]) * 180) / Math.PI],
    radius,
  };
}

/** The middle of the shortest stretch of longitudes that holds all positions. */
function middleLongitude(positions: readonly Position[]): number {
  const sorted = positions.map(([longitude]) => longitude).sort((a, b) => a - b);
  let [widest, start] = [-1, sorted[0] ?? 0];
  sorted.forEach((longitude, index) => {
    const next = sorted[index + 1] ?? (sorted[0] ?? 0) + 360;
    if (next - longitude > widest) [widest, start] = [next - longitude, next];
  });
  return start + (360 - widest) / 2;
}

type Vector = [number, number, number];

function toVector([longitude, latitude]: Position): Vector {
  const [lambda, phi] = [(longitude * Math.PI) / 180, (latitude * Math.PI) / 180];
  return [Math.cos(phi) * Math.cos(lambda), Math.cos(phi) * Math.sin(lambda), Math.sin(phi)];
}

const dot = (a: Vector, b: Vector): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
const add = (a: Vector, b: Vector, weight: number): Vector => [
  a[0] + b[0] * weight,
  a[1] + b[1] * weight,
  a[2] + b[2] * weight,
];

function normalise(vector: Vector): Vector | undefined {
  const length = Math.sqrt(dot(vector, vector));
  return length < 1e-9 ? undefined : [vector[0] / length, vector[1] / length, vector[2] / length];
}
