// Names of countries and of the Caspian Sea, each where most of it can be seen; the declared and the likely destination as marked tags.
import { centreOf } from './country-centre';
import { countryAt } from './land-grid';
import type { View } from './fit-view';
import { type Box, boxesAround, type LabelField } from './label-field';
import { drawLeader } from './label-plate';
import { COLOURS, SIZES } from './palette';
import type { RoutePlan } from './plan-route';
import { cleanText, escapeXml, textWidth } from './svg-text';

/** What lies under each cell of the picture: an alpha-2 code, or `CASPIAN`, or nothing of interest. */
interface Ground {
  columns: number;
  rows: number;
  cells: (string | undefined)[];
}

const CELL = 30;
const CASPIAN = 'CASPIAN';
/** Bold letters are so much wider. */
const BOLD = 1.14;

export interface AreaNames {
  plan: RoutePlan;
  path: readonly string[];
  nameOf: (country: string) => string;
}

interface Canvas {
  view: View;
  ground: Ground;
  field: LabelField;
}

export function nameAreas({ plan, path, nameOf }: AreaNames, view: View, field: LabelField): string {
  const canvas = { view, field, ground: readGround(view) };
  const { declared, likely, points, legs } = plan;
  const tags = destinationTags(declared, likely, nameOf).map((tag) => placeTag(tag, plan, canvas));
  const named = new Set([
    declared,
    likely,
    ...points.flatMap(({ kind, countries }) => (kind === 'country' ? countries : [])),
  ]);
  const others = [...new Set([...path, 'RU', 'BY'])].filter((country) => !named.has(country));
  const names = others.map((country) => placeName(country, cleanText(nameOf(country), 30), canvas));
  const sea = legs.some((leg) => leg.overCaspian) ? placeName(CASPIAN, 'Caspian Sea', canvas) : '';
  return [...tags, ...names, sea].join('');
}

/** Inside the country where it has room, else beside its last stop or its middle. */
function placeTag(tag: Tag, { points }: RoutePlan, { view, ground, field }: Canvas): string {
  const size = { width: textWidth(tag.text, SIZES.label) * BOLD + 60, height: SIZES.label + 18 };
  const within = field.place(boxesWithin(ground, tag.country, size, 0.5));
  if (within) return drawTag(within, tag);
  const point = points.findLast(({ kind, countries }) => kind !== 'crossing' && countries.includes(tag.country));
  const position = point?.position ?? centreOf(tag.country);
  const at = position && view.projection(position);
  const beside = at && field.place(boxesAround(at, size.width, size.height));
  return beside ? `${drawLeader(at, beside)}${drawTag(beside, tag)}` : '';
}

/** Only where it stands clear of the route: a name is a help, no part of the answer. */
function placeName(area: string, text: string, { ground, field }: Canvas): string {
  const size = { width: textWidth(text, SIZES.small) + 8, height: SIZES.small + 6 };
  const boxes = boxesWithin(ground, area, size, area === CASPIAN ? 0.4 : 0.75);
  const box = field.place(boxes.filter((one) => field.covered(one) === 0));
  return box ? drawName(box, text, area === CASPIAN ? COLOURS.seaText : COLOURS.quiet) : '';
}

interface Tag {
  country: string;
  text: string;
  glyph: 'declared' | 'likely' | 'both';
  colour: string;
}

function destinationTags(declared: string | undefined, likely: string | undefined, nameOf: AreaNames['nameOf']): Tag[] {
  const tag = (country: string, glyph: Tag['glyph'], words: string, colour: string): Tag => ({
    country,
    glyph,
    text: `${words}: ${cleanText(nameOf(country), 30)}`,
    colour,
  });
  if (declared !== undefined && declared === likely)
    return [tag(declared, 'both', 'Declared and likely', COLOURS.legText)];
  return [
    ...(likely === undefined ? [] : [tag(likely, 'likely', 'Likely', COLOURS.accent)]),
    ...(declared === undefined ? [] : [tag(declared, 'declared', 'Declared', COLOURS.legText)]),
  ];
}

/** A square for what is declared, a diamond for what is likely, one in the other for both. */
export function drawGlyph(glyph: Tag['glyph'], x: number, y: number, colour: string): string {
  const square = `<rect x="${x - 11}" y="${y - 11}" width="22" height="22" fill="${COLOURS.paper}" stroke="${colour}" stroke-width="4"/>`;
  const diamond = (size: number): string =>
    `<path d="M${x} ${y - size}L${x + size} ${y}L${x} ${y + size}L${x - size} ${y}Z" fill="${colour}"/>`;
  return glyph === 'declared' ? square : glyph === 'likely' ? diamond(14) : `${square}${diamond(9)}`;
}

function drawTag(box: Box, { text, glyph, colour }: Tag): string {
  const [x, y] = [Math.round(box.x), Math.round(box.y)];
  return (
    `<g><rect x="${x}" y="${y}" width="${Math.round(box.width)}" height="${box.height}" rx="6" fill="${COLOURS.paper}" stroke="${colour}" stroke-width="3"/>` +
    `${drawGlyph(glyph, x + 24, y + box.height / 2, colour)}` +
    `<text x="${x + 46}" y="${y + 31}" font-size="${SIZES.label}" font-weight="bold" fill="${colour}">${escapeXml(text)}</text></g>`
  );
}

function drawName(box: Box, text: string, colour: string): string {
  const [x, y] = [Math.round(box.x + 4), Math.round(box.y + SIZES.small)];
  return `<text x="${x}" y="${y}" font-size="${SIZES.small}" font-style="italic" fill="${colour}">${escapeXml(text)}</text>`;
}

function readGround({ projection }: View): Ground {
  const [columns, rows] = [Math.floor(SIZES.width / CELL), Math.floor(SIZES.mapHeight / CELL)];
  const cells: Ground['cells'] = [];
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const there = projection.invert?.([(column + 0.5) * CELL, (row + 0.5) * CELL]);
      cells.push(there && Number.isFinite(there[0]) ? groundAt(...there) : undefined);
    }
  }
  return { columns, rows, cells };
}

function groundAt(longitude: number, latitude: number): string | undefined {
  const isCaspian = longitude > 47 && longitude < 54 && latitude > 36.5 && latitude < 47;
  return countryAt(longitude, latitude) ?? (isCaspian ? CASPIAN : undefined);
}

/** Boxes of a size by how much of them lies in the area, best first; none with a smaller share than `least`. */
function boxesWithin(
  { columns, rows, cells }: Ground,
  area: string,
  { width, height }: { width: number; height: number },
  least: number,
): Box[] {
  const [across, down] = [Math.ceil(width / CELL), Math.ceil(height / CELL)];
  const found: { box: Box; share: number; off: number }[] = [];
  const own = cells.flatMap((cell, index) => (cell === area ? [index] : []));
  if (own.length === 0) return [];
  const middle = (axis: (index: number) => number): number =>
    own.reduce((sum, index) => sum + axis(index), 0) / own.length;
  const [middleX, middleY] = [middle((index) => index % columns), middle((index) => Math.floor(index / columns))];
  for (const index of own) {
    const [column, row] = [index % columns, Math.floor(index / columns)];
    const [left, top] = [column - (across >> 1), row - (down >> 1)];
    if (left < 0 || top < 0 || left + across > columns || top + down > rows) continue;
    let inside = 0;
    for (let y = top; y < top + down; y++)
      for (let x = left; x < left + across; x++) if (cells[y * columns + x] === area) inside++;
    const share = inside / (across * down);
    if (share < least) continue;
    const off = Math.hypot(column - middleX, row - middleY);
    found.push({
      box: { x: (column + 0.5) * CELL - width / 2, y: (row + 0.5) * CELL - height / 2, width, height },
      share,
      off,
    });
  }
  return found.sort((a, b) => b.share - a.share || a.off - b.off).map(({ box }) => box);
}
