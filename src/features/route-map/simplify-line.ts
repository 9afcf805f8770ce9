// Leaves out the points of a coast or border that nobody would see at a scale (Douglas and Peucker).

export type Position = [longitude: number, latitude: number];

/**
 * The points of a line that lie further than `tolerance` degrees from the line without them; both ends always stay, so that neighbours
 * that share a border still share it.
 */
export function simplifyLine(line: readonly Position[], tolerance: number): Position[] {
  const kept = new Uint8Array(line.length);
  kept[0] = 1;
  kept[line.length - 1] = 1;
  const open: [number, number][] = [[0, line.length - 1]];
  for (let span = open.pop(); span; span = open.pop()) {
    const [first, last] = span;
    const { index, distance } = farthest(line, first, last);
    if (distance <= tolerance) continue;
    kept[index] = 1;
    open.push([first, index], [index, last]);
  }
  return line.filter((_, index) => kept[index] === 1);
}

function farthest(line: readonly Position[], first: number, last: number): { index: number; distance: number } {
  const [a, b] = [line[first], line[last]];
  let [index, most] = [first, 0];
  if (!a || !b) return { index, distance: 0 };
  // Degrees of longitude shrink towards the poles.
  const narrow = Math.cos((a[1] * Math.PI) / 180);
  const [dx, dy] = [(b[0] - a[0]) * narrow, b[1] - a[1]];
  const length = dx * dx + dy * dy;
  for (let i = first + 1; i < last; i++) {
    const point = line[i];
    if (!point) continue;
    const [px, py] = [(point[0] - a[0]) * narrow, point[1] - a[1]];
    const along = length === 0 ? 0 : Math.max(0, Math.min(1, (px * dx + py * dy) / length));
    const off = (px - along * dx) ** 2 + (py - along * dy) ** 2;
    if (off > most) [index, most] = [i, off];
  }
  return { index, distance: Math.sqrt(most) };
}
