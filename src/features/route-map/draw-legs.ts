// The legs of the route in order, each with an arrow in its middle: solid by land, dashed by sea, in the accent colour where it touches Russia or Belarus.
import type { View } from './fit-view';
import type { Point } from './label-field';
import { COLOURS, DASHES } from './palette';
import type { Leg, OnwardLeg, RoutePlan } from './plan-route';
import { curvedStrands, fillIn, straightStrand, toPath } from './strand';
import { cleanText, escapeXml } from './svg-text';

export interface DrawnLegs {
  svg: string;
  /** Points along all legs, close together: labels keep off them. */
  line: Point[];
}

const LONG_ENOUGH_FOR_ARROW = 6;
const ACROSS_BORDER = 110;

export function drawLegs({ legs, onward }: RoutePlan, view: View): DrawnLegs {
  const line: Point[] = [];
  const drawn = legs.map((leg, index) => drawLeg(leg, index, { view, line }));
  const last = onward ? drawOnward(onward, legs.at(-1), { view, line }) : '';
  return { svg: `<g fill="none" stroke-linecap="round" stroke-linejoin="round">${drawn.join('')}${last}</g>`, line };
}

interface Canvas {
  view: View;
  line: Point[];
}

function drawLeg(leg: Leg, index: number, { view, line }: Canvas): string {
  const { from, to, way } = leg;
  const strands = way === 'land' ? [straightStrand(from.position, to.position, view)] : curvedStrands(leg.line, view);
  const filled = strands.map(fillIn);
  for (const points of filled) line.push(...points);
  const colour = leg.touchesRussia ? COLOURS.accent : COLOURS.leg;
  const width = leg.touchesRussia ? 7 : 5;
  const path = strands.map(toPath).join('');
  const dash = DASHES[way] === '' ? '' : ` stroke-dasharray="${DASHES[way]}"`;
  return (
    `<g><title>${escapeXml(describeLeg(leg, index))}</title>` +
    `<path d="${path}" stroke="${COLOURS.paper}" stroke-width="${width + 5}" stroke-opacity="0.75"/>` +
    `<path d="${path}" stroke="${colour}" stroke-width="${width}"${dash}/>${middleArrow(longest(filled), colour)}</g>`
  );
}

export function describeLeg({ from, to, way, overCaspian, touchesRussia }: Leg, index: number): string {
  const by = overCaspian ? 'over the Caspian Sea' : { land: 'over land', sea: 'by sea', air: 'by air' }[way];
  const russia = touchesRussia ? ', touches Russia or Belarus' : '';
  return `Leg ${index + 1}: ${cleanText(from.name, 40)} to ${cleanText(to.name, 40)}, ${by}${russia}`;
}

function longest(strands: readonly Point[][]): Point[] {
  return strands.reduce((long, one) => (one.length > long.length ? one : long), []);
}

function middleArrow(points: readonly Point[], colour: string): string {
  const [before, middle] = [points[Math.floor(points.length / 2) - 1], points[Math.floor(points.length / 2)]];
  if (points.length < LONG_ENOUGH_FOR_ARROW || !before || !middle) return '';
  return arrowHead(middle, [middle[0] - before[0], middle[1] - before[1]], colour);
}

function arrowHead([x, y]: Point, [dx, dy]: Point, colour: string): string {
  const length = Math.hypot(dx, dy) || 1;
  const [ux, uy] = [dx / length, dy / length];
  const at = (along: number, across: number): string =>
    `${Math.round(x + ux * along - uy * across)} ${Math.round(y + uy * along + ux * across)}`;
  return `<path d="M${at(15, 0)}L${at(-9, 12)}L${at(-4, 0)}L${at(-9, -12)}Z" fill="${colour}" stroke="${COLOURS.paper}" stroke-width="1.5"/>`;
}

/** Dotted: beyond the last point nobody has told the way. Over a border it shows the direction only. */
function drawOnward({ from, to }: OnwardLeg, before: Leg | undefined, { view, line }: Canvas): string {
  const start = view.projection(from.position);
  if (!start) return '';
  const end = (to && view.projection(to)) ?? straightOn(start, before, view);
  line.push(...fillIn([start, end]));
  return (
    `<g><title>Likely onward, way not told</title>` +
    `<path d="${toPath([start, end])}" stroke="${COLOURS.accent}" stroke-width="7" stroke-dasharray="${DASHES.onward}"/>` +
    `${arrowHead(end, [end[0] - start[0], end[1] - start[1]], COLOURS.accent)}</g>`
  );
}

function straightOn(start: Point, before: Leg | undefined, view: View): Point {
  const came = (before && view.projection(before.from.position)) ?? [start[0], start[1] + 1];
  const [dx, dy] = [start[0] - came[0], start[1] - came[1]];
  const length = Math.hypot(dx, dy) || 1;
  return [start[0] + (dx / length) * ACROSS_BORDER, start[1] + (dy / length) * ACROSS_BORDER];
}
