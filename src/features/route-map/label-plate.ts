// What stands behind and beside a label: a pale plate, so that it can be read on lines, and a thin line to a mark that it stands off from.
import type { Box, Point } from './label-field';
import { COLOURS } from './palette';

export function drawPlate({ x, y, width, height }: Box): string {
  return `<rect x="${Math.round(x)}" y="${Math.round(y)}" width="${Math.round(width)}" height="${Math.round(height)}" rx="5" fill="${COLOURS.paper}" fill-opacity="0.78"/>`;
}

export function drawLeader([x, y]: Point, box: Box): string {
  const toX = Math.max(box.x, Math.min(x, box.x + box.width));
  const toY = Math.max(box.y, Math.min(y, box.y + box.height));
  return `<path d="M${Math.round(x)} ${Math.round(y)}L${Math.round(toX)} ${Math.round(toY)}" stroke="${COLOURS.quiet}" stroke-width="2"/>`;
}
