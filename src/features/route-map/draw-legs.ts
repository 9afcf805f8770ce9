// The legs of the route in order, each with an arrow in its middle: solid by land, dashed by sea, in the accent colour where it touches Russia or Belarus.
import { geoInterpolate } from 'd3-geo';
import type { View } from './fit-view';
import type { Point } from './label-field';
import { COLOURS, DASHES } from './palette';
import type { Leg, OnwardLeg, RoutePlan, RoutePoint } from './plan-route';
import type { Position } from './simplify-line';
import { cleanText, escapeXml } from './svg-text';

export interface DrawnLegs {
  svg: string;
  /** Points along all legs, close together: labels keep off them. */
  line: Point[];
}

const BETWEEN_POINTS = 10;
const LONG_ENOUGH_FOR_ARROW = 56;
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
  const strands = strandsOf(leg.from.position, leg.to.position, leg.way === 'land', view);
  for (const strand of strands) line.push(...fillIn(strand));
  const colour = leg.touchesRussia ? COLOURS.accent : COLOURS.leg;
  const width = leg.touchesRussia ? 7 : 5;
  const path = strands.map(toPath).join('');
  const dash = DASHES[leg.way] === '' ? '' : ` stroke-dasharray="${DASHES[leg.way]}"`;
  const title = escapeXml(describeLeg(leg, index));
  return (
    `<g><title>${title}</title><path d="${path}" stroke="${COLOURS.paper}" stroke-width="${width + 5}" stroke-opacity="0.75"/>` +
    `<path d="${path}" stroke="${colour}" stroke-width="${width}"${dash}/>${middleArrow(strands[0] ?? [], colour)}</g>`
  );
}

export function describeLeg({ from, to, way, overCaspian, touchesRussia }: Leg, index: number): string {
  const by = overCaspian ? 'over the Caspian Sea' : { land: 'over land', sea: 'by sea', air: 'by air' }[way];
  const russia = touchesRussia ? ', touches Russia or Belarus' : '';
  return `Leg ${index + 1}: ${nameOfPoint(from)} to ${nameOfPoint(to)}, ${by}${russia}`;
}

function nameOfPoint({ name }: RoutePoint): string {
  return cleanText(name, 40);
}

/** Straight on the map, or along the great circle, cut where the map of the world ends. */
function strandsOf(from: Position, to: Position, isStraight: boolean, view: View): Point[][] {
  const ends = [view.projection(from), view.projection(to)];
  if (isStraight && ends[0] && ends[1]) return [[ends[0], ends[1]]];
  const strands: Point[][] = [];
  let open = false;
  const collect = {
    point: (x: number, y: number) => {
      if (!open) strands.push([]);
      open = true;
      strands.at(-1)?.push([x, y]);
    },
    lineStart: () => {
      open = false;
    },
    lineEnd: () => {
      open = false;
    },
    polygonStart: () => undefined,
    polygonEnd: () => undefined,
  };
  const stream = view.projection.stream(collect);
  const between = geoInterpolate(from, to);
  stream.lineStart();
  for (let i = 0; i <= 32; i++) stream.point(...between(i / 32));
  stream.lineEnd();
  return strands;
}

function toPath(strand: readonly Point[]): string {
  return strand.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${Math.round(x)} ${Math.round(y)}`).join('');
}

function fillIn(strand: readonly Point[]): Point[] {
  const points: Point[] = [];
  strand.forEach(([x, y], index) => {
    const [toX, toY] = strand[index + 1] ?? [x, y];
    const steps = Math.max(1, Math.ceil(Math.hypot(toX - x, toY - y) / BETWEEN_POINTS));
    for (let i = 0; i < steps; i++) points.push([x + ((toX - x) * i) / steps, y + ((toY - y) * i) / steps]);
  });
  return points;
}

function middleArrow(strand: readonly Point[], colour: string): string {
  const points = fillIn(strand);
  const length = points.length * BETWEEN_POINTS;
  const [before, middle] = [points[Math.floor(points.length / 2) - 1], points[Math.floor(points.length / 2)]];
  if (length < LONG_ENOUGH_FOR_ARROW || !before || !middle) return '';
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
  const path = toPath([start, end]);
  return (
    `<g><title>Likely onward, way not told</title><path d="${path}" stroke="${COLOURS.accent}" stroke-width="7" stroke-dasharray="${DASHES.onward}"/>` +
    `${arrowHead(end, [end[0] - start[0], end[1] - start[1]], COLOURS.accent)}</g>`
  );
}

function straightOn(start: Point, before: Leg | undefined, view: View): Point {
  const came = (before && view.projection(before.from.position)) ?? [start[0], start[1] + 1];
  const [dx, dy] = [start[0] - came[0], start[1] - came[1]];
  const length = Math.hypot(dx, dy) || 1;
  return [start[0] + (dx / length) * ACROSS_BORDER, start[1] + (dy / length) * ACROSS_BORDER];
}
