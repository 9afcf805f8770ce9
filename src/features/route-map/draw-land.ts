// The ground of the map: sea, land, borders, and the countries that matter for this route tinted.
import { geoDistance, geoPath } from 'd3-geo';
import type { View } from './fit-view';
import { COLOURS } from './palette';
import { PathWriter } from './path-writer';
import { isRussianSide, type RoutePlan } from './plan-route';
import { landAt } from './world-map';

/** Half a unit more or less of coast cannot be seen. */
const INVISIBLE_UNITS = 1.6;

type Tint = 'land' | 'onPath' | 'declaredLand' | 'russianSide';
const TINTS: readonly Tint[] = ['land', 'onPath', 'declaredLand', 'russianSide'];

export function drawLand(view: View, path: readonly string[], { declared }: RoutePlan): string {
  const writer = new PathWriter();
  const draw = geoPath(view.projection, writer);
  const drawn: Record<Tint, string> = { land: '', onPath: '', declaredLand: '', russianSide: '' };
  for (const piece of landAt(view.degreesPerUnit * INVISIBLE_UNITS)) {
    if (geoDistance(piece.centre, view.centre) > piece.radius + view.radius) continue;
    draw(piece.polygon);
    drawn[tintOf(piece.country, path, declared)] += writer.take();
  }
  const paths = TINTS.filter((tint) => drawn[tint] !== '').map(
    (tint) => `<path fill="${COLOURS[tint]}" d="${drawn[tint]}"/>`,
  );
  return `<g stroke="${COLOURS.border}" stroke-width="1.5" stroke-linejoin="round">${paths.join('')}</g>`;
}

function tintOf(country: string, path: readonly string[], declared: string | undefined): Tint {
  if (isRussianSide(country)) return 'russianSide';
  if (country !== '' && country === declared) return 'declaredLand';
  return path.includes(country) ? 'onPath' : 'land';
}
