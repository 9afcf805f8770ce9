// The land of the world by country, from Natural Earth (public domain) as the package world-atlas ships it, in as much detail as a scale can show.
import * as fs from 'node:fs';
import { geoArea, geoCentroid, geoContains, geoDistance } from 'd3-geo';
import { feature, mergeArcs } from 'topojson-client';
import { codeOfMapCountry } from './country-numbers';
import { type Position, simplifyLine } from './simplify-line';

type Topology = Parameters<typeof mergeArcs>[0];
type ArcShape = Extract<Parameters<typeof mergeArcs>[1], readonly unknown[]>[number];
type ArcPolygon = Extract<ArcShape, { type: 'Polygon' }>;
interface Polygon {
  type: 'Polygon';
  coordinates: Position[][];
}

/** One connected piece of land with the circle around it, in radians, by which it is found or left out. */
export interface LandPiece {
  country: string;
  polygon: Polygon;
  centre: Position;
  radius: number;
}

interface CountryArcs {
  country: string;
  shape: ArcShape;
}

/** What the file holds; every country is a polygon or several. */
interface WorldFile {
  objects: { countries: { geometries: (ArcShape & { properties?: { name?: string } })[] } };
}

interface RawWorld {
  arcs: Position[][];
  countries: CountryArcs[];
}

/** Degrees that may be lost, finest first. */
const LEVELS = [0.01, 0.03, 0.08, 0.2, 0.4] as const;
/** The map data shows who holds Crimea; the law that is screened by says whose it is. */
const CRIMEA: Position = [34.1, 45.3];

let raw: RawWorld | undefined;
const levels = new Map<number, LandPiece[]>();

/** Land in the coarsest detail whose error stays under so many degrees. Built when first asked for, a few hundred milliseconds each. */
export function landAt(degrees: number): readonly LandPiece[] {
  const level = LEVELS.findLast((tolerance) => tolerance <= degrees) ?? LEVELS[0];
  const known = levels.get(level);
  if (known) return known;
  const pieces = buildLevel(level);
  levels.set(level, pieces);
  return pieces;
}

/** Land in the least detail: enough to tell land from sea. */
export function coarseLand(): readonly LandPiece[] {
  return landAt(Infinity);
}

function buildLevel(tolerance: number): LandPiece[] {
  raw ??= readWorld();
  const arcs = raw.arcs.map((arc) => simplifyLine(arc, tolerance));
  const topology: Topology = { type: 'Topology', arcs, objects: {} };
  const pieces: LandPiece[] = [];
  for (const { country, shape } of raw.countries) {
    for (const coordinates of polygonsOf(topology, shape)) {
      const piece = toPiece(country, { type: 'Polygon', coordinates });
      if (piece) pieces.push(piece);
    }
  }
  return pieces;
}

function polygonsOf(topology: Topology, shape: CountryArcs['shape']): Position[][][] {
  const polygons =
    shape.type === 'Polygon'
      ? [feature(topology, shape).geometry.coordinates]
      : feature(topology, shape).geometry.coordinates;
  return polygons as Position[][][];
}

/** Nothing where simplifying left no area, or turned the ring inside out: the polygon would then be the rest of the globe. */
function toPiece(country: string, polygon: Polygon): LandPiece | undefined {
  const ring = polygon.coordinates[0] ?? [];
  const area = geoArea(polygon);
  if (ring.length < 4 || area > 2 * Math.PI || area < 1e-12) return undefined;
  const centre = geoCentroid(polygon);
  const radius = Math.max(...ring.map((point) => geoDistance(centre, point)));
  return { country, polygon, centre, radius };
}

function readWorld(): RawWorld {
  const file = require.resolve('world-atlas/countries-50m.json');
  const world = JSON.parse(fs.readFileSync(file, 'utf8')) as Topology & WorldFile;
  const countries = world.objects.countries.geometries.map((shape): CountryArcs => {
    const { id, properties } = shape;
    return { country: codeOfMapCountry(id === undefined ? undefined : String(id), properties?.name), shape };
  });
  return { arcs: decodeArcs(world), countries: giveBackCrimea(world, countries) };
}

/** Arcs are stored as whole steps from point to point. */
function decodeArcs({ arcs, transform }: Topology): Position[][] {
  const [kx, ky] = transform?.scale ?? [1, 1];
  const [tx, ty] = transform?.translate ?? [0, 0];
  return arcs.map((arc) => {
    let [x, y] = [0, 0];
    return arc.map(([dx = 0, dy = 0]): Position => {
      x += dx;
      y += dy;
      return [x * kx + tx, y * ky + ty];
    });
  });
}

function giveBackCrimea(world: Topology, countries: CountryArcs[]): CountryArcs[] {
  const russia = countries.find(({ country }) => country === 'RU');
  const ukraine = countries.find(({ country }) => country === 'UA');
  if (!russia || !ukraine || russia.shape.type !== 'MultiPolygon') return countries;
  const isCrimea = (arcs: number[][]): boolean =>
    geoContains(feature(world, { type: 'Polygon', arcs } satisfies ArcPolygon).geometry, CRIMEA);
  const crimea = russia.shape.arcs.filter(isCrimea);
  const rest = russia.shape.arcs.filter((arcs) => !crimea.includes(arcs));
  const whole = mergeArcs(world, [ukraine.shape, { type: 'MultiPolygon', arcs: crimea }]);
  return [
    ...countries.filter((one) => one !== russia && one !== ukraine),
    { country: 'RU', shape: { type: 'MultiPolygon', arcs: rest } },
    { country: 'UA', shape: whole },
  ];
}
