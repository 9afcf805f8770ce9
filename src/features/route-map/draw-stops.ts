// The marks of the stops and their labels: a circle for a place, a diamond for a border crossing, a hollow circle for a country without a place.
import type { View } from './fit-view';
import { type Box, boxesAround, type LabelField, type Point } from './label-field';
import { drawLeader, drawPlate } from './label-plate';
import { COLOURS, SIZES } from './palette';
import { type RoutePoint, touchesRussianSide } from './plan-route';
import { cleanText, escapeXml, textWidth } from './svg-text';

/** Points that fall on the same spot of the map share a mark. */
export interface Mark {
  at: Point;
  points: RoutePoint[];
}

export interface DrawnStops {
  svg: string;
  /** Labels for which there was no room: they are listed under the map. */
  unlabelled: string[];
}

const SAME_SPOT = 5;
const MARK_SIZE = 13;
const LONGEST_NAME = 30;

export function groupMarks(points: readonly RoutePoint[], view: View): Mark[] {
  const marks: Mark[] = [];
  for (const point of points) {
    const at = view.projection(point.position);
    if (!at) continue;
    const same = marks.find((mark) => Math.hypot(mark.at[0] - at[0], mark.at[1] - at[1]) < SAME_SPOT);
    if (same) same.points.push(point);
    else marks.push({ at, points: [point] });
  }
  return marks;
}

export function drawStops(marks: readonly Mark[], field: LabelField): DrawnStops {
  for (const { at } of marks) field.take(boxOfMark(at));
  const unlabelled: string[] = [];
  const labels = inOrderOfWeight(marks).map((mark) => {
    const label = labelOf(mark);
    const placed = drawLabel(mark, label, field);
    if (placed !== undefined) return placed;
    unlabelled.push(label);
    const numbers = numbersOf(mark);
    return numbers === '' ? '' : (drawLabel(mark, numbers, field) ?? '');
  });
  return {
    svg: `<g>${marks.map(drawMark).join('')}</g><g font-size="${SIZES.label}">${labels.join('')}</g>`,
    unlabelled,
  };
}

function boxOfMark([x, y]: Point): Box {
  return { x: x - MARK_SIZE, y: y - MARK_SIZE, width: MARK_SIZE * 2, height: MARK_SIZE * 2 };
}

/** Both ends first, then crossings and what touches Russia, then the rest in travel order: who comes first gets room first. */
function inOrderOfWeight(marks: readonly Mark[]): Mark[] {
  const weight = ({ points }: Mark, index: number): number => {
    if (index === 0 || index === marks.length - 1) return 0;
    return points.some((point) => point.kind === 'crossing' || touchesRussianSide(point)) ? 1 : 2;
  };
  return marks
    .map((mark, index) => ({ mark, index, weight: weight(mark, index) }))
    .sort((a, b) => a.weight - b.weight || a.index - b.index)
    .map(({ mark }) => mark);
}

function numbersOf({ points }: Mark): string {
  return points.flatMap(({ number }) => number ?? []).join(', ');
}

function labelOf(mark: Mark): string {
  const names = new Set(mark.points.map(nameOfPoint));
  const numbers = numbersOf(mark);
  return cleanText(`${numbers} ${[...names].join(' / ')}`, LONGEST_NAME + numbers.length + 1);
}

function nameOfPoint({ name, kind, countries, isApproximate }: RoutePoint): string {
  const short = cleanText(name, LONGEST_NAME - 8);
  if (kind === 'crossing') return `${short} (${countries.join('/')})`;
  return isApproximate && kind !== 'country' ? `${short} (${countries.join()}, about)` : short;
}

function drawMark({ at: [atX, atY], points }: Mark): string {
  const [x, y] = [Math.round(atX), Math.round(atY)];
  const colour = points.some(touchesRussianSide) ? COLOURS.accent : COLOURS.leg;
  const title = escapeXml(points.map(describePoint).join('; '));
  const pen = `stroke="${colour}" stroke-width="4"`;
  const isCrossing = points.some(({ kind }) => kind === 'crossing');
  const isVague = points.every(({ isApproximate }) => isApproximate);
  const shape = isCrossing
    ? `<path d="M${x} ${y - 13}L${x + 13} ${y}L${x} ${y + 13}L${x - 13} ${y}Z" fill="${COLOURS.paper}" ${pen}/>`
    : isVague
      ? `<circle cx="${x}" cy="${y}" r="10" fill="${COLOURS.paper}" fill-opacity="0.6" ${pen} stroke-dasharray="5 5"/>`
      : `<circle cx="${x}" cy="${y}" r="9" fill="${colour}" stroke="${COLOURS.paper}" stroke-width="3"/>`;
  return `<g><title>${title}</title>${shape}</g>`;
}

export function describePoint({ number, name, given, kind, countries, isApproximate }: RoutePoint): string {
  const called = cleanText(name, 40);
  const asGiven = given === '' || given === name ? '' : `, given as “${cleanText(given, 60)}”`;
  const what = kind === 'crossing' ? `crossing ${countries.join('/')}` : countries.join();
  const vague = isApproximate ? ', position of the country' : '';
  return `${number === null ? '' : `${number}. `}${called} (${what}${vague})${asGiven}`;
}

function drawLabel(mark: Mark, text: string, field: LabelField): string | undefined {
  const width = textWidth(text, SIZES.label) + 12;
  const box = field.place(boxesAround(mark.at, width, SIZES.label + 8));
  if (!box) return undefined;
  const isVague = mark.points.every(({ isApproximate }) => isApproximate);
  const slant = isVague ? ` font-style="italic" fill="${COLOURS.quiet}"` : '';
  return `${box.distance < 30 ? '' : drawLeader(mark.at, box)}${drawPlate(box)}<text x="${Math.round(box.x + 6)}" y="${Math.round(box.y + SIZES.label)}"${slant}>${escapeXml(text)}</text>`;
}
