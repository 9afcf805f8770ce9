// Finds room for labels: each takes the first place where it meets no other label or mark and covers least of the route.

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

export type Point = [x: number, y: number];

const BUCKET = 64;

export class LabelField {
  private readonly taken: Box[] = [];
  /** Points of the route by the square that they lie in. */
  private readonly buckets = new Map<number, Point[]>();

  /** @param line points along the route, close together */
  constructor(
    private readonly frame: { width: number; height: number },
    line: readonly Point[],
  ) {
    for (const point of line) {
      const key = bucketOf(point[0], point[1]);
      const bucket = this.buckets.get(key);
      if (bucket) bucket.push(point);
      else this.buckets.set(key, [point]);
    }
  }

  take(box: Box): void {
    this.taken.push(box);
  }

  isFree(box: Box): boolean {
    return this.isInside(box) && !this.taken.some((other) => overlap(box, other));
  }

  /** How many points of the route a box would cover. */
  covered({ x, y, width, height }: Box): number {
    const [left, right, top, bottom] = [x - 4, x + width + 4, y - 2, y + height + 2];
    let count = 0;
    for (let atY = top; atY < bottom + BUCKET; atY += BUCKET)
      for (let atX = left; atX < right + BUCKET; atX += BUCKET)
        for (const [pointX, pointY] of this.buckets.get(bucketOf(atX, atY)) ?? [])
          if (pointX > left && pointX < right && pointY > top && pointY < bottom) count++;
    return count;
  }

  /** Takes the best of the free boxes, the earlier of equals; undefined where all are taken. */
  place<B extends Box>(candidates: readonly B[]): B | undefined {
    let best: B | undefined;
    let least = Infinity;
    for (const [rank, box] of candidates.entries()) {
      if (rank / 10 >= least || !this.isFree(box)) continue;
      const cost = this.covered(box) + rank / 10;
      if (cost < least) [best, least] = [box, cost];
    }
    if (best) this.take(best);
    return best;
  }

  private isInside({ x, y, width, height }: Box): boolean {
    return x >= 8 && y >= 8 && x + width <= this.frame.width - 8 && y + height <= this.frame.height - 8;
  }
}

function bucketOf(x: number, y: number): number {
  return Math.floor(y / BUCKET) * 4096 + Math.floor(x / BUCKET);
}

function overlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

/** Boxes of a size around a mark, the most readable first: right, left, above, below, corners, then farther off. */
export function boxesAround([x, y]: Point, width: number, height: number): (Box & { distance: number })[] {
  return [20, 46, 86, 130].flatMap((distance) => {
    const slant = distance * 0.75;
    const [right, left] = [x + distance, x - distance - width];
    const [above, below] = [y - distance - height + 6, y + distance - 6];
    const corners: Point[] = [
      [right, y - height / 2],
      [left, y - height / 2],
      [x + slant, y - slant - height / 2],
      [x + slant, y + slant - height / 2],
      [x - slant - width, y - slant - height / 2],
      [x - slant - width, y + slant - height / 2],
      [x - width / 2, above],
      [x - width / 2, below],
      [x - width * 0.2, above],
      [x - width * 0.8, above],
      [x - width * 0.2, below],
      [x - width * 0.8, below],
    ];
    return corners.map(([boxX, boxY]) => ({ x: boxX, y: boxY, width, height, distance }));
  });
}
