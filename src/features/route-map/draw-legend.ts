// Under the map: what the signs mean, of those in use, and the stops that are not on it.
import { COLOURS, DASHES, SIZES } from './palette';
import { drawGlyph } from './name-areas';
import type { RoutePlan } from './plan-route';
import { cleanText, escapeXml, textWidth, wrapText } from './svg-text';

export interface Notes {
  /** Stops on the map whose names had no room. */
  unlabelled: readonly string[];
}

interface Entry {
  text: string;
  /** Drawn in 52 by 24 units with its middle at that height. */
  sign: (x: number, y: number) => string;
}

const ROW = 42;
const SIGN = 52;
const MOST_LISTED = 12;

/** @returns the drawing and how high it is */
export function drawLegend(plan: RoutePlan, { unlabelled }: Notes, top: number): { svg: string; height: number } {
  let [x, y] = [30, top + ROW / 2 + 10];
  const entries = entriesFor(plan).map(({ text, sign }) => {
    const width = SIGN + 14 + textWidth(text, SIZES.small) + 34;
    if (x + width > SIZES.width && x > 30) [x, y] = [30, y + ROW];
    const drawn = `${sign(x, y)}<text x="${x + SIGN + 12}" y="${y + 8}">${escapeXml(text)}</text>`;
    x += Math.round(width);
    return drawn;
  });
  const lines = [
    ...(plan.points.length === 0 ? [NOTHING] : []),
    ...listUnread(plan),
    ...listUnlabelled(unlabelled),
    GROUND,
  ];
  const texts = lines.map((line) => {
    y += SIZES.small + 12;
    const colour = line === GROUND ? ` fill="${COLOURS.quiet}"` : '';
    return `<text x="30" y="${y + 14}"${colour}>${escapeXml(line)}</text>`;
  });
  return {
    svg: `<g font-size="${SIZES.small}">${entries.join('')}${texts.join('')}</g>`,
    height: y + 34 - top,
  };
}

const GROUND = 'Legs show the order of the stops, not the way travelled. Land and borders: Natural Earth.';

const NOTHING = 'No place and no country of the route could be put on the map.';

function listUnread({ unread }: RoutePlan): string[] {
  if (unread.length === 0) return [];
  const shown = unread.slice(0, MOST_LISTED).map(({ number, given }) => `${number} “${cleanText(given, 40)}”`);
  return listed('Not read as a place, not on the map:', shown, unread.length);
}

function listUnlabelled(labels: readonly string[]): string[] {
  return labels.length === 0 ? [] : listed('Without room for a name:', labels.slice(0, 4 * MOST_LISTED), labels.length);
}

function listed(words: string, shown: readonly string[], count: number): string[] {
  const more = count > shown.length ? ` · and ${count - shown.length} more` : '';
  return wrapText(`${words} ${shown.join(' · ')}${more}`, SIZES.small, SIZES.width - 60);
}

function entriesFor({ points, legs, onward, declared, likely }: RoutePlan): Entry[] {
  const has = (way: string): boolean => legs.some((leg) => leg.way === way && !leg.overCaspian);
  const isBoth = declared !== undefined && declared === likely;
  const entries: [boolean, string, Entry['sign']][] = [
    [points.some((point) => point.kind === 'town' && !point.isApproximate), 'place', circle(true)],
    [points.some((point) => point.kind === 'crossing'), 'border crossing', diamond],
    [points.some((point) => point.isApproximate), 'position of the country only', circle(false)],
    [has('land'), 'over land', stroke(COLOURS.leg, DASHES.land, 5)],
    [has('sea'), 'by sea', stroke(COLOURS.leg, DASHES.sea, 5)],
    [legs.some((leg) => leg.overCaspian), 'over the Caspian', stroke(COLOURS.leg, DASHES.sea, 5)],
    [has('air'), 'by air', stroke(COLOURS.leg, DASHES.air, 5)],
    [legs.some((leg) => leg.touchesRussia), 'leg that touches Russia or Belarus', stroke(COLOURS.accent, '', 7)],
    [onward !== undefined, 'likely onward, way not told', stroke(COLOURS.accent, DASHES.onward, 7)],
    [!isBoth && declared !== undefined, 'declared destination', glyphSign('declared', COLOURS.leg)],
    [!isBoth && likely !== undefined, 'likely destination', glyphSign('likely', COLOURS.accent)],
    [isBoth, 'declared and likely destination', glyphSign('both', COLOURS.leg)],
    [true, 'Russia and Belarus', swatch(COLOURS.russianSide)],
  ];
  return entries.flatMap(([isUsed, text, sign]) => (isUsed ? [{ text, sign }] : []));
}

function stroke(colour: string, dash: string, width: number): Entry['sign'] {
  const dashes = dash === '' ? '' : ` stroke-dasharray="${dash}"`;
  return (x, y) =>
    `<path d="M${x} ${y}h${SIGN}" fill="none" stroke="${colour}" stroke-width="${width}" stroke-linecap="round"${dashes}/>`;
}

function circle(isKnown: boolean): Entry['sign'] {
  return (x, y) =>
    isKnown
      ? `<circle cx="${x + 38}" cy="${y}" r="9" fill="${COLOURS.leg}"/>`
      : `<circle cx="${x + 38}" cy="${y}" r="10" fill="none" stroke="${COLOURS.leg}" stroke-width="4" stroke-dasharray="5 5"/>`;
}

function diamond(x: number, y: number): string {
  return `<path d="M${x + 38} ${y - 13}l13 13l-13 13l-13-13Z" fill="${COLOURS.paper}" stroke="${COLOURS.leg}" stroke-width="4"/>`;
}

function glyphSign(glyph: 'declared' | 'likely' | 'both', colour: string): Entry['sign'] {
  return (x, y) => drawGlyph(glyph, x + 36, y, colour);
}

function swatch(colour: string): Entry['sign'] {
  return (x, y) =>
    `<rect x="${x + 6}" y="${y - 12}" width="42" height="24" fill="${colour}" stroke="${COLOURS.border}" stroke-width="2"/>`;
}
