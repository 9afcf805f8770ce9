// The map of a route as one SVG: the same function for the console, the report and the command line. Pure: same input, same bytes.
import { CORRIDOR_WORDS } from './corridor-words';
import { drawLand } from './draw-land';
import { drawLegend } from './draw-legend';
import { describeLeg, drawLegs } from './draw-legs';
import { describePoint, drawStops, groupMarks } from './draw-stops';
import { fitView, type View } from './fit-view';
import { LabelField } from './label-field';
import { nameAreas } from './name-areas';
import { COLOURS, SIZES } from './palette';
import { planRoute, type RoutePlan } from './plan-route';
import type { RouteMapInput } from './route-map-input';
import type { Position } from './simplify-line';
import { cleanText, escapeXml } from './svg-text';

const FONT = 'DejaVu Sans, Noto Sans, Arial, sans-serif';
const LONGEST_DESCRIPTION = 4000;

/**
 * Draws stops, legs and destinations on a map that shows all of them. Places without a position stand in the middle of their country and are
 * marked so; what could not be read is listed below. The SVG has no script, style sheet, reference or font of its own.
 */
export function drawRouteMap(input: RouteMapInput): string {
  const plan = planRoute(input);
  const view = fitView(positionsOf(plan), linesOf(plan), {
    width: SIZES.width,
    height: SIZES.mapHeight,
    margin: SIZES.margin,
  });
  const { map, unlabelled } = drawMap(input, plan, view);
  const legend = drawLegend(plan, { unlabelled }, SIZES.header + SIZES.mapHeight);
  const height = Math.round(SIZES.header + SIZES.mapHeight + legend.height);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${SIZES.width / 2}" height="${height / 2}" viewBox="0 0 ${SIZES.width} ${height}" role="img" font-family="${FONT}" fill="${COLOURS.text}">`,
    `<title>${escapeXml(cleanText(`Route map of ${input.title}`, 120))}</title>`,
    `<desc>${escapeXml(describe(input, plan))}</desc>`,
    `<rect width="${SIZES.width}" height="${height}" fill="${COLOURS.paper}"/>`,
    drawHeader(input),
    map,
    legend.svg,
    '</svg>',
  ].join('\n');
}

function drawMap(input: RouteMapInput, plan: RoutePlan, view: View): { map: string; unlabelled: string[] } {
  const { width, mapHeight, header } = SIZES;
  const { path } = input.corridor;
  const land = drawLand(view, path, plan);
  const legs = drawLegs(plan, view);
  const field = new LabelField({ width, height: mapHeight }, legs.line);
  const stops = drawStops(groupMarks(plan.points, view), field);
  const names = nameAreas({ plan, path, nameOf: input.nameOf }, view, field);
  const map = [
    // A nested picture cuts off what reaches over its edge, without any reference to a clip path.
    `<svg x="0" y="${header}" width="${width}" height="${mapHeight}" viewBox="0 0 ${width} ${mapHeight}" overflow="hidden">`,
    `<rect width="${width}" height="${mapHeight}" fill="${COLOURS.sea}"/>`,
    land,
    legs.svg,
    names,
    stops.svg,
    '</svg>',
  ].join('\n');
  return { map, unlabelled: stops.unlabelled };
}

function drawHeader({ title, corridor, declaredDestination, nameOf }: RouteMapInput): string {
  const { kind, likelyDestination, confidence } = corridor;
  const name = (country: string | null | undefined): string => (country ? cleanText(nameOf(country), 30) : 'not told');
  const ends = `Declared: ${name(declaredDestination)} · Likely: ${name(likelyDestination)} · Confidence ${Math.round(confidence * 100)} %`;
  return (
    `<text x="30" y="36" font-size="30" font-weight="bold">${escapeXml(CORRIDOR_WORDS[kind])}</text>` +
    `<text x="30" y="70" font-size="${SIZES.label}">${escapeXml(ends)}</text>` +
    `<text x="${SIZES.width - 30}" y="36" font-size="${SIZES.label}" text-anchor="end" fill="${COLOURS.quiet}">${escapeXml(cleanText(title, 50))}</text>`
  );
}

function describe({ corridor }: RouteMapInput, { points, legs, unread }: RoutePlan): string {
  const parts = [
    CORRIDOR_WORDS[corridor.kind],
    corridor.explanation,
    `Stops: ${points.map(describePoint).join('; ') || 'none'}.`,
    ...legs.map((leg, index) => `${describeLeg(leg, index)}.`),
    ...unread.map(({ number, given }) => `Stop ${number} could not be read: ${cleanText(given, 60)}.`),
  ];
  return cleanText(parts.join(' '), LONGEST_DESCRIPTION);
}

function positionsOf({ points, onward }: RoutePlan): Position[] {
  return [...points.map(({ position }) => position), ...(onward?.to ? [onward.to] : [])];
}

function linesOf({ legs, onward }: RoutePlan): Position[][] {
  const lines = legs.map(({ line }) => line);
  return onward?.to ? [...lines, [onward.from.position, onward.to]] : lines;
}
