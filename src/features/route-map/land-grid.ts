// Which country lies at a position, or that it is sea: a grid of quarter degrees, filled once, that answers without any geometry.
import { geoEquirectangular, geoPath } from 'd3-geo';
import { coarseLand } from './world-map';

const PER_DEGREE = 4;
const WIDTH = 360 * PER_DEGREE;
const HEIGHT = 180 * PER_DEGREE;

interface Grid {
  /** One more than the position in `countries`; 0 for sea. */
  cells: Uint16Array;
  countries: string[];
}

let grid: Grid | undefined;

/** Alpha-2 code of the land at a position, empty for land without a code, undefined at sea. */
export function countryAt(longitude: number, latitude: number): string | undefined {
  grid ??= fillGrid();
  const column = columnOf(longitude);
  const row = Math.min(HEIGHT - 1, Math.max(0, Math.floor((90 - latitude) * PER_DEGREE)));
  return grid.countries[(grid.cells[row * WIDTH + column] ?? 0) - 1];
}

function columnOf(longitude: number): number {
  const turned = (((longitude + 180) % 360) + 360) % 360;
  return Math.min(WIDTH - 1, Math.floor(turned * PER_DEGREE));
}

type Ring = [x: number, y: number][];

function fillGrid(): Grid {
  const cells = new Uint16Array(WIDTH * HEIGHT);
  const countries: string[] = [];
  const collector = new RingCollector();
  // The flat projection cuts what crosses the date line.
  const flat = geoEquirectangular()
    .scale((180 * PER_DEGREE) / Math.PI)
    .translate([WIDTH / 2, HEIGHT / 2])
    .precision(0);
  const draw = geoPath(flat, collector);
  for (const { country, polygon } of coarseLand()) {
    if (!countries.includes(country)) countries.push(country);
    collector.rings = [];
    draw(polygon);
    fillRings(collector.rings, countries.indexOf(country) + 1, cells);
  }
  return { cells, countries };
}

/** Takes down what d3 would draw. */
class RingCollector {
  rings: Ring[] = [];
  moveTo(x: number, y: number): void {
    this.rings.push([[x, y]]);
  }
  lineTo(x: number, y: number): void {
    this.rings.at(-1)?.push([x, y]);
  }
  beginPath(): void {}
  closePath(): void {}
  arc(): void {}
}

/** Every cell whose middle lies inside, by the crossings of its row with the rings. */
function fillRings(rings: readonly Ring[], value: number, cells: Uint16Array): void {
  const crossings = new Map<number, number[]>();
  for (const ring of rings)
    for (let i = 0; i < ring.length; i++) crossRows(ring[i], ring[(i + 1) % ring.length], crossings);
  for (const [row, xs] of crossings) {
    xs.sort((a, b) => a - b);
    for (let i = 0; i + 1 < xs.length; i += 2) {
      const from = Math.max(0, Math.ceil((xs[i] ?? 0) - 0.5));
      const to = Math.min(WIDTH - 1, Math.ceil((xs[i + 1] ?? 0) - 0.5) - 1);
      if (to >= from) cells.fill(value, row * WIDTH + from, row * WIDTH + to + 1);
    }
  }
}

function crossRows(a: Ring[number] | undefined, b: Ring[number] | undefined, crossings: Map<number, number[]>): void {
  if (!a || !b || a[1] === b[1]) return;
  const [top, bottom] = a[1] < b[1] ? [a, b] : [b, a];
  const last = Math.min(HEIGHT - 1, Math.ceil(bottom[1] - 0.5) - 1);
  for (let row = Math.max(0, Math.ceil(top[1] - 0.5)); row <= last; row++) {
    const share = (row + 0.5 - top[1]) / (bottom[1] - top[1]);
    const xs = crossings.get(row) ?? [];
    xs.push(top[0] + share * (bottom[0] - top[0]));
    crossings.set(row, xs);
  }
}
